import type { Meaning } from '../../understanding/meaning.ts';
import { spots } from '../flows/lexicon.ts';
import { asksForUs, asksNeighbours, notNow, notOurs, onlyChat, supplyCut, troubleNow } from './lexicon.ts';

/** Nothing is offered on a guess: twenty people may talk all day. */
const sureEnough = 0.55;
/** A reading so sure needs only the thing that it is about. */
const verySure = 0.85;
const isTrouble: ReadonlySet<Meaning['intent']> = new Set(['repair', 'hazard_report']);

/**
 * What trouble a line of a residents' group tells of, for which somebody of ours is needed: the kind of it, as far as
 * words tell. Undefined for talk among neighbours. It has to name the thing or the place, and what ails it unless the
 * reading is very sure. Wrong silence costs a report that can still be made; a wrong word is read by everybody.
 */
export function noticeTrouble(meaning: Meaning, text: string): string | undefined {
  if ([onlyChat, asksNeighbours, notNow, notOurs].some((other) => other.test(text))) return undefined;
  if (asksForUs.test(text)) return `repair:${meaning.repairCategory}`;
  if (supplyCut.test(text)) return 'supply';
  if (!namesThing(meaning, text)) return undefined;
  const { intent, confidence, emergency, complaintCategory, repairCategory } = meaning;
  const looksSo = troubleNow.test(text);
  if (intent === 'complaint') return looksSo && confidence >= sureEnough ? `complaint:${complaintCategory}` : undefined;
  const isReport = isTrouble.has(intent) && confidence >= (looksSo ? sureEnough : verySure);
  // An alarm in words that no list holds is no reason to call anybody here, but one to ask.
  return isReport || (looksSo && emergency?.learned) ? `repair:${repairCategory}` : undefined;
}

const namesThing = ({ device, publicPlaces, rooms }: Meaning, text: string): boolean =>
  device !== undefined || publicPlaces.length + rooms.length > 0 || spots.some((spot) => text.includes(spot));
