import { DateTime } from 'luxon';
import { chooseEntries } from '../../domain/answers/choose-entries.ts';
import { type Answer, giveAnswer } from '../../domain/answers/give-answer.ts';
import { ownEntries } from '../../domain/answers/load-entries.ts';
import { readLocalAnswers } from '../../domain/answers/store.ts';
import { fold } from '../../understanding/fold.ts';
import { answer, type TurnContext, type TurnReply, words } from '../turn-context.ts';
import { answerTexts } from './answer-messages.ts';
import { askPerson } from './ask-person.ts';
import { keptAnswer } from './kept-answer.ts';
import { questionTexts } from './messages.ts';

/** How sure a question must be read to be answered without a person. */
const sureEnough = 0.6;

/**
 * Answers a question from our entries or with what staff once answered and kept (S18), with source and date, and offers a
 * person all the same (S141, S142). Nothing is made up: where one part of it has no answer in effect, a person gets the
 * whole question. So does whoever is upset (S21) or sends a picture.
 * @returns undefined where a person is to answer
 */
export async function answerQuestion(ctx: TurnContext): Promise<TurnReply | undefined> {
  const { meaning } = ctx;
  if (meaning.confidence < sureEnough || meaning.feeling || ctx.media.length > 0) return undefined;
  const known = (await fromEntries(ctx)) ?? (await keptAnswer(ctx));
  return known && sayAnswer(ctx, known.id, known.text);
}

/** What our entries say, and which they are. @returns undefined where a part of the question has no answer in effect */
async function fromEntries(ctx: TurnContext): Promise<{ id: string; text: string } | undefined> {
  const { meaning, community } = ctx;
  const entries = chooseEntries(ownEntries(), { text: fold(ctx.text.trim()), intent: meaning.intent });
  if (entries.length === 0) return undefined;
  const local = await readLocalAnswers(ctx.tx, community.id);
  const names = { community: community.name, hotline: community.hotline };
  const today = DateTime.fromJSDate(ctx.now, { zone: community.zone }).toFormat('yyyy-MM-dd');
  const answers = entries.map((entry) => giveAnswer(entry, local.get(entry.id), { names, today }));
  const known = answers.filter((one) => one !== undefined);
  if (known.length < entries.length) return undefined;
  return { id: known.map(({ id }) => id).join('+'), text: known.map((one) => layOut(ctx, one)).join('\n') };
}

/** @param ids of what is said, for the button under it */
function sayAnswer(ctx: TurnContext, ids: string, text: string): TurnReply {
  const button = { id: `ask:${ids}`, label: words(ctx, answerTexts.askPerson, {}) };
  const answered = { text: ctx.text.trim(), category: ctx.meaning.intent, entries: ids };
  // Recorded, not merely answered: no open question of ours takes its place in the reply.
  const rest = { outcome: 'recorded', state: { ...ctx.state, answered } } as const;
  return answer(text, { buttons: [button] }, rest);
}

function layOut(ctx: TurnContext, { text, card, title, source, effective }: Answer): string {
  const said = text ?? (card && words(ctx, answerTexts.card, { ...card, title, ...listsOf(ctx, card) })) ?? '';
  return words(ctx, answerTexts.said, { text: said, source, effective });
}

const listsOf = (ctx: TurnContext, { steps, papers }: NonNullable<Answer['card']>) => ({
  steps: steps.map((text, index) => words(ctx, answerTexts.step, { count: index + 1, text })).join('；'),
  papers: papers.join('、'),
});

/**
 * The answer was not enough: a person gets the question in the asker's own words.
 * @param entries ids of the entries under whose answer the button stood
 */
export async function askAfterAll(ctx: TurnContext, entries: string): Promise<TurnReply> {
  const { answered, ...rest } = ctx.state;
  if (answered?.entries !== entries) return answer(words(ctx, questionTexts.outdated, {}));
  const { category, text } = answered;
  const { ticket, ...asked } = await askPerson(ctx, { category, description: text, hasAnswer: true });
  return { ...asked, state: { ...rest, ...(!rest.talk && { lastTicketId: ticket.id }) } };
}
