import { render } from '../../../messages/template.ts';
import { maskSecrets } from '../../../platform/log.ts';
import { meaningOf } from './codes.ts';
import { texts } from './messages.ts';

/**
 * What to do about a call that failed.
 * - `retry`: later, as it is; nothing happened. `hold`: a limit was met, wait `afterSeconds`.
 * - `closed`: nothing until the customer writes again.
 * - `recipient`: never to this recipient. `gone`: never to this chat or webhook.
 * - `media`: upload it again, then once more. `spent`: the card's code is used up, send a new card.
 * - `refresh`: the token is stale even though it was renewed.
 * - `operator`: somebody must change a setting. `bug`: we said something we must not say.
 * - `uncertain`: nobody knows whether it happened.
 */
export type Action =
  | 'retry'
  | 'hold'
  | 'closed'
  | 'recipient'
  | 'gone'
  | 'media'
  | 'spent'
  | 'refresh'
  | 'operator'
  | 'bug'
  | 'uncertain';

export type TextName = Exclude<keyof typeof texts, 'explained' | 'explainedWithoutCode'>;

export interface Failure {
  /** The path below /cgi-bin/, without its query. */
  path: string;
  action: Action;
  text: TextName;
  /** For the log, in English; secrets in it are masked. */
  detail: string;
  /** WeCom's errcode; absent where WeCom said nothing. */
  code?: number;
  /** At least so many seconds before the next try. */
  afterSeconds?: number;
  /** An earlier attempt of the same call had an unknown outcome, so this refusal may be that of a repetition. */
  afterUncertain?: boolean;
}

const MAX_DETAIL_LENGTH = 300;

/** A call that failed, with what to do about it. Its message is fit for a log. */
export class WecomError extends Error {
  override name = 'WecomError';
  readonly path: string;
  readonly action: Action;
  readonly text: TextName;
  readonly code: number | undefined;
  readonly afterSeconds: number | undefined;
  readonly afterUncertain: boolean;

  constructor({ path, action, text, detail, code, afterSeconds, afterUncertain = false }: Failure) {
    super(`${path}: ${maskSecrets(detail).slice(0, MAX_DETAIL_LENGTH)}`);
    this.path = path;
    this.action = action;
    this.text = text;
    this.code = code;
    this.afterSeconds = afterSeconds;
    this.afterUncertain = afterUncertain;
  }
}

/** The error for an errcode other than 0; `errmsg` is only quoted, never read. */
export function errorOfCode(path: string, code: number, errmsg = ''): WecomError {
  return new WecomError({ path, code, detail: `errcode ${code} ${errmsg}`.trim(), ...meaningOf(path, code) });
}

/** The same error, marked: an earlier attempt may have gone through. */
export function afterUncertain(error: WecomError): WecomError {
  const { path, action, text, code, afterSeconds } = error;
  const detail = error.message.slice(path.length + 2);
  return new WecomError({
    ...{ path, action, text, detail, afterUncertain: true },
    ...(code !== undefined && { code }),
    ...(afterSeconds !== undefined && { afterSeconds }),
  });
}

/** What an operator should read: the cause, the call and the errcode. */
export function explain({ path, code, text }: WecomError): string {
  const what = render(texts[text], {});
  return code === undefined
    ? render(texts.explainedWithoutCode, { what, path })
    : render(texts.explained, { what, path, code });
}
