import type { Kind, Level } from './alert.ts';
import { colorWords, kindOfCode, kindOfWords } from './lexicon.ts';

/** Which of the four kinds an event is; undefined for what does nothing to balconies, and for gales at sea. */
export function kindOf({ eventCode, eventName }: { eventCode: string; eventName: string }): Kind | undefined {
  const found = kindOfCode[eventCode] ?? kindOfWords.find(([words]) => words.test(eventName))?.[1];
  return found === 'none' ? undefined : found;
}

/** The level that a headline names by its colour: “大风黄色预警信号”. */
export function levelIn(headline: string): Level | undefined {
  return colorWords.find(([word]) => headline.includes(`${word}色`))?.[1];
}
