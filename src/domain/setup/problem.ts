import { problemLine } from './messages.ts';

/** Something in a set-up file that its writer can mend. */
export interface Problem {
  /** `staff[2].colour`; empty where the file as a whole is meant */
  path: string;
  /** what is expected there, in Chinese */
  text: string;
}

/** A set-up file that cannot be carried out; its message names every problem, one a line. */
export class SetUpProblems extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ path, text }) => problemLine(path, text)).join('\n'));
    this.name = 'SetUpProblems';
  }
}

/** @returns `staff[2].colour` */
export function writePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}
