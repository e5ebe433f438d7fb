import { DateTime } from 'luxon';
import type { Address, Capabilities } from '../../messages/contract.ts';
import { enqueueMany } from '../../messages/outgoing.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { tellStaff } from '../dispatch/tell.ts';
import { activeManagers } from '../roster/store.ts';
import { greetingDay } from './days.ts';
import { byWeight, type Candidate, decideGreeting, type Outcome } from './greeting.ts';
import { careTexts } from './messages.ts';
import { slotOf, slotsOf } from './slots.ts';
import {
  type Decision,
  type Facts,
  noteDecisions,
  noteGreetingPushes,
  readCandidates,
  readChats,
  readFacts,
} from './store.ts';
import { sayGreeting, sayHome, wordsOf } from './words.ts';

const batchSize = 1_000;
const weekDays = 7;

/** What a chat can carry; undefined where nothing is joined to its channel at present. */
export type CapabilitiesOf = (address: Address) => Capabilities | undefined;

export interface GreetDeps {
  clock: Clock;
  capabilitiesOf: CapabilitiesOf;
}

/** All greetings of a person begin so; who wants none has those taken back that wait. */
export const greetingKey = (residentId: string): string => `greeting:${residentId}:`;

/**
 * Greets everybody whose day it is and whose moment has come. Of each it is noted what was decided, in the same transaction
 * as the message, so that a second run says nothing twice.
 * @returns how many greetings wait for a later moment of the day
 */
export async function greetDue(tx: Tx, community: CommunityFacts, deps: GreetDeps): Promise<number> {
  const now = deps.clock.now();
  const date = DateTime.fromJSDate(now, { zone: community.zone }).toFormat('yyyy-MM-dd');
  const all = await readCandidates(tx, greetingDay(date), community);
  const slots = slotsOf(date, community);
  const due = all.filter(({ residentId }) => (slotOf(residentId, slots) ?? now) <= now);
  for (let start = 0; start < due.length; ) {
    const end = endOfPerson(due, start + batchSize);
    await greetBatch(tx, due.slice(start, end), community, deps);
    start = end;
  }
  return all.length - due.length;
}

/** The candidates are in the order of people; nobody is torn apart. */
function endOfPerson(all: readonly Candidate[], from: number): number {
  let end = Math.min(from, all.length);
  while (end < all.length && all[end]?.residentId === all[end - 1]?.residentId) end += 1;
  return end;
}

async function greetBatch(
  tx: Tx,
  candidates: readonly Candidate[],
  community: CommunityFacts,
  { clock, capabilitiesOf }: GreetDeps,
): Promise<void> {
  const now = clock.now();
  const ids = [...new Set(candidates.map(({ residentId }) => residentId))];
  const facts = new Map((await readStandings(tx, ids, community, now)).map((one) => [one.residentId, one]));
  const chats = await openChats(tx, ids, capabilitiesOf, now);
  const greeted = new Set<string>();
  const decided = candidates.toSorted(byWeight).flatMap((candidate) => {
    const person = facts.get(candidate.residentId);
    if (!person) return [];
    const { residentId } = candidate;
    const greetedToday = person.greetedToday || greeted.has(residentId);
    const standing = { ...person, greetedToday, reachable: chats.has(residentId) };
    const outcome = decideGreeting(standing, community.policy.pushes.mostPerWeek);
    if (outcome === 'sent') greeted.add(residentId);
    return [{ candidate, person, outcome }];
  });
  const noted = decided.map(({ candidate, outcome }): Decision => ({ ...keyFacts(candidate), outcome }));
  const fresh = new Set((await noteDecisions(tx, noted, now)).map(idOf));
  const news = decided.filter(({ candidate }) => fresh.has(idOf(candidate)));
  const sent = news.filter(({ outcome }) => outcome === 'sent');
  const messages = sent.flatMap(({ candidate, person }) => {
    const { residentId, kind, year } = candidate;
    const conversationId = chats.get(residentId);
    const text = sayGreeting(candidate, person, community);
    const key = `${greetingKey(residentId)}${kind}:${year}`;
    return conversationId ? [{ conversationId, key, content: { text } }] : [];
  });
  await enqueueMany(tx, messages, clock);
  await noteGreetingPushes(tx, [...new Set(sent.map(({ person }) => person.residentId))], now);
  for (const one of news) await tellHeld(tx, one, community, clock);
}

const keyFacts = ({ residentId, kind, year }: Candidate) => ({ residentId, kind, year });
const idOf = ({ residentId, kind, year }: Pick<Decision, 'residentId' | 'kind' | 'year'>) =>
  `${residentId}/${kind}/${year}`;

/** How the people stand to being greeted at a moment. The week are seven local days with today's. */
export function readStandings(
  tx: Tx,
  residentIds: readonly string[],
  community: CommunityFacts,
  now: Date,
): Promise<Facts[]> {
  const today = DateTime.fromJSDate(now, { zone: community.zone }).startOf('day');
  const since = today.minus({ days: weekDays - 1 }).toJSDate();
  const date = today.toFormat('yyyy-MM-dd');
  return readFacts(tx, residentIds, { community, date, since, dayStart: today.toJSDate() });
}

/** Of each person the chat in which we may write to him now: at any time, or while its window is open; never by hand. */
async function openChats(
  tx: Tx,
  residentIds: readonly string[],
  capabilitiesOf: CapabilitiesOf,
  now: Date,
): Promise<Map<string, string>> {
  const open = new Map<string, string>();
  for (const { residentId, conversationId, lastHeardAt, ...address } of await readChats(tx, residentIds)) {
    const capabilities = capabilitiesOf(address);
    if (!capabilities || capabilities.byHand || open.has(residentId)) continue;
    const windowMs = (capabilities.replyWindow?.hours ?? 0) * 3_600_000;
    const isOpen = lastHeardAt !== null && now.getTime() - lastHeardAt.getTime() < windowMs;
    if (capabilities.proactive || isOpen) open.set(residentId, conversationId);
  }
  return open;
}

/** A day that is his alone and on which we owe him something: the managers are asked to call (S113). */
async function tellHeld(
  tx: Tx,
  { candidate, person, outcome }: { candidate: Candidate; person: Facts; outcome: Outcome },
  community: CommunityFacts,
  clock: Clock,
): Promise<void> {
  const number = person.complaint ?? person.breach;
  const isHeld = outcome === 'open-complaint' || outcome === 'breach';
  if (!isHeld || number === null || candidate.kind.startsWith('festival:')) return;
  const text = wordsOf(community)(candidate.kind === 'birthday' ? careTexts.heldBirthday : careTexts.heldMoveIn, {
    home: sayHome(person),
    name: person.name,
    number,
  });
  const key = `greeting-held:${candidate.residentId}:${candidate.kind}:${candidate.year}`;
  const managers = (await activeManagers(tx, community.id)).map(({ id }) => id);
  await tellStaff(tx, managers, undefined, { key, text }, clock);
}
