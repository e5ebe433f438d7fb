import { dropHeld } from '../../../messages/held.ts';
import { enqueueEach } from '../../../messages/outbox-each-store.ts';
import { cancelQueued } from '../../../messages/outgoing.ts';
import { wordsOf } from '../../hazards/speech.ts';
import { cancellationOf } from '../alerts-store.ts';
import { alarms, whatComes } from '../messages.ts';
import { sayBuilding, unseen } from '../patrol-round.ts';
import { heldMessages, toldChats } from '../places-store.ts';
import { tellPatrolTeam } from './patrol.ts';
import { keyOf, type Round } from './telling.ts';
import { sayOver } from './words.ts';

/** Takes back what was not said yet of an event, where it waits for the morning or for somebody to write. */
export async function takeBack({ tx, event }: Pick<Round, 'tx' | 'event'>): Promise<void> {
  const keyPrefix = keyOf(event);
  await cancelQueued(tx, { keyPrefix });
  for (const id of await heldMessages(tx, keyPrefix)) await dropHeld(tx, id);
}

/**
 * It is over: those are told who were told of it, in the sender's own words where it was lifted; what still waited to be
 * said is not said any more. The quiet hours hold for it, whatever its level was. Ordinary rain and snow that the
 * forecast told of end without a word.
 */
export async function tellOver(round: Round): Promise<void> {
  const { tx, event, community, deps, notBefore } = round;
  await takeBack(round);
  const prefix = keyOf(event);
  const isMild = event.origin === 'forecast' && event.toldLevel < 2;
  const patrolled = event.facts.patrol?.buildings ?? [];
  if (!isMild) {
    const text = sayOver(event, await cancellationOf(tx, event.id), community, notBefore);
    const told = await toldChats(tx, prefix);
    const words = told.map((conversationId) => {
      return { conversationId, key: `${prefix}over:${conversationId}`, content: { text } };
    });
    await enqueueEach(tx, words, { now: round.now, due: notBefore });
  }
  if (patrolled.length === 0) return;
  const say = wordsOf(community);
  const missing = unseen(patrolled);
  const text = say(alarms.patrolOff, {
    title: say(alarms.lifted, { what: whatComes[event.facts.step] }),
    missing: missing.length > 0 ? say(alarms.patrolMissing, { list: missing.map(sayBuilding).join('、') }) : '',
  });
  await tellPatrolTeam(tx, community, { key: `${prefix}over:patrol`, text }, deps.clock);
}
