import type { Button } from '../../../messages/contract.ts';
import { enqueueEach } from '../../../messages/outbox-each-store.ts';
import type { Outgoing } from '../../../messages/outgoing.ts';
import { actions, notices as hazardNotices } from '../../hazards/messages.ts';
import { whatOf, wordsOf } from '../../hazards/speech.ts';
import { type OpenHazard, openHazardsOf } from '../../hazards/store.ts';
import { notices } from '../messages.ts';
import { chatsOfUnits } from '../places-store.ts';
import { type Step, stepOf } from '../steps.ts';
import { type Round, roundKey } from './telling.ts';
import { sayAdvice, sayBy, sayHead } from './words.ts';

/** What was found of the hazards that this weather makes worse, and who of their people was told. */
export interface ToldUnits {
  hazards: OpenHazard[];
  /** units of which nobody has a chat in which we may write first: their word may wait until they write */
  unreached: Set<string>;
  /** those who were told, and need no general reminder */
  chats: Set<string>;
}

/**
 * First those at whose home something may fall: personally, what, by when and what to do (S100). Nobody else reads of it.
 * What is in common areas is for the patrol.
 */
export async function tellUnits(round: Round): Promise<ToldUnits> {
  const { tx, event, community, deps } = round;
  const { worsens }: Step = stepOf(event.facts.step);
  const all = await openHazardsOf(tx, community.id);
  const hazards = all.filter(({ type }) => !worsens || worsens.includes(type));
  const byUnit = new Map<string, OpenHazard[]>();
  for (const hazard of hazards) {
    if (hazard.unitId) byUnit.set(hazard.unitId, [...(byUnit.get(hazard.unitId) ?? []), hazard]);
  }
  const chats = await chatsOfUnits(tx, [...byUnit.keys()]);
  const told: Outgoing[] = [];
  for (const [unitId, of] of byUnit) {
    const content = sayToUnit(round, of);
    for (const { conversationId } of chats.get(unitId) ?? []) {
      const key = `${roundKey(event)}unit:${unitId}:${conversationId}`;
      told.push({ conversationId, key, content: { ...content, matters: true } });
    }
  }
  if (mayTell(round)) await enqueueEach(tx, told, { now: round.now, due: round.notBefore });
  return {
    hazards,
    unreached: new Set([...byUnit.keys()].filter((unitId) => !chats.get(unitId)?.some(deps.canWriteFirst))),
    chats: new Set(told.map(({ conversationId }) => conversationId)),
  };
}

/** A word that may be said only when all is over is not said. */
export const mayTell = ({ event, notBefore }: Round): boolean => !event.expiresAt || notBefore < event.expiresAt;

function sayToUnit(
  { event, community, notBefore }: Round,
  hazards: readonly OpenHazard[],
): { text: string; buttons?: Button[] } {
  const say = wordsOf(community);
  const [worst, ...others] = hazards;
  if (!worst) throw new Error('a unit without a hazard');
  const home = say(notices.atHome, {
    place: worst.place,
    hazards: hazards
      .map(({ type, number }) => say(notices.hazard, { what: whatOf({ type, position: null }), number }))
      .join('、'),
    act: actions[worst.type],
    by: sayBy(event, community, notBefore),
  });
  const hotline = say(notices.hotline, { hotline: community.hotline });
  const text = [sayHead(event, community, notBefore), home, `${sayAdvice(event, community)}${hotline}`].join('\n');
  if (others.length > 0) return { text };
  const buttons = [
    { id: `hazard-seen:${worst.number}`, label: say(hazardNotices.seen, {}) },
    { id: `hazard-done:${worst.number}`, label: say(hazardNotices.done, {}) },
  ];
  return { text, buttons };
}
