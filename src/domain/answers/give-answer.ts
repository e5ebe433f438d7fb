import type { Card, Entry, LocalAnswer } from './entry.ts';

/** What is said to a question: a text or a procedure, whose word it is, and since when. */
export interface Answer {
  id: string;
  title: string;
  text?: string;
  card?: Card;
  source: string;
  /** local date, "2026-01-01" */
  effective: string;
}

/** What the placeholders of an entry stand for. */
export interface Names {
  community: string;
  hotline: string;
}

/**
 * The answer of an entry in a community: its own words where it has some, else ours.
 * @param today local date; what only takes effect later is not said yet
 * @returns undefined where neither has anything in effect: a person answers then
 */
export function giveAnswer(
  entry: Entry,
  local: LocalAnswer | undefined,
  { names, today }: { names: Names; today: string },
): Answer | undefined {
  const own = local && local.effective <= today ? local : undefined;
  const { source, effective } = own ?? entry;
  if (source === undefined || effective === undefined || effective > today) return undefined;
  const said = { id: entry.id, title: entry.title, source: fill(source, names), effective };
  if (own?.text !== undefined) return { ...said, text: fill(own.text, names) };
  if (entry.card) return { ...said, card: fillCard(entry.card, own?.card ?? {}, names) };
  return entry.text === undefined ? undefined : { ...said, text: fill(entry.text, names) };
}

const fill = (text: string, names: Names): string =>
  text.replaceAll('{community}', names.community).replaceAll('{hotline}', names.hotline);

const fillCard = (card: Card, own: NonNullable<LocalAnswer['card']>, names: Names): Card => ({
  steps: (own.steps ?? card.steps).map((step) => fill(step, names)),
  papers: (own.papers ?? card.papers).map((paper) => fill(paper, names)),
  time: fill(own.time ?? card.time, names),
  place: fill(own.place ?? card.place, names),
  fee: fill(own.fee ?? card.fee, names),
});
