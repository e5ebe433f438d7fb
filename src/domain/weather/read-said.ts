import type { Kind, Level } from './alert.ts';
import { colorWords, saidKinds, saidLevel } from './lexicon.ts';

/** The weather that a manager names: “大风 橙色 今晚8点到明早6点”. */
export function kindSaid(text: string): Kind | undefined {
  const [first = ''] = text.trim().split(/\s+/);
  return saidKinds.find(([words]) => words.test(first))?.[1];
}

/** The level that he names by its colour. */
export function levelSaid(text: string): Level | undefined {
  const [, color] = saidLevel.exec(text) ?? [];
  return colorWords.find(([word]) => word === color)?.[1];
}
