import { fold } from './fold.ts';
import { buildingNext, commas, isOnlyJoint, jointAt, listMark, markOrder, sentenceEnd } from './lexicon/joints.ts';

/** How a piece is parted from what stands before it: by a word or a number that begins another, a full stop, a comma. */
export type Joint = 'start' | 'joint' | 'sentence' | 'comma';

export interface Piece {
  /** with the marks that end it */
  text: string;
  joint: Joint;
}

interface Cut {
  at: number;
  /** characters after `at` that only number the piece */
  mark: number;
  joint: Joint;
}

const rank: Record<Joint, number> = { start: 3, joint: 2, sentence: 1, comma: 0 };

/** Cuts a message wherever another matter might begin. The pieces in order hold all of its words but the list marks. */
export function cutPieces(text: string): Piece[] {
  const folded = fold(text);
  const cuts = allCuts(folded, text);
  const pieces: Piece[] = [];
  let joint: Joint = 'comma';
  let begun = '';
  for (const [index, cut] of cuts.entries()) {
    if (rank[cut.joint] > rank[joint]) joint = cut.joint;
    const [start, next] = [cut.at + cut.mark, cuts[index + 1]?.at ?? text.length];
    const piece = begun + text.slice(start, next);
    // “另外 ” before the words that it begins.
    begun = isOnlyJoint.test(folded.slice(start, next)) ? piece : '';
    if (begun !== '' || !/[\p{L}\p{N}]/u.test(piece)) continue;
    pieces.push({ text: piece, joint });
    joint = 'comma';
  }
  const last = pieces.at(-1);
  if (last) last.text += begun;
  return pieces;
}

function allCuts(folded: string, text: string): Cut[] {
  const lists = listCuts(withCircles(folded, text));
  const inMark = ({ at }: Cut) => lists.some((list) => at >= list.at && at <= list.at + list.mark);
  const words = [...folded.matchAll(jointAt)].map((match) => ({ at: match.index, mark: 0, joint: 'joint' as const }));
  const others = [...after(folded, commas, 'comma'), ...after(folded, sentenceEnd, 'sentence'), ...words];
  const cuts = [{ at: 0, mark: 0, joint: 'start' as const }, ...others.filter((cut) => !inMark(cut)), ...lists];
  return cuts.sort((a, b) => a.at - b.at || a.mark - b.mark);
}

const after = (folded: string, marks: RegExp, joint: Joint): Cut[] =>
  [...folded.matchAll(marks)].map((match) => ({ at: match.index + match[0].length, mark: 0, joint }));

const circled = /[①-⑩]/;

/** Folding makes “①” a plain 1. */
const withCircles = (folded: string, text: string): string =>
  [...folded.split('').entries()]
    .map(([at, unit]) => (circled.test(text.charAt(at)) ? text.charAt(at) : unit))
    .join('');

/** The marks of a list, where there are at least two and they count up from the first. */
function listCuts(folded: string): Cut[] {
  let expected = 1;
  const cuts: Cut[] = [];
  for (const match of folded.matchAll(listMark)) {
    const isFree = /(?:^|[\s,.。;:!?、)])$/.test(folded.slice(Math.max(0, match.index - 1), match.index));
    if (!isFree && !/^[(①-⑩]/.test(match[0])) continue;
    if (isPairOfBuildings(folded, match)) continue;
    const order = orderOf(match[0]);
    if (order !== undefined && order !== expected) continue;
    cuts.push({ at: match.index, mark: match[0].length, joint: 'joint' });
    expected += 1;
  }
  return cuts.length > 1 ? cuts : [];
}

/** “3栋1、5栋” in the middle of a sentence is no first point of a list. */
const isPairOfBuildings = (folded: string, { index, 0: mark }: RegExpExecArray): boolean =>
  /^\d/.test(mark) &&
  buildingNext.test(folded.slice(index + mark.length)) &&
  !/(?:^|[。;:!?\n])\s*$/.test(folded.slice(0, index));

/** @returns undefined for “再次”, “最后”, which may be any but the first */
function orderOf(mark: string): number | undefined {
  const said = markOrder.exec(mark)?.[0] ?? '';
  if (circled.test(said)) return said.charCodeAt(0) - 0x245f;
  const word = '一二三四五六'.indexOf(said) + 1;
  if (word > 0) return word;
  if (said === '首') return 1;
  if (said === '其') return 2;
  return /^\d/.test(said) ? Number(said) : undefined;
}
