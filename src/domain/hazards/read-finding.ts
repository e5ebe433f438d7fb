import type { HazardType } from '../../platform/db.ts';
import { positionWords, saidSeverities, severeWords, typeWords } from './lexicon.ts';

/** What words tell of a hazard. */
export interface Finding {
  type: HazardType;
  /** 1 slight, 2 middling, 3 severe; middling where nothing tells */
  severity: number;
  /** “阳台外沿” */
  position?: string;
  /** the words without a judgement at their end */
  note: string;
}

const usualSeverity = 2;

/** Reads what somebody saw: “阳台花盆快掉了”, “窗台杂物 轻微”. The finder's own judgement at the end goes before our reading. */
export function readFinding(text: string): Finding {
  const said = saidSeverities.find(([words]) => words.test(text));
  const note = (said ? text.replace(said[0], '') : text).trim();
  const position = positionWords.exec(note)?.[0];
  return {
    type: typeOf(note) ?? 'other',
    severity: said?.[1] ?? (severeWords.test(note) ? 3 : usualSeverity),
    ...(position && { position }),
    note: note || text.trim(),
  };
}

/** Whether words name a thing that can fall from a home. */
export const namesFallingThing = (text: string): boolean => typeOf(text) !== undefined;

function typeOf(text: string): HazardType | undefined {
  return typeWords.find(([, words]) => words.test(text))?.[0];
}
