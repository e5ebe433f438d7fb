import { identify } from '../domain/owners/identify.ts';
import { withoutJoint } from '../understanding/lexicon/joints.ts';
import { type Matter, type MatterKind, type Read, splitMatters } from '../understanding/matters.ts';
import type { IntentId } from '../understanding/meaning.ts';
import { converse } from './conversation.ts';
import { areAllOpen, inOneMessage, type Result } from './one-reply.ts';
import type { Talk, TalkState } from './state.ts';
import type { TurnContext, TurnReply } from './turn-context.ts';

/** These are put into an open talk as answers; the others let it wait. */
const mayAnswer: readonly (MatterKind | undefined)[] = ['answer', 'repair', 'complaint', undefined];

/** These never answer a question that several talks have in common. */
const neverAnswers: readonly IntentId[] = [
  'ticket_cancel',
  'ticket_status',
  'ticket_urge',
  'human_handoff',
  'thanks',
  'greeting',
  'complaint',
];

/**
 * One turn with all that it holds. Of several matters each is taken up by itself, as if it had been said alone, and all are
 * told of in one reply. Of the questions that they leave open the first is put at its end, the others after its answer; an
 * answer to the first goes to the others that wait for the same.
 */
export async function converseAll(ctx: TurnContext, read: Read): Promise<TurnReply> {
  const isEmergency = ctx.meaning.emergency !== undefined;
  const isWhole = ctx.button !== undefined || isEmergency;
  const matters = isWhole ? [] : splitMatters(ctx.text, read, ctx.state.talk !== undefined);
  if (matters.length >= 2) return takeUpAll(ctx, read, matters);
  const { siblings, others } = siblingsOf(ctx.state);
  if (siblings.length === 0 || isEmergency || neverAnswers.includes(ctx.meaning.intent)) return converse(ctx);
  return answerAll(ctx, siblings, others);
}

type Part = TurnContext & { kind: MatterKind | undefined };

async function takeUpAll(ctx: TurnContext, read: Read, matters: readonly Matter[]): Promise<TurnReply> {
  const { talk, aside, ...rest } = ctx.state;
  const answersTalk = talk !== undefined && mayAnswer.includes(matters[0]?.kind);
  const parts = matters.map(({ text, kind, context }, part): Part => {
    const own = withoutJoint(text);
    const whole = context ? `${own}，${context}` : own;
    const state = { ...rest, aside: [], ...(part === 0 && answersTalk && { talk }) };
    return { ...ctx, text: whole, meaning: read(whole), media: part === 0 ? ctx.media : [], state, part, kind };
  });
  return inOneReply(ctx, parts, [...(talk && !answersTalk ? [talk] : []), ...aside]);
}

/** Talks of one turn that wait for the same answer: “明天下午” holds for all of them. */
function siblingsOf({ talk, aside }: TalkState): { siblings: Talk[]; others: Talk[] } {
  const isSibling = (other: Talk) => talk?.asked !== undefined && isAlike(other, talk);
  return { siblings: aside.filter(isSibling), others: aside.filter((other) => !isSibling(other)) };
}

/** Begun in one turn and waiting for the same thing; a home is no answer to where a public place is. */
const isAlike = (a: Talk, b: Talk): boolean =>
  a.since === b.since &&
  a.flow === b.flow &&
  a.asked === b.asked &&
  Boolean(a.slots.publicPlace) === Boolean(b.slots.publicPlace);

/** What helped the first of several like talks on goes to the others too; whatever else was said is said once. */
async function answerAll(ctx: TurnContext, siblings: readonly Talk[], others: readonly Talk[]): Promise<TurnReply> {
  const first = await converse({ ...ctx, state: { ...ctx.state, aside: [] } });
  const state = first.state ?? ctx.state;
  const isDone = first.outcome === 'ticket' && !state.talk;
  // A phone number that did not fit was one try, not several.
  const isFurther =
    ctx.meaning.phones.length === 0 && JSON.stringify(state.talk?.slots) !== JSON.stringify(ctx.state.talk?.slots);
  if (!isDone && !(state.talk && isFurther)) {
    return { ...first, state: { ...state, aside: [...state.aside, ...siblings, ...others] } };
  }
  const parts = siblings.map(
    (talk, index): Part => ({
      ...ctx,
      media: [],
      state: { ...ctx.state, aside: [], talk },
      part: index + 1,
      kind: undefined,
    }),
  );
  return inOneReply(ctx, parts, others, first);
}

/**
 * Takes up the parts of a turn one after the other.
 * @param waiting talks that were open before and go on afterwards
 * @param done what was already said in this turn
 */
async function inOneReply(
  ctx: TurnContext,
  parts: readonly Part[],
  waiting: readonly Talk[],
  done?: TurnReply,
): Promise<TurnReply> {
  let { person } = ctx;
  let state = done?.state ?? ctx.state;
  let outcome: TurnReply['outcome'] = done?.outcome ?? 'answered';
  const results: Result[] = done ? [resultOf(done, state)] : [];
  const later: Talk[] = [];
  for (const part of parts) {
    if (person.kind === 'unknown' && results.length > 0) person = await whoIsIt(ctx);
    const before = stateFor(part, state);
    const reply = await converse({ ...part, person, state: before });
    const after = reply.state ?? before;
    if (reply.outcome === 'ticket') outcome = 'ticket';
    results.push(resultOf(reply, after));
    later.push(...(after.talk && after.talk.asked === undefined ? [after.talk] : []), ...after.aside);
    state = { ...after, lastTicketId: after.lastTicketId ?? state.lastTicketId };
  }
  const open = results.flatMap((result) => result.open ?? []);
  const [talk, ...aside] = [...open, ...later, ...waiting];
  // Nothing new to tell of like talks that go on: one question for all.
  if (done && areAllOpen(results)) return { ...done, state: { ...state, talk, aside } };
  const { reply, answered } = inOneMessage(ctx, results, open.length === 0 ? talk : undefined);
  return { replies: [reply], outcome, state: { ...state, talk, aside, ...(answered && { answered }) } };
}

/** A second trouble is no more about the first than a new one that is told alone an hour later. */
function stateFor({ kind, state: { talk } }: Part, state: TalkState): TalkState {
  const { lastTicketId, ...rest } = state;
  const isOwn = kind === 'repair' || kind === 'complaint';
  return { ...rest, ...(!isOwn && lastTicketId && { lastTicketId }), talk, aside: [] };
}

function resultOf(reply: TurnReply, { talk, answered }: TalkState): Result {
  const isOpen = reply.outcome === 'answered' && talk?.asked !== undefined;
  const [question] = reply.replies;
  return isOpen && question ? { said: [], open: talk, question } : { said: reply.replies, answered };
}

/** Who was unknown may have been made out by the first of the matters. */
function whoIsIt({ tx, turn }: TurnContext): Promise<TurnContext['person']> {
  const { channel, account } = turn.conversation.address;
  return identify(tx, { channel, account, externalId: turn.messages[0].sender.id });
}
