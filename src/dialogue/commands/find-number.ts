import { feeWords, notTicketNumber, numberAfter, numberBefore } from './lexicon.ts';

/** A ticket number in a text and where it stands, its “工单” and “号” included. */
export interface FoundNumber {
  number: number;
  start: number;
  end: number;
}

// Numbers start at 1001 and have four digits or more; a smaller one needs its mark: #7.
const digits = `(?<![\\d.:])(?:(?<=[#№])(\\d{1,7})|(\\d{4,7}))(?!\\d)${notTicketNumber}`;
const pattern = (before: string, after: string) =>
  new RegExp(`${before}${numberBefore}${digits}${numberAfter}${after}`, 'u');
const atStart = pattern('^', '');
const atEnd = pattern('(?:^|[\\s,:;、。]|(?<=\\p{Script=Han}))', '[\\s.!。]*$');
const anywhere = pattern('', '');
const feeBefore = new RegExp(`${feeWords.source}\\s*[:]?\\s*$`);

const found = (match: RegExpExecArray | null): FoundNumber | undefined =>
  match ? { number: Number(match[1] ?? match[2]), start: match.index, end: match.index + match[0].length } : undefined;

/** A number with which the text begins. */
export const numberAtStart = (plain: string): FoundNumber | undefined => found(atStart.exec(plain));

/** A number with which the text ends, unless it is what was charged. */
export function numberAtEnd(plain: string): FoundNumber | undefined {
  const number = found(atEnd.exec(plain));
  return number && feeBefore.test(plain.slice(0, number.start)) ? undefined : number;
}

/** The first number that may be a ticket's. */
export const numberAnywhere = (plain: string): FoundNumber | undefined => found(anywhere.exec(plain));
