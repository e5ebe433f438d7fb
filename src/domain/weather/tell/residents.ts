import { enqueueEach } from '../../../messages/outbox-each-store.ts';
import { wordsOf } from '../../hazards/speech.ts';
import { notices } from '../messages.ts';
import { notePushes, type ResidentChat, residentChats } from '../places-store.ts';
import { type Round, roundKey } from './telling.ts';
import { mayTell } from './units.ts';
import { sayAdvice, sayHead } from './words.ts';

/**
 * The general reminder: to everybody who lives here and to whom we may write first, each in one chat, from the level on
 * that the policy says. Below orange it counts among what is sent to a person unasked (S89).
 * @param except chats that have been told already, about their own home
 * @returns how many are reminded
 */
export async function tellResidents(round: Round, except: ReadonlySet<string>): Promise<number> {
  const { tx, event, community, deps, notBefore } = round;
  const { remindAllFrom, wakeFrom } = community.policy.weather;
  if (event.level < remindAllFrom[event.kind] || !mayTell(round)) return 0;
  const chats = onePerPerson(await residentChats(tx, community.id), deps.canWriteFirst, except);
  const text = [
    sayHead(event, community, notBefore),
    `${sayAdvice(event, community)}${wordsOf(community)(notices.hotline, { hotline: community.hotline })}`,
  ].join('\n');
  const messages = chats.map(({ conversationId }) => {
    return { conversationId, key: `${roundKey(event)}all:${conversationId}`, content: { text } };
  });
  await enqueueEach(tx, messages, { now: round.now, due: notBefore });
  const residents = chats.map(({ residentId }) => residentId);
  if (event.level < wakeFrom) await notePushes(tx, residents, notBefore);
  return chats.length;
}

/** Of each person the chat he wrote in last, of those in which we may write first; nobody who was told already. */
function onePerPerson(
  chats: readonly ResidentChat[],
  canWriteFirst: Round['deps']['canWriteFirst'],
  except: ReadonlySet<string>,
): ResidentChat[] {
  const told = new Set(
    chats.filter(({ conversationId }) => except.has(conversationId)).map(({ residentId }) => residentId),
  );
  const chosen = new Map<string, ResidentChat>();
  for (const chat of chats) {
    if (!told.has(chat.residentId) && !chosen.has(chat.residentId) && canWriteFirst(chat)) {
      chosen.set(chat.residentId, chat);
    }
  }
  return [...chosen.values()];
}
