import { questionTexts } from './flows/messages.ts';
import { matterTexts } from './matters-messages.ts';
import type { Talk, TalkState } from './state.ts';
import { type Reply, type TurnContext, words } from './turn-context.ts';

type Answered = TalkState['answered'];

/** What one of several matters came to: words that stand by themselves, or a talk whose question is still open. */
export interface Result {
  said: readonly Reply[];
  open?: Talk | undefined;
  /** the open question as it was just put */
  question?: Reply | undefined;
  /** what was answered from our entries */
  answered?: Answered;
}

/** Whether all of them still wait for their owner. */
export const areAllOpen = (results: readonly Result[]): boolean => results.every(({ open }) => open !== undefined);

const marks = '①②③④⑤⑥⑦⑧⑨⑩';
const longestTitle = 20;

/**
 * One message that tells of several matters in their order. Of the open questions it puts the first, at its end; where none
 * of them has one, that of a talk that waited.
 * @returns the message, and what was answered in it from our entries, all together
 */
export function inOneMessage(
  ctx: TurnContext,
  results: readonly Result[],
  waiting: Talk | undefined,
): { reply: Reply; answered: Answered } {
  const first = results.find((result) => result.open);
  const lines = results.map((result, index) =>
    words(ctx, matterTexts.line, { mark: marks.charAt(index), text: lineOf(ctx, result, result === first) }),
  );
  const question = first ? first.question : waiting?.question;
  const asked = question && askAbout(ctx, first?.open, question.text);
  const head = words(ctx, matterTexts.head, { count: results.length });
  const answers = results.filter(({ said, answered }) => answered && said.some(offersPerson));
  const answered = joinAnswers(answers.flatMap((result) => result.answered ?? []));
  const buttons = [...(question?.buttons ?? []), ...buttonsOf(results, answered)];
  const tickets = new Set(results.flatMap(({ said }) => said.flatMap(({ ticketId }) => ticketId ?? [])));
  const [ticketId] = tickets.size === 1 ? tickets : [];
  const text = [head, ...lines, ...(asked ? [asked] : [])].join('\n');
  return {
    reply: { text, ...(buttons.length > 0 && { buttons }), ...(ticketId && { ticketId }) },
    answered,
  };
}

function lineOf(ctx: TurnContext, { said, open }: Result, isAskedNow: boolean): string {
  if (!open) return said.map(({ text }) => text).join('\n');
  return words(ctx, isAskedNow ? matterTexts.noted : matterTexts.notedLater, { what: titleOf(open) });
}

const askAbout = (ctx: TurnContext, open: Talk | undefined, question: string): string =>
  open
    ? words(ctx, matterTexts.question, { what: titleOf(open), question })
    : `${words(ctx, questionTexts.goOn, {})}${question}`;

function titleOf({ slots }: Talk): string {
  const what = [...(slots.what ?? slots.place ?? '')];
  return what.length > longestTitle ? `${what.slice(0, longestTitle).join('')}…` : what.join('');
}

const isPersonButton = (id: string): boolean => id.startsWith('ask:');
const offersPerson = ({ buttons = [] }: Reply): boolean => buttons.some(({ id }) => isPersonButton(id));

/** Two answers of one message have one button for a person, who then gets both questions. */
function joinAnswers(answers: readonly NonNullable<Answered>[]): Answered {
  const [first] = answers;
  if (!first) return undefined;
  return {
    text: answers.map(({ text }) => text).join('；'),
    category: first.category,
    entries: answers.map(({ entries }) => entries).join('+'),
  };
}

function buttonsOf(results: readonly Result[], answered: Answered): NonNullable<Reply['buttons']> {
  const all = results.flatMap(({ said }) => said.flatMap(({ buttons = [] }) => buttons));
  const person = all.find(({ id }) => isPersonButton(id));
  const others = all.filter(({ id }) => !isPersonButton(id));
  return person && answered ? [...others, { ...person, id: `ask:${answered.entries}` }] : others;
}
