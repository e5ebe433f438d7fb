import type { CapabilitiesOf } from '../domain/broadcasts/ways.ts';
import type { CommunityFacts } from '../domain/communities/community.ts';
import { listCommunities, loadCommunity } from '../domain/communities/store.ts';
import { placeConversation } from '../domain/directory/store.ts';
import { identify } from '../domain/owners/identify.ts';
import type { KnownStaff, Person } from '../domain/owners/person.ts';
import { ticketByNumber } from '../domain/tickets/store.ts';
import type { Button } from '../messages/contract.ts';
import { digitToButton } from '../messages/numbered-buttons.ts';
import { enqueueMany, findLastOffer, findSaid } from '../messages/outgoing.ts';
import type { Outcome, StoredInbound, Turn, TurnResult } from '../messages/turn.ts';
import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/db.ts';
import type { Log } from '../platform/log.ts';
import type { Read } from '../understanding/matters.ts';
import type { Meaning } from '../understanding/meaning.ts';
import { handleStaffTurn } from './commands/handle-staff-turn.ts';
import { parseCommand } from './commands/parse-command.ts';
import { askPerson } from './flows/ask-person.ts';
import { gently, withFeeling } from './flows/feeling.ts';
import { ticketNumberOnCard } from './flows/lexicon.ts';
import { questionTexts } from './flows/messages.ts';
import { isHalfWay, remindAt } from './half-way.ts';
import { inboxTexts } from './inbox-messages.ts';
import { converseAll } from './matters.ts';
import { talkInOpenGroup } from './open-group/talk-in-open-group.ts';
import { claimToBeStaff } from './staff-claim.ts';
import { talkWithStaff } from './staff-talk.ts';
import { emptyState, readState, type TalkState } from './state.ts';
import { answer, type TurnContext, type TurnReply, turnKey, words } from './turn-context.ts';
import { askCommunity } from './unplaced.ts';

/** After this long a talk that goes on is introduced by a word on what it was about (S6). */
const resumeAfterMinutes = 30;

export interface InboxDeps {
  understand(text: string, at: { now: Date; zone: string }): Meaning;
  emergencyIn(text: string): Meaning['emergency'];
  clock: Clock;
  log: Log;
  capabilitiesOf: CapabilitiesOf;
}

/** Handles one turn in the caller's transaction: who it is, what it means, what is done, what is said. */
export function createTurnHandler(deps: InboxDeps) {
  return async (tx: Tx, turn: Turn): Promise<TurnResult> => {
    const { address } = turn.conversation;
    const { sender } = turn.messages[0];
    const person = await identify(tx, {
      channel: address.channel,
      account: address.account,
      externalId: sender.id,
      name: sender.name,
    });
    const community = await communityOf(tx, turn, person);
    if (!community) {
      const text = textOf(turn);
      return askCommunity(tx, turn, { text, emergency: deps.emergencyIn(text)?.value }, deps.clock);
    }
    const read: Read = (text) => deps.understand(text, { now: deps.clock.now(), zone: community.zone });
    const cries = (text: string) => read(text).emergency;
    const { state: stored, forgotten } = readState(turn.conversation.state);
    let state = stored;
    let outcome: Outcome = 'ignored';
    for (const part of person.kind === 'staff' ? splitStaffTurn(turn, cries) : [turn]) {
      const ctx = await contextOf(tx, part, { person, community, state }, deps);
      const reply = await replyTo(ctx, forgotten, read);
      await say(ctx, reply);
      state = reply.state ?? ctx.state;
      if (reply.outcome !== 'ignored') outcome = reply.outcome;
    }
    const talkDueAt = person.kind === 'staff' ? null : remindAt(state, community, deps.clock.now());
    return { outcome, state: { ...state, lastAt: deps.clock.now().toISOString() }, talkDueAt };
  };
}

/** A turn that failed again and again: the sender hears that a person takes over, and a person gets it (S13). */
export function createPoisonHandler(deps: InboxDeps) {
  return async (tx: Tx, turn: Turn): Promise<void> => {
    const { address } = turn.conversation;
    const { sender } = turn.messages[0];
    const person = await identify(tx, { channel: address.channel, account: address.account, externalId: sender.id });
    const community = await communityOf(tx, turn, person);
    if (!community) return;
    const ctx = await contextOf(tx, turn, { person, community, state: emptyState() }, deps);
    const { kind, groupId } = turn.conversation;
    // Residents among themselves are not bothered with our own trouble.
    if (kind === 'group' && groupId === undefined) return;
    if (kind === 'group') return say(ctx, answer(words(ctx, inboxTexts.troubleInGroup, {})));
    const text = words(ctx, questionTexts.trouble, { hotline: community.hotline });
    const description = words(ctx, questionTexts.troubleForStaff, { text: ctx.text || '—' });
    await askPerson(ctx, { category: 'handoff', description });
    await say(ctx, answer(text));
  };
}

async function communityOf(tx: Tx, turn: Turn, person: Person): Promise<CommunityFacts | undefined> {
  const id = person.communityId ?? turn.conversation.communityId;
  if (id) return loadCommunity(tx, id);
  const all = await listCommunities(tx);
  if (all.length === 1) return all[0];
  const text = textOf(turn);
  // 锦绣花园二期 is not 锦绣花园.
  const [named] = all
    .filter((community) => text.includes(community.name))
    .sort((a, b) => b.name.length - a.name.length);
  if (named) await placeConversation(tx, turn.conversation.id, named.id);
  return named;
}

/**
 * Staff answer several cards in a row: each message with a quote is handled with its own, pictures with what they follow.
 * A cry for help is never taken for the rest of a command.
 */
function splitStaffTurn(turn: Turn, cries: (text: string) => unknown): Turn[] {
  const standsAlone = ({ content: { quote, text } }: StoredInbound) =>
    quote !== undefined || (text !== undefined && parseCommand(text) === undefined && cries(text) !== undefined);
  const parts: Turn[] = [];
  for (const message of turn.messages) {
    const last = parts.at(-1);
    const belongs =
      last && (message.content.text === undefined || !(standsAlone(message) || standsAlone(last.messages[0])));
    if (belongs) last.messages.push(message);
    else parts.push({ ...turn, messages: [message] });
  }
  return parts;
}

const spokenTexts = (turn: Turn): string[] =>
  turn.messages.map((message) => message.content.text?.trim() ?? '').filter(Boolean);

/** A burst reads as one text. */
const textOf = (turn: Turn): string =>
  spokenTexts(turn).reduce((all, next) => (all === '' || /[\p{P}\s]$/u.test(all) ? all + next : `${all}，${next}`), '');

async function contextOf(
  tx: Tx,
  turn: Turn,
  { person, community, state }: Pick<TurnContext, 'person' | 'community' | 'state'>,
  { understand, clock, log, capabilitiesOf }: InboxDeps,
): Promise<TurnContext> {
  const now = clock.now();
  // Commands stand one to a line.
  const said = person.kind === 'staff' ? spokenTexts(turn).join('\n') : textOf(turn);
  const text = state.unplaced ? `${state.unplaced}，${said}` : said;
  const { conversation, messages } = turn;
  const quoteId = messages.map((message) => message.content.quote?.messageId).find(Boolean);
  const quoted = quoteId ? await findSaid(tx, conversation.id, quoteId) : undefined;
  const quotedTicketId = quoted?.ticketId ?? (await ticketQuotedIn(tx, turn, community.id));
  const pressed = messages[0].content.press?.button;
  const mayPick = conversation.kind === 'direct' ? isShort(text) : isDigitForUs(turn, text);
  const offer = !pressed && mayPick ? await findLastOffer(tx, conversation.id) : undefined;
  const button = pressed ?? pick(text, offer?.content.buttons ?? [], state);
  return {
    tx,
    clock,
    log,
    capabilitiesOf,
    now,
    community,
    turn,
    person,
    text: pressed ? '' : text,
    media: messages.flatMap((message) => message.content.media ?? []),
    ...(button && { button }),
    ...(quotedTicketId && { quotedTicketId }),
    meaning: understand(text, { now, zone: community.zone }),
    read: (said) => understand(said, { now, zone: community.zone }),
    state: { ...state, unplaced: undefined },
  };
}

/** A platform that tells only the words of what was quoted: a card of ours names its ticket. */
async function ticketQuotedIn(tx: Tx, { messages }: Turn, communityId: string): Promise<string | undefined> {
  const words = messages.map((message) => message.content.quote?.text).find(Boolean);
  const number = words === undefined ? undefined : ticketNumberOnCard(words);
  return number === undefined ? undefined : (await ticketByNumber(tx, communityId, number))?.id;
}

/** Among many people only a bare digit that is said to us is a choice, and not where it is about something quoted. */
const isDigitForUs = ({ messages: [first, ...more] }: Turn, text: string): boolean =>
  more.length === 0 && first.content.mentionsBot === true && !first.content.quote && /^\d{1,2}$/.test(text);

/** Only a short message can be a choice from a list. */
const isShort = (text: string): boolean => [...text].length > 0 && [...text].length <= 10;

/**
 * The button that words stand for. While a question is open that offers nothing to choose from, a number is an answer to
 * it and none to an older list; a list that came after the question is the one that is seen.
 */
function pick(text: string, buttons: readonly Button[], { talk }: TalkState): string | undefined {
  const button = digitToButton(text, buttons);
  const isSeen = !talk?.asked || Boolean(talk.question?.buttons?.length);
  return isSeen || button?.label === text.trim() ? button?.id : undefined;
}

async function replyTo(ctx: TurnContext, forgotten: boolean, read: Read): Promise<TurnReply> {
  const { person, turn, state } = ctx;
  const inGroup = turn.conversation.kind === 'group';
  const isStaffGroup = turn.conversation.groupId !== undefined;
  if (inGroup && !isStaffGroup) return talkInOpenGroup(ctx);
  if (person.kind === 'staff') {
    const staffCtx = { ...ctx, person } satisfies TurnContext<KnownStaff>;
    return (await handleStaffTurn(staffCtx)) ?? talkWithStaff(staffCtx);
  }
  if (inGroup) {
    const addressed = turn.messages.some((message) => message.content.mentionsBot);
    // Somebody new who has not been registered yet: help is called all the same (S91).
    if (ctx.meaning.emergency) return talkWithStaff(ctx);
    return addressed ? answer(words(ctx, inboxTexts.staffOnly, {})) : { replies: [], outcome: 'ignored' };
  }
  const claimed = await claimToBeStaff(ctx);
  if (claimed) return claimed;
  // Only a turn that strays again keeps count: any other ends the row.
  const { strayed, ...fresh } = freshState(ctx, state);
  const felt = withFeeling({ ...ctx, state: fresh, ...(strayed && { strayed }) });
  const said = gently(felt, await converseAll(felt, read));
  const reply = { ...said, state: said.state ?? fresh };
  const lead = forgotten
    ? words(ctx, questionTexts.forgotten, {})
    : isResumed(ctx, fresh) && reply.state.talk
      ? words(ctx, questionTexts.resumed, {})
      : '';
  const [first, ...rest] = reply.replies;
  return lead && first ? { ...reply, replies: [{ ...first, text: `${lead}${first.text}` }, ...rest] } : reply;
}

const minutesSince = (ctx: TurnContext, state: TalkState): number =>
  state.lastAt ? (ctx.now.getTime() - new Date(state.lastAt).getTime()) / 60_000 : 0;

const isResumed = (ctx: TurnContext, state: TalkState): boolean =>
  state.talk !== undefined && minutesSince(ctx, state) >= resumeAfterMinutes;

/** A talk that only listens is let go after a day; a half-finished report stays until it is handed over. */
function freshState(ctx: TurnContext, state: TalkState): TalkState {
  const tooOld = minutesSince(ctx, state) > ctx.community.policy.conversation.handOverAfterMinutes;
  return tooOld && !isHalfWay(state)
    ? { aside: [], ...(state.lastTicketId && { lastTicketId: state.lastTicketId }) }
    : state;
}

async function say(ctx: TurnContext, reply: TurnReply): Promise<void> {
  await enqueueMany(
    ctx.tx,
    reply.replies.map(({ text, buttons, ticketId, handOver }, index) => ({
      conversationId: ctx.turn.conversation.id,
      key: turnKey(ctx, `reply:${index}`),
      content: { text, ...(buttons?.length && { buttons }), ...(handOver && { handOver }) },
      ...(ticketId && { ticketId }),
    })),
    ctx.clock,
  );
}
