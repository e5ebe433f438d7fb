import { setTimeout as delay } from 'node:timers/promises';
import { render } from '../../../messages/template.ts';
import { transaction } from '../../../platform/db.ts';
import type { LinkDeps, LinkStanding } from './link.ts';
import { saveLink, saveLogin } from './link-store.ts';
import { endings } from './messages.ts';
import { createNews } from './news.ts';
import type { Ending } from './session.ts';

export interface Book {
  standing(): LinkStanding;
  off(): void;
  starting(): void;
  scan(qr: string): void;
  up(account: string, scanned: boolean): void;
  down(why: Ending['why']): void;
  /** Another process has the login, and writes now. */
  handOver(): void;
  /** Resolves once all of it is written, or given up. */
  written(): Promise<void>;
}

const attempts = 6;
const firstPauseMs = 100;

interface Entry {
  state: LinkStanding['state'];
  why?: Ending['why'];
  qr?: string;
  login?: { account: string; scanned: boolean };
}

/** Keeps how the link stands: here at once, and one after another in the database, together with what is told of it. */
export function openBook(deps: LinkDeps): Book {
  const { config, db, clock, log } = deps;
  const news = createNews(config.name, deps.qrUrl);
  let standing: LinkStanding = { state: 'off', since: clock.now() };
  let line: Promise<void> = Promise.resolve();

  function enter({ state, why, qr, login }: Entry): void {
    const at = clock.now();
    const detail = why ? render(endings[why], { puppet: config.puppet }) : undefined;
    const told = { state, at, ...(why && { why }), ...(detail !== undefined && { detail }) };
    standing = { state, since: at, ...(detail !== undefined && { detail }) };
    log.info({ state, ...(why && { why }) }, 'the link to WeChat');
    const word = news(told);
    const row = { name: config.name, state, detail: detail ?? null, qr: qr ?? null, changedAt: at };
    const write = () =>
      transaction(db, async (tx) => {
        await saveLink(tx, row);
        if (login) await saveLogin(tx, config.name, login.account, login.scanned, at);
        if (word) await deps.tellOperator(tx, word);
      });
    line = line.then(() => persist(write)).catch((err: unknown) => log.error({ err }, 'a change was not written down'));
  }

  return {
    standing: () => standing,
    off: () => enter({ state: 'off' }),
    starting: () => enter({ state: 'starting' }),
    scan: (qr) => enter({ state: 'scan', qr }),
    up: (account, scanned) => enter({ state: 'up', login: { account, scanned } }),
    down: (why) => enter({ state: 'down', why }),
    handOver() {
      standing = { state: 'off', since: clock.now() };
    },
    written: () => line,
  };
}

async function persist(write: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (attempt === attempts) throw error;
      await delay(firstPauseMs * 4 ** (attempt - 1));
    }
  }
}
