import type { Entry } from './entry.ts';
import { asksOf, isOwnCase } from './lexicon.ts';

export interface Asked {
  /** the question, folded: half width, simplified, lower case */
  text: string;
  /** as what it was read */
  intent: string;
}

interface Span {
  start: number;
  end: number;
}
interface Fit {
  entry: Entry;
  about: Span;
  ask: Span;
}

/** Longer words than this hold more than a question: a person reads them. */
const longestCharacters = 45;
const mostEntries = 2;

/**
 * The entries that a question asks for. The threshold is plain: the question was read as one of the entry's intents, and
 * names both its subject and what the entry says about it. What remains beside those words must not be the asker's own
 * case. Of entries for the same words the one that names more of them is meant; different words ask for different ones.
 * @returns none, one or two entries, in the order in which they were asked for
 */
export function chooseEntries(entries: readonly Entry[], asked: Asked): Entry[] {
  if ([...asked.text].length > longestCharacters) return [];
  const fits = entries
    .filter((entry) => entry.intents.includes(asked.intent))
    .flatMap((entry) => fitOf(entry, asked.text) ?? [])
    .sort((a, b) => lengthOf(b) - lengthOf(a));
  const kept: Fit[] = [];
  for (const fit of fits) {
    if (!kept.some((other) => overlap(fit.about, other.about) && overlap(fit.ask, other.ask))) kept.push(fit);
  }
  if (kept.length > mostEntries || isOwnCase(restOf(asked.text, kept))) return [];
  return kept.sort((a, b) => a.ask.start - b.ask.start).map(({ entry }) => entry);
}

function fitOf(entry: Entry, text: string): Fit | undefined {
  if (entry.unless.some((word) => text.includes(word))) return undefined;
  const phrase = longestOf(entry.phrases, text);
  const about = longestOf(entry.about, text) ?? phrase;
  const ask = longest([longestOf(entry.words, text), phrase, ...entry.asks.map((kind) => longestMatch(kind, text))]);
  return about && ask && { entry, about, ask };
}

function longestOf(words: readonly string[], text: string): Span | undefined {
  return longest(
    words.map((word) => {
      const start = text.indexOf(word);
      return start < 0 ? undefined : { start, end: start + word.length };
    }),
  );
}

function longestMatch(kind: keyof typeof asksOf, text: string): Span | undefined {
  return longest(
    [...text.matchAll(asksOf[kind])].map((match) => ({ start: match.index, end: match.index + match[0].length })),
  );
}

const longest = (spans: readonly (Span | undefined)[]): Span | undefined =>
  spans.filter((span) => span !== undefined).sort((a, b) => b.end - b.start - (a.end - a.start))[0];

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

const lengthOf = ({ about, ask }: Fit): number => about.end - about.start + (ask.end - ask.start);

/** The text without the words that the entries name. */
function restOf(text: string, fits: readonly Fit[]): string {
  const named = fits.flatMap(({ about, ask }) => [about, ask]);
  return [...text.split('').entries()]
    .filter(([at]) => !named.some(({ start, end }) => at >= start && at < end))
    .map(([, unit]) => unit)
    .join('');
}
