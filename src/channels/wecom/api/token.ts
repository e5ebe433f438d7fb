import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db.ts';
import { type Credential, urlOf } from './caller.ts';
import { WecomError } from './errors.ts';
import { exchange, readReply } from './exchange.ts';
import { deleteToken, type StoredToken, tokenOrFetch } from './token-store.ts';

export interface TokenOptions {
  base: string;
  corpid: string;
  /** Of one app: its token opens that app's calls and no other's. */
  secret: string;
  db: Db;
  clock: Clock;
  /** Real time a fetch may take. */
  timeoutMs?: number;
}

/** A token is not used in its last minutes, so that it doesn't end on the way. */
const MARGIN_MS = 5 * 60_000;
/** After a refused secret nothing is asked for so long: repeated wrong secrets bar our address for an hour. */
const REFUSED_MS = 60_000;

const reply = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/**
 * The access_token of one app, kept in memory and in the database and fetched by one caller at a time, in this process
 * and among all. `get` throws WecomError.
 */
export function createAccessToken(options: TokenOptions): Required<Credential> {
  const { corpid, secret, db, clock } = options;
  const key = `${corpid}:${createHash('sha256').update(secret).digest('hex').slice(0, 32)}`;
  let kept: StoredToken | undefined;
  let refused: { error: WecomError; until: number } | undefined;
  let underWay: Promise<string> | undefined;

  const usableAfter = () => new Date(clock.now().getTime() + MARGIN_MS);

  async function look(): Promise<string> {
    kept = await tokenOrFetch(db, key, usableAfter(), () => fetchToken(options));
    return kept.token;
  }

  function remember(error: unknown): never {
    if (error instanceof WecomError && error.action === 'operator') {
      refused = { error, until: clock.now().getTime() + REFUSED_MS };
    }
    throw error;
  }

  return {
    name: 'access_token',
    async get() {
      if (kept && kept.expiresAt > usableAfter()) return kept.token;
      if (refused && refused.until > clock.now().getTime()) throw refused.error;
      underWay ??= look()
        .catch(remember)
        .finally(() => {
          underWay = undefined;
        });
      return await underWay;
    },
    async refuse(token) {
      if (kept?.token === token) kept = undefined;
      await deleteToken(db, key, token);
    },
  };
}

async function fetchToken({ base, corpid, secret, clock, timeoutMs = 5_000 }: TokenOptions): Promise<StoredToken> {
  const path = 'gettoken';
  const asked = clock.now().getTime();
  const { access_token, expires_in } = await exchange({
    path,
    url: urlOf(base, path, { corpid, corpsecret: secret }),
    init: { method: 'GET' },
    signal: AbortSignal.timeout(timeoutMs),
    read: async (response) => await readReply(path, await response.text(), reply),
  }).catch(notYetSent);
  return { token: access_token, expiresAt: new Date(asked + expires_in * 1000) };
}

/** However the fetch ended, the call that wanted the token was not made: it may be tried again. */
function notYetSent(error: unknown): never {
  if (!(error instanceof WecomError) || error.action !== 'uncertain') throw error;
  throw new WecomError({ path: error.path, action: 'retry', text: 'unreachable', detail: error.message });
}
