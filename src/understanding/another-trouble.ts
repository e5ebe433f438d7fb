import type { Joint } from './cut-matters.ts';
import { fold } from './fold.ts';
import { alsoWord, consequence, guess, powerCut, wetFault } from './lexicon/joints.ts';
import { isElsewhere, isOtherCategory, isOtherDevice, type Subject } from './subject.ts';

interface Trouble {
  text: string;
  subject: Subject;
}

/** Where one thing fails, another of its group often fails with it. */
const water: readonly string[] = ['plumbing', 'drainage', 'wall_leak'];
const heat: readonly string[] = ['hvac', 'appliance', 'gas', 'plumbing'];
const power: readonly string[] = ['electrical', 'appliance', 'network', 'hvac', 'lift', 'access_control'];

const within = (group: readonly string[], { categories }: Subject): boolean =>
  categories.length > 0 && categories.every((one) => group.includes(one));

/** Names the thing or its place, and what ails it. */
export const isWholeTrouble = ({ devices, spots, shared, rooms, hasFault }: Subject): boolean =>
  hasFault && (devices.length > 0 || spots.length > 0 || shared.length > 0 || rooms.length > 0);

/**
 * Whether a part tells of another trouble than the one before it, so that it becomes a ticket of its own: another place,
 * another kind of work, another device. What follows from the first (“水漏到客厅了”) is none. Parted by no more than a comma
 * or a full stop, it must be plain.
 */
export function isAnotherTrouble(before: Trouble, piece: Trouble, joint: Joint): boolean {
  const [a, b] = [before.subject, piece.subject];
  const said = fold(piece.text);
  if (consequence.test(said)) return false;
  const elsewhere = isElsewhere(a, b);
  const isWet = within(water, a) && within(water, b);
  if (isWet && [a, b].some(({ categories }) => categories.includes('wall_leak'))) {
    return elsewhere && wetFault.test(said) && (joint === 'joint' || alsoWord.test(said));
  }
  const isStill = powerCut.test(fold(before.text));
  if (joint === 'joint') {
    if (isStill && within(power, b) && b.shared.length === 0) return false;
    const isOneWork = isWet && !isOtherCategory(a, b);
    return elsewhere || isOtherCategory(a, b) || (isOtherDevice(a, b) && !isOneWork);
  }
  if (guess.test(said)) return false;
  if (isStill && within(power, b)) return false;
  if (elsewhere) return !isWet || alsoWord.test(said);
  if (!isOtherCategory(a, b)) return false;
  return alsoWord.test(said) || joint === 'sentence' || ![water, heat, power].some((g) => within(g, a) && within(g, b));
}
