import { outsideQuietHours } from '../../messages/quiet-hours.ts';
import type { Span, TimeWindow } from '../../understanding/meaning.ts';
import type { StaffContext } from '../commands/scene.ts';
import { atOnceWords, firstWord, sendWord } from './lexicon.ts';

/** When something is to be sent. `soon`: as soon as it may be said. `past`: the moment that was named is over. */
export type Wish = { kind: 'at-once' } | { kind: 'soon' } | { kind: 'at'; at: Date } | { kind: 'past'; said: string };

/** Reads “明早8点发” or “立即发”, said of a notice. @returns undefined where it says anything else */
export function readWish(ctx: StaffContext, said: string): Wish | undefined {
  const text = said.trim();
  if (atOnceWords.test(text)) return { kind: 'at-once' };
  if (!sendWord.test(text)) return undefined;
  const when = text.replace(sendWord, '').trim();
  const [only, second] = when === '' ? [] : ctx.read(when).times;
  if (!only || second || !coversAll(when, only)) return undefined;
  const { from, past, grain } = only.value;
  if (grain === 'anytime') return undefined;
  return past || from <= ctx.now ? pastOr(ctx, only, when) : { kind: 'at', at: from };
}

/** Only a few words may stand beside the time: “我想明早8点发”. */
const coversAll = (text: string, span: Span<TimeWindow>): boolean => text.length - span.text.length <= 3;

/** “今天发” in the middle of today means as soon as may be. */
function pastOr(ctx: StaffContext, { value }: Span<TimeWindow>, said: string): Wish {
  return value.to && value.to > ctx.now ? { kind: 'soon' } : { kind: 'past', said };
}

/** The wish as a draft holds it. What was asked for a time of rest goes out when it is over. */
export function sendAtOf(ctx: StaffContext, wish: Exclude<Wish, { kind: 'past' }> | undefined): Date | null {
  if (!wish || wish.kind === 'soon') return null;
  const { quietHours } = ctx.community.policy;
  return wish.kind === 'at-once' ? ctx.now : outsideQuietHours(wish.at, quietHours, ctx.community.zone);
}

/** Takes a wish off the beginning of what is to be told. */
export function takeWish(ctx: StaffContext, text: string): { wish: Wish | undefined; rest: string } {
  const [whole, word] = firstWord.exec(text) ?? [];
  const wish = word === undefined ? undefined : readWish(ctx, word);
  return { wish, rest: wish && whole ? text.slice(whole.length) : text };
}
