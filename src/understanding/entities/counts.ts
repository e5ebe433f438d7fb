import { deviceNames } from '../lexicon/devices.ts';
import { countedThings } from '../lexicon/things.ts';
import type { Count, Span } from '../meaning.ts';
import { readNumber } from '../numerals.ts';
import { overlaps, type Place, spanOf } from './span.ts';

const things = [...new Set([...deviceNames, ...countedThings])].sort((a, b) => b.length - a.length).join('|');
const number =
  '(?<![.a-z第周期月零〇一二两三四五六七八九十百千万-])(?<number>(?<!\\d)\\d{1,3}|(?!百)[一二两三四五六七八九十百]{1,4})';
const adjective = '(?:[大小新旧坏老破空长短高矮白红黑灰]|楼道|客厅|卧室|厨房|路边|门口)?的?';
const patterns = [
  new RegExp(
    `${number}\\s*(?<measure>[个只位])(?!半?小时|月|星期|礼拜|钟|工作日|多|人头)\\s*${adjective}(?<thing>(?!车道)(?:${things}))`,
    'g',
  ),
  new RegExp(
    `${number}\\s*(?<measure>[扇盏台部根条张辆颗株棵把套块桶箱袋瓶件间头支道处户名盆排组](?!半?小时|[序数手理据子型]|门(?!坏|锁)))\\s*(?:${adjective}(?<thing>(?!车道)(?:${things})))?`,
    'g',
  ),
  new RegExp(`${number}\\s*(?<measure>[次遍])(?![日要序数元])`, 'g'),
];
/** Measures that say nothing without the thing: a piece may be money, a way a phrase. */
const needsThing = new Set(['块', '道', '头', '件', '处', '把', '套', '组', '排', '张', '条', '部', '支']);

/**
 * What is counted, in order: “三个灯”, “两扇窗”, “报了3次”. Times, sums and rooms are no counts: pass them as `taken`.
 * An ordinal (第三个) counts nothing.
 */
export function findCounts(text: string, folded: string, taken: readonly Place[]): Span<Count>[] {
  const found: Span<Count>[] = [];
  for (const match of patterns.flatMap((pattern) => [...folded.matchAll(pattern)])) {
    const { number: said = '', measure = '', thing } = match.groups ?? {};
    const amount = readNumber(said);
    if (Number.isNaN(amount) || (!thing && (needsThing.has(measure) || amount === 1))) continue;
    const span = spanOf(text, { amount, measure, ...(thing && { thing }) }, match.index, match.index + match[0].length);
    if (!overlaps(span, found) && !overlaps(span, taken)) found.push(span);
  }
  return found.sort((a, b) => a.start - b.start);
}
