import { z } from 'zod';

/** Kinds of question that an entry may answer; what each sounds like stands in lexicon.ts. */
export const askKinds = ['how', 'much', 'papers', 'phone', 'when', 'where'] as const;

const line = z.string().trim().min(1);
const words = z.array(line);

/** A procedure with its five parts (S142). */
const cardShape = z.strictObject({
  steps: words.min(1),
  papers: words.min(1),
  time: line,
  place: line,
  fee: line,
});
export type Card = z.output<typeof cardShape>;

/** Whose word it is, and since which local date it holds. Without them nothing is said (S141). */
const origin = { source: line.max(100), effective: z.iso.date() };

/**
 * An entry of `intents/answers/`: which questions it is for, and what is said. One without `text` and `card` is for what
 * every community settles for itself: until the community has said it, such a question goes to a person.
 */
export const entryShape = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    title: line,
    /** as what such a question may be read */
    intents: words.min(1),
    /** a word for the subject … */
    about: words.min(1),
    /** … together with one of these questions or words … */
    asks: z.array(z.enum(askKinds)).default([]),
    words: words.default([]),
    /** … or one that says all by itself */
    phrases: words.default([]),
    /** words that make it another question than this entry's */
    unless: words.default([]),
    text: line.optional(),
    card: cardShape.optional(),
    source: origin.source.optional(),
    effective: origin.effective.optional(),
  })
  .refine((entry) => entry.text === undefined || entry.card === undefined, 'text or card, not both')
  .refine((entry) => !speaks(entry) || (entry.source && entry.effective), 'an answer needs source and effective');
export type Entry = z.output<typeof entryShape>;

/** What a community says itself to an entry: another text, or other parts of the card. */
export const localAnswerShape = z.strictObject({
  text: line.max(600).optional(),
  card: cardShape.partial().optional(),
  ...origin,
});
export type LocalAnswer = z.output<typeof localAnswerShape>;

const speaks = (entry: { text?: unknown; card?: unknown }): boolean =>
  entry.text !== undefined || entry.card !== undefined;
