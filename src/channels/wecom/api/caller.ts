import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import { type Download, readDownload } from './download.ts';
import { afterUncertain, WecomError } from './errors.ts';
import { exchange, readReply } from './exchange.ts';

export interface CallerOptions {
  /** Where WeCom is: `https://qyapi.weixin.qq.com`, or what speaks like it. */
  base: string;
  /** Real time one attempt may take. */
  timeoutMs?: number;
  /** Real time a call may take with all its attempts. */
  callTimeoutMs?: number;
  /** In [0, 1), for the jitter of retries. */
  random?: () => number;
  /** How the time between attempts passes; ends early when `signal` says so. */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** What stands in the query of every call and lets us in. */
export interface Credential {
  name: 'access_token' | 'key' | 'response_code';
  get(): Promise<string>;
  /** Told that WeCom doesn't take this value any more. Absent where there is no other. */
  refuse?(value: string): Promise<void>;
}

export type Query = Readonly<Record<string, string | number>>;

export interface PostOptions {
  /** Whether saying it twice does no harm: then an unknown outcome is tried again. */
  idempotent: boolean;
  query?: Query;
}

/**
 * Calls of WeCom, by path below /cgi-bin/. What WeCom or the way to it refuses is thrown as WecomError. `errcode` -1 and a link that is down are tried
 * again three times at most, with back-off; a stale token is renewed once; a call that may be repeated is also tried
 * again after HTTP errors and time-outs.
 */
export interface Caller {
  post<S extends z.ZodType>(path: string, body: object, reply: S, options: PostOptions): Promise<z.output<S>>;
  get<S extends z.ZodType>(path: string, query: Query, reply: S): Promise<z.output<S>>;
  /** `form` is asked anew for every attempt. */
  upload<S extends z.ZodType>(path: string, query: Query, form: () => FormData, reply: S): Promise<z.output<S>>;
  download(path: string, query: Query, maxBytes: number): Promise<Download>;
}

const MOST_RETRIES = 3;
const FIRST_WAIT_MS = 200;

interface Request<T> extends PostOptions {
  path: string;
  init(): RequestInit;
  read(response: Response): Promise<T>;
}

export function createCaller(options: CallerOptions, credential: Credential): Caller {
  const { base, timeoutMs = 8_000, callTimeoutMs = 20_000, random = Math.random, wait = waitReally } = options;

  async function call<T>(request: Request<T>): Promise<T> {
    const whole = AbortSignal.timeout(callTimeoutMs);
    const attempt = withRenewal(request, whole);
    let wasUncertain = false;
    for (let tries = 0; ; tries++) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof WecomError)) throw error;
        const failure = wasUncertain ? afterUncertain(error) : error;
        wasUncertain ||= error.action === 'uncertain';
        if (tries === MOST_RETRIES || whole.aborted || !mayRepeat(error, request.idempotent)) throw failure;
        const full = FIRST_WAIT_MS * 2 ** tries;
        await wait(full / 2 + (full / 2) * random(), whole);
        if (whole.aborted) throw failure;
      }
    }
  }

  /** One attempt after another; in all of them together a refused credential is renewed once. */
  function withRenewal<T>(request: Request<T>, whole: AbortSignal): () => Promise<T> {
    let mayRenew = credential.refuse !== undefined;
    return async function attempt(): Promise<T> {
      const value = await credential.get();
      try {
        return await send(request, value, whole);
      } catch (error) {
        if (!mayRenew || !(error instanceof WecomError) || error.action !== 'refresh') throw error;
        mayRenew = false;
        await credential.refuse?.(value);
        return await attempt();
      }
    };
  }

  async function send<T>({ path, query = {}, init, read }: Request<T>, value: string, whole: AbortSignal): Promise<T> {
    const url = urlOf(base, path, { ...query, [credential.name]: value });
    const signal = AbortSignal.any([whole, AbortSignal.timeout(timeoutMs)]);
    return await exchange({ path, url, init: init(), signal, read });
  }

  const asReply =
    <S extends z.ZodType>(path: string, reply: S) =>
    async (response: Response) =>
      await readReply(path, await response.text(), reply);

  return {
    post: (path, body, reply, { idempotent, query = {} }) =>
      call({ path, query, idempotent, init: () => jsonOf(body), read: asReply(path, reply) }),
    get: (path, query, reply) =>
      call({ path, query, idempotent: true, init: () => ({ method: 'GET' }), read: asReply(path, reply) }),
    upload: (path, query, form, reply) =>
      call({
        ...{ path, query, idempotent: true, read: asReply(path, reply) },
        init: () => ({ method: 'POST', body: form() }),
      }),
    download: (path, query, maxBytes) =>
      call({
        ...{ path, query, idempotent: true, init: () => ({ method: 'GET' }) },
        read: (response) => readDownload(path, response, maxBytes),
      }),
  };
}

/** The address of a call. A `base` with a path of its own keeps it. */
export function urlOf(base: string, path: string, query: Query): URL {
  const url = new URL(`${base.replace(/\/+$/, '')}/cgi-bin/${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url;
}

function jsonOf(body: object): RequestInit {
  return { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json; charset=utf-8' } };
}

function mayRepeat({ action, code }: WecomError, idempotent: boolean): boolean {
  if (action === 'uncertain') return idempotent;
  return action === 'retry' && (code === undefined || code === -1);
}

async function waitReally(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => {}); // the caller looks at the signal
}
