import type { DateTime } from 'luxon';
import { readNumber } from '../numerals.ts';
import type { Days } from './days.ts';

/** Days told by their distance from today; Cantonese 听日 and frequent slips (名天) among them. */
export const nearDayPattern = [
  '今明后?[两三]?[天日]',
  '明后[两]?[天日]',
  '大+[前后]天',
  '(?<![以之然提往最今])后[天日]',
  '(?<![以之提])前[天日]',
  '[今昨明听琴寻名侯次翌][天日](?<!名日|侯日|听天|琴天|寻天|次天|翌天)',
  '[今昨明]儿个?|今个儿?|(?<![然以之])后儿个?',
  '(?<![说声证表文聪发透照])明(?=[早晚晨夜朝])|[今昨听琴寻当](?=[早晚晨夜朝])|(?<![以之提])前(?=[早晚](?!上|间))',
  '(?<![以之提])前[两三几](?:天|日)',
  '(?:这|近)[两三四五几][天日]',
].join('|');

const offsets: readonly (readonly [RegExp, number])[] = [
  [/^[今当]/, 0],
  [/^[明听名次翌]/, 1],
  [/^[后侯]/, 2],
  [/^[昨琴寻]/, -1],
  [/^前/, -2],
];

/** “今明两天”, “大后天”, “这几天”, “前两天”; undefined for anything else. */
export function resolveNearDay(said: string, today: DateTime): Days | undefined {
  const far = /^(大+)([前后])天$/.exec(said);
  if (far?.[1]) {
    const distance = 2 + far[1].length;
    return oneDay(today.plus({ days: far[2] === '后' ? distance : -distance }));
  }
  const pair = /^(今)?明(后)?/.exec(said);
  if (pair && /^(?:今明|明后)/.test(said)) return run(today, pair[1] ? 0 : 1, pair[2] ? 2 : 1);
  const before = /^前([两三几])[天日]$/.exec(said);
  if (before?.[1]) return run(today, -amount(before[1]), -1);
  const these = /^(?:这|近)([两三四五几])[天日]$/.exec(said);
  if (these?.[1]) return run(today, 0, amount(these[1]) - 1);
  if (!/^(?:[今昨明听琴寻名侯次翌当后前])(?:[天日个]|儿个?|个儿)?$/.test(said)) return undefined;
  const offset = offsets.find(([pattern]) => pattern.test(said))?.[1];
  return offset === undefined ? undefined : oneDay(today.plus({ days: offset }));
}

export function oneDay(day: DateTime): Days {
  return { first: day, last: day };
}

const amount = (said: string): number => (said === '几' ? 3 : readNumber(said));

const run = (today: DateTime, from: number, to: number): Days => ({
  first: today.plus({ days: from }),
  last: today.plus({ days: to }),
});
