import type { Slots, Talk } from '../state.ts';
import { type Reply, type TurnContext, type TurnReply, words } from '../turn-context.ts';
import { voiceTexts } from './messages.ts';

/** One thing a flow must know. */
export interface Slot {
  name: string;
  /** Whether it is still to be learnt, given what is known. */
  isMissing(ctx: TurnContext, slots: Slots): boolean;
  /** The question for it. `tries` counts how often it was asked already: the second time it offers choices. */
  ask(ctx: TurnContext, slots: Slots, tries: number): Reply | Promise<Reply>;
  /** Takes the whole message as its answer; called only right after it was asked. */
  take?(ctx: TurnContext, slots: Slots): Slots;
}

/** A talk with one aim: learn the slots, then act. Adding a question is one slot here and its words in messages.ts. */
export interface Flow {
  id: string;
  slots: readonly Slot[];
  /** Reads whatever the message tells, asked for or not; a later message corrects an earlier one. */
  read(ctx: TurnContext, slots: Slots, asked: string | undefined): Promise<ReadResult>;
  /** All is known: act. Its reply ends the talk unless it carries a state. */
  complete(ctx: TurnContext, slots: Slots): Promise<TurnReply>;
}

/** What a message changed, and who is known to be speaking after it (an identity may just have been confirmed). */
export interface ReadResult {
  slots: Slots;
  person?: TurnContext['person'];
  /** said before the next question or the result: “核对好了。” */
  lead?: string;
  /** the talk ends here with this reply: locked out, handed over */
  end?: TurnReply;
}

/** The most often one slot is asked for before the flow goes on without it or hands over. */
export const maxTries = 2;

/** Carries a talk one turn on: read, ask for the next missing thing, or complete. */
export async function continueTalk(flow: Flow, talk: Talk, ctx: TurnContext): Promise<TurnReply> {
  const read = await flow.read(ctx, talk.slots, talk.asked);
  if (read.end) return read.end;
  const known = read.person ? { ...ctx, person: read.person } : ctx;
  let slots = read.slots;
  const asked = flow.slots.find((slot) => slot.name === talk.asked);
  if (asked?.take && asked.isMissing(known, slots)) slots = asked.take(known, slots);

  const next = flow.slots.find((slot) => slot.isMissing(known, slots));
  // A voice note answers no question that can be read, but it is not lost.
  const lead = read.lead ?? (ctx.unheard && talk.asked ? words(ctx, voiceTexts.kept, {}) : undefined);
  const withLead = (reply: TurnReply): TurnReply => {
    const [first, ...rest] = reply.replies;
    if (!lead || !first) return reply;
    return { ...reply, replies: [{ ...first, text: `${lead}\n${first.text}` }, ...rest] };
  };
  if (!next) return withLead(await flow.complete(known, slots));
  const tries = next.name === talk.asked ? talk.tries + 1 : 0;
  const question = await next.ask(known, slots, tries);
  return withLead({
    replies: [question],
    outcome: 'answered',
    state: { ...ctx.state, talk: { ...talk, slots, asked: next.name, tries, question, reminded: false } },
  });
}

/** The pictures and voice notes of a talk, with those of this turn. */
export const mediaOf = ({ media, heard = [] }: TurnContext, before: Slots): string[] => [
  ...new Set([...(before.media ?? []), ...media, ...heard]),
];
