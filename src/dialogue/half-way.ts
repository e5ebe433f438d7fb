import type { CommunityFacts } from '../domain/communities/community.ts';
import { loadCommunity } from '../domain/communities/store.ts';
import { identify } from '../domain/owners/identify.ts';
import { enqueue } from '../messages/outgoing.ts';
import { outsideQuietHours } from '../messages/quiet-hours.ts';
import type { TurnConversation } from '../messages/turn.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, type Tx, transaction } from '../platform/db.ts';
import type { Log } from '../platform/log.ts';
import { readingTalk } from './either-meaning.ts';
import { askPerson } from './flows/ask-person.ts';
import { flows } from './flows/index.ts';
import { questionTexts } from './flows/messages.ts';
import { readState, type Talk, type TalkState } from './state.ts';
import { claimTalk, writeTalk } from './store.ts';
import { words } from './turn-context.ts';

/** Whether a report or complaint, or words with two readings, wait for an answer of their owner. */
export const isHalfWay = ({ talk }: TalkState): boolean =>
  talk?.asked !== undefined && (flows[talk.flow] !== undefined || talk.flow === readingTalk);

const after = (start: Date, minutes: number, { policy, zone }: CommunityFacts): Date =>
  outsideQuietHours(new Date(start.getTime() + minutes * 60_000), policy.quietHours, zone);

/** When a talk that a turn leaves half-way is asked about. */
export const remindAt = (state: TalkState, community: CommunityFacts, now: Date): Date | null =>
  isHalfWay(state) ? after(now, community.policy.conversation.remindAfterMinutes, community) : null;

/**
 * Looks for talks that nobody went on with: asks once more, and after a day hands what was said to a person, who phones.
 * So half a report is never lost (S13). One transaction each; run twice, it says nothing twice. @returns how many
 */
export async function followUpTalks({ db, clock, log }: { db: Db; clock: Clock; log: Log }): Promise<number> {
  for (let handled = 0; ; handled++) {
    const more = await transaction(db, async (tx) => {
      const conversation = await claimTalk(tx, clock.now());
      if (!conversation) return false;
      const next = await followUp(tx, conversation, clock);
      await writeTalk(tx, conversation.id, next);
      return true;
    });
    if (!more) return handled;
    log.debug({ handled }, 'a talk left half-way was followed up');
  }
}

interface Next {
  state: TalkState;
  talkDueAt: Date | null;
}

async function followUp(tx: Tx, conversation: TurnConversation, clock: Clock): Promise<Next> {
  const { state } = readState(conversation.state);
  const { channel, account, chat } = conversation.address;
  const person = await identify(tx, { channel, account, externalId: chat });
  const communityId = person.communityId ?? conversation.communityId;
  const { talk } = state;
  if (!talk || !communityId || !isHalfWay(state)) return { state, talkDueAt: null };
  const community = await loadCommunity(tx, communityId);
  const speaker = {
    tx,
    clock,
    now: clock.now(),
    community,
    person,
    media: talk.slots.media ?? [],
    feeling: talk.slots.feeling,
    turn: { conversation },
  };
  if (!talk.reminded) return remind(speaker, state, talk);

  // Several matters of one message wait behind each other: one call is about all of them.
  const all = [talk, ...state.aside].map(({ slots }) => slots).filter(({ what }) => what);
  const gone: Next = { state: { ...state, talk: undefined, aside: [] }, talkDueAt: null };
  const what = all.map((slots) => slots.what).join('；');
  const phone = all.find((slots) => slots.phone)?.phone;
  if (!what) return gone;
  const told = all.map((slots) => [slots.what, slots.place].filter(Boolean).join('；')).join('\n');
  const description = words(speaker, questionTexts.halfWayForStaff, { what: told });
  const { ticket, coming } = await askPerson(speaker, { category: 'half-way', description, phone });
  const text = words(speaker, questionTexts.handedHalfWay, { what: short(what), number: ticket.number, coming });
  const key = `talk:${conversation.id}:${talk.since}:handed`;
  await enqueue(tx, { conversationId: conversation.id, key, content: { text }, ticketId: ticket.id }, clock);
  return { ...gone, state: { ...gone.state, lastTicketId: ticket.id } };
}

async function remind(speaker: Parameters<typeof askPerson>[0], state: TalkState, talk: Talk): Promise<Next> {
  const { tx, clock, now, community, turn } = speaker;
  const question = talk.question?.text ?? '';
  const text = talk.slots.what
    ? words(speaker, questionTexts.stillOpen, { what: short(talk.slots.what), question })
    : words(speaker, questionTexts.stillOpenPlain, { question });
  const buttons = talk.question?.buttons;
  const content = { text, ...(buttons?.length && { buttons }) };
  const key = `talk:${turn.conversation.id}:${talk.since}:${state.lastAt ?? ''}:remind`;
  await enqueue(tx, { conversationId: turn.conversation.id, key, content }, clock);
  const { remindAfterMinutes, handOverAfterMinutes } = community.policy.conversation;
  const left = Math.max(handOverAfterMinutes - remindAfterMinutes, 0);
  return { state: { ...state, talk: { ...talk, reminded: true } }, talkDueAt: after(now, left, community) };
}

const short = (text: string): string => ([...text].length > 20 ? `${[...text].slice(0, 20).join('')}…` : text);
