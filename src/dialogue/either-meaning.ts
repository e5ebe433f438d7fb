import type { IntentId, Meaning } from '../understanding/meaning.ts';
import { handOff } from './flows/handoff.ts';
import { namesAct } from './flows/lexicon.ts';
import { readingTexts, statusTexts } from './flows/messages.ts';
import { myTickets } from './flows/my-tickets.ts';
import { personButton } from './flows/what-slot.ts';
import { isSure } from './intents.ts';
import { type Talk, talkVersion } from './state.ts';
import { answer, type TurnContext, type TurnReply, words } from './turn-context.ts';

/** The talk in which the speaker chooses between two readings of what was said. */
export const readingTalk = 'reading';

/** What an intent leads to. Two readings that lead to the same are no reason to ask. */
const actOf: Partial<Record<IntentId, keyof typeof readingTexts>> = {
  repair: 'repair',
  hazard_report: 'repair',
  complaint: 'complaint',
  fee_inquiry: 'question',
  parking_inquiry: 'question',
  renovation_inquiry: 'question',
  access_inquiry: 'question',
  general_inquiry: 'question',
  special_service: 'question',
  move_pass: 'question',
  suggestion: 'question',
  ticket_status: 'progress',
  ticket_urge: 'progress',
  ticket_cancel: 'cancel',
};

/**
 * Chosen by five-fold trial on the sentences of `intents/`: of all sentences 3 in 100 are asked back; of these the best
 * reading is right in 48 of 100, one of the two in 84.
 */
const bestBelow = 0.6;
const secondFrom = 0.2;
/** Shorter talk is asked what and where instead: it has no two readings, but none. */
const shortest = 5;

interface Act {
  act: keyof typeof readingTexts;
  /** the likeliest intent that leads to it */
  intent: IntentId;
  share: number;
}

/** The two things that the words may be meant to lead to, the likelier first; undefined where one of them is clear. */
export function twoReadings(meaning: Pick<Meaning, 'intents'>): [Act, Act] | undefined {
  const acts = new Map<string, Act | { act: undefined; share: number }>();
  for (const { id, confidence } of meaning.intents) {
    const act = actOf[id];
    const before = acts.get(act ?? id);
    if (before) before.share += confidence;
    else acts.set(act ?? id, act ? { act, intent: id, share: confidence } : { act, share: confidence });
  }
  const [best, second] = [...acts.values()].sort((a, b) => b.share - a.share);
  if (!best?.act || !second?.act) return undefined;
  return best.share < bestBelow && second.share >= secondFrom ? [best, second] : undefined;
}

/** Water pours, and something else is spoken of beside it: nobody is asked which of the two was meant. */
export const mayBePressingRepair = (meaning: Meaning): boolean =>
  meaning.urgent &&
  Boolean(meaning.device && meaning.fault) &&
  (twoReadings(meaning) ?? []).some(({ act }) => act === 'repair');

/**
 * Asks once which of two things is meant, where nothing else tells (S10, S20). Who is upset is not asked (S21).
 * @returns undefined where there is nothing to choose between
 */
export async function askWhichReading(ctx: TurnContext): Promise<TurnReply | undefined> {
  const { meaning, text } = ctx;
  if (ctx.chosen || ctx.feeling || meaning.correction || [...text.trim()].length < shortest) return undefined;
  const readings = twoReadings(meaning);
  if (!readings) return undefined;
  const aboutTickets = readings.some(({ act }) => act === 'progress' || act === 'cancel');
  if (aboutTickets && (await myTickets(ctx)).length === 0) return undefined;
  const since = ctx.now.toISOString();
  const buttons = [
    ...readings.map(({ act, intent }) => ({ id: idOf(intent, since), label: words(ctx, readingTexts[act], {}) })),
    personButton(ctx),
  ];
  const question = { text: words(ctx, readingTexts.which, {}), buttons };
  const slots = {
    what: text.trim(),
    media: [...ctx.media, ...(ctx.heard ?? [])],
    readings: readings.map(({ intent }) => intent),
  };
  const talk: Talk = { flow: readingTalk, version: talkVersion, slots, asked: 'reading', tries: 0, since, question };
  return answer(question.text, { buttons }, { state: { ...ctx.state, talk } });
}

/** Names the question too: an old button never decides on words that were said later. */
const idOf = (intent: IntentId, since: string): string => `mean:${intent}:${Date.parse(since)}`;

/** What the answer comes to: a turn with the first words in the meaning that was chosen, or a reply. */
export type Decided = { turn: TurnContext } | { reply: TurnReply };

/**
 * The answer to which of two was meant: a button, a number, or words that name one of them. Anything else is not asked
 * about again: a person takes over with what was said.
 */
export async function decideReading(ctx: TurnContext, talk: Talk): Promise<Decided> {
  const { what = '', media = [], readings = [] } = talk.slots;
  const said = ctx.button ? '' : ctx.text.trim();
  const free = { ...ctx, state: { ...ctx.state, talk: undefined } };
  const named = readings.find((intent) => ctx.button === idOf(intent, talk.since)) ?? namedReading(said, readings);
  const chosen = named ?? surelyOneOf(ctx, readings);
  if (chosen) {
    const { button: _, ...rest } = free;
    const text = named ? what : `${what}，${said}`;
    const meaning = inMeaning(ctx.read(text), chosen);
    return { turn: { ...rest, text, media: [...media, ...ctx.media], meaning, chosen } };
  }
  if (ctx.meaning.intent === 'ticket_cancel' && isSure(ctx.meaning)) {
    const text = words(ctx, statusTexts.talkCancelled, {});
    return { reply: answer(text, {}, { outcome: 'recorded', state: free.state }) };
  }
  const text = [what, said].filter(Boolean).join('；');
  return { reply: await handOff({ ...free, text, media: [...media, ...ctx.media] }) };
}

/** “我要投诉”: words that name one of the two and nothing else. */
function namedReading(said: string, readings: readonly IntentId[]): IntentId | undefined {
  const named = readings.filter((intent) => namesAct(actOf[intent] ?? '', said));
  return named.length === 1 ? named[0] : undefined;
}

/** More of the story, which now can only be one of the two. */
const surelyOneOf = ({ meaning, button }: TurnContext, readings: readonly IntentId[]): IntentId | undefined =>
  !button && isSure(meaning) ? readings.find((intent) => actOf[intent] === actOf[meaning.intent]) : undefined;

const inMeaning = (meaning: Meaning, intent: IntentId): Meaning => ({
  ...meaning,
  intent,
  confidence: 1,
  intents: [{ id: intent, confidence: 1 }],
});
