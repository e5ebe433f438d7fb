import { z } from 'zod';
import { reasonOf } from '../../../platform/reason-of.ts';
import { errorOfCode, WecomError } from './errors.ts';

export interface Exchange<T> {
  /** The path below /cgi-bin/, for errors: the address itself holds a credential. */
  path: string;
  url: URL;
  init: RequestInit;
  /** Ends the attempt. */
  signal: AbortSignal;
  read(response: Response): Promise<T>;
  /** What an HTTP status from 400 to 499 means; absent: an unknown outcome, as others. */
  refused?(status: number): WecomError;
}

/** Failures before anything of the request can have arrived. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** One request and its answer. @throws WecomError alone, and never with the address or the body in it */
export async function exchange<T>({ path, url, init, signal, read, refused }: Exchange<T>): Promise<T> {
  try {
    const response = await fetch(url, { ...init, signal, redirect: 'error' });
    if (response.status === 200) return await read(response);
    await response.body?.cancel();
    const { status } = response;
    throw (refused && status >= 400 && status < 500 && refused(status)) || unknownOutcome(path, `HTTP ${status}`);
  } catch (error) {
    if (error instanceof WecomError) throw error;
    const reason = reasonOf(error);
    if (NOT_SENT.has(reason)) throw new WecomError({ path, action: 'retry', text: 'unreachable', detail: reason });
    throw unknownOutcome(path, reason);
  }
}

const head = z.object({ errcode: z.number().int(), errmsg: z.string().optional() });

/** Reads a JSON answer. @throws WecomError of its errcode; `bug` where the shape is not what we know */
export async function readReply<S extends z.ZodType>(path: string, text: string, reply: S): Promise<z.output<S>> {
  const value = parseJson(text);
  const status = head.safeParse(value);
  if (!status.success) throw unknownOutcome(path, 'the answer is not an answer of WeCom');
  if (status.data.errcode !== 0) throw errorOfCode(path, status.data.errcode, status.data.errmsg);
  const result = reply.safeParse(value);
  if (result.success) return result.data;
  const where = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.code}`).join(', ');
  throw new WecomError({ path, action: 'bug', text: 'unlisted', detail: `unexpected answer: ${where}` });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // told from an answer by its missing errcode
  }
}

function unknownOutcome(path: string, detail: string): WecomError {
  return new WecomError({ path, action: 'uncertain', text: 'unknownOutcome', detail });
}
