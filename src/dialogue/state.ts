import { z } from 'zod';
import { intentIds } from '../understanding/meaning.ts';

/** Raised when the shape of any flow's slots changes: talks of an older shape end politely instead of failing. */
export const talkVersion = 1;

const room = z.object({
  building: z.string().optional(),
  entrance: z.string().optional(),
  room: z.string().optional(),
});

/** What a flow has learnt so far. Every flow uses the part that it needs. */
const slots = z.object({
  /** what was said of the trouble, joined */
  what: z.string().optional(),
  /** where in a home, told before what is broken there */
  spot: z.string().optional(),
  category: z.string().optional(),
  urgent: z.boolean().optional(),
  urgencyReason: z.string().optional(),
  /** a unit of the register, or a place that belongs to everybody */
  unitId: z.string().optional(),
  place: z.string().optional(),
  publicPlace: z.boolean().optional(),
  /** room as said, not yet found in the register */
  room: room.optional(),
  phone: z.string().optional(),
  since: z.string().optional(),
  availability: z.string().optional(),
  availableFrom: z.string().optional(),
  availableTo: z.string().optional(),
  availabilityIsAppointment: z.boolean().optional(),
  media: z.array(z.string()).optional(),
  emergency: z.string().optional(),
  ticketId: z.string().optional(),
  feeling: z.enum(['angry', 'distressed']).optional(),
  /** the two readings between which the speaker is asked to choose, and the one chosen */
  readings: z.array(z.enum(intentIds)).optional(),
  reading: z.enum(intentIds).optional(),
});
export type Slots = z.infer<typeof slots>;

const talk = z.object({
  flow: z.string(),
  version: z.number(),
  slots,
  /** the slot that was asked for last */
  asked: z.string().optional(),
  /** how often it was asked without an answer that fits */
  tries: z.number().default(0),
  since: z.string(), // ISO
  /** the question as it was put last, to put it again when no answer comes */
  question: z
    .object({ text: z.string(), buttons: z.array(z.object({ id: z.string(), label: z.string() })).optional() })
    .optional(),
  reminded: z.boolean().optional(),
});
export type Talk = z.infer<typeof talk>;

/** The talk under way, and what this chat was last about. */
const talkState = z.object({
  talk: talk.optional(),
  /** talks set aside for another matter, the last one first */
  aside: z.array(talk).default([]),
  /** the ticket that this chat opened or spoke of last, for “不是501，是502” and “再补充一下” */
  lastTicketId: z.string().optional(),
  lastAt: z.string().optional(), // ISO, of the last turn
  /** the question answered last from our entries, and which those were, in case a person shall answer after all */
  answered: z.object({ text: z.string(), category: z.string(), entries: z.string() }).optional(),
  /** what was said before we knew in which community */
  unplaced: z.string().optional(),
  /** whoever writes was upset before: they are not told the same twice */
  upset: z.boolean().optional(),
  /** in a group of residents: who was lately asked to write to us alone, and about what */
  offered: z.array(z.object({ by: z.string(), about: z.string(), at: z.string() })).optional(),
  /** the emergency that was last told there */
  alarm: z.object({ ticketId: z.string(), kind: z.string(), at: z.string() }).optional(),
  /** turns in a row that were none of our business, and whether we asked what the last one meant */
  strayed: z.object({ times: z.number(), unclear: z.boolean() }).optional(),
});
export type TalkState = z.infer<typeof talkState>;

export const emptyState = (): TalkState => ({ aside: [] });

/**
 * Reads a stored state. @returns the state, and whether a talk of a version we no longer know was let go.
 */
export function readState(stored: unknown): { state: TalkState; forgotten: boolean } {
  if (stored === null || stored === undefined) return { state: emptyState(), forgotten: false };
  const parsed = talkState.safeParse(stored);
  if (!parsed.success) return { state: emptyState(), forgotten: true };
  const known = (one: Talk) => one.version === talkVersion;
  const { talk: current, aside, ...rest } = parsed.data;
  const forgotten = current !== undefined && !known(current);
  return {
    state: { ...rest, aside: aside.filter(known), ...(current && known(current) && { talk: current }) },
    forgotten,
  };
}
