import type { Span, TimeWindow } from '../../understanding/meaning.ts';
import { aroundTime, beforeTime, reasonWords } from './lexicon.ts';

/** A new time with its reason, or what is missing. `said`: the time in the words that were used. */
export type PromiseRead =
  | { kind: 'promise'; at: Date; reason: string }
  | { kind: 'no-time' }
  | { kind: 'no-hour' | 'past' | 'no-reason'; said: string; reason: string };

/**
 * Reads “明天18点 缺阀芯”. A span of time is promised by its end; a day without an hour is no promise, for nobody could
 * tell when it is broken (S47).
 * @param times what the understanding found in the whole message; only those within `rest` count
 */
export function readPromise(rest: string, times: readonly Span<TimeWindow>[], now: Date): PromiseRead {
  const named = times.filter(({ text, value }) => value.grain !== 'anytime' && text !== '' && rest.includes(text));
  const span = named.find(({ value }) => !value.past) ?? named[0];
  if (!span) return { kind: 'no-time' };
  const start = rest.indexOf(span.text);
  const before = rest.slice(0, start).replace(beforeTime, '').trim();
  const after = rest
    .slice(start + span.text.length)
    .replace(aroundTime, '')
    .replace(reasonWords, '')
    .trim();
  const reason = [before.replace(reasonWords, ''), after]
    .filter(Boolean)
    .join('，')
    .replace(/[\s,，.。]+$/, '');
  const said = span.text;
  const { from, to, grain } = span.value;
  if (grain === 'day') return { kind: 'no-hour', said, reason };
  const at = to ?? from;
  if (at <= now) return { kind: 'past', said, reason };
  return /[\p{L}\p{N}]{2}/u.test(reason) ? { kind: 'promise', at, reason } : { kind: 'no-reason', said, reason };
}
