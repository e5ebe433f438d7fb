/** What one check of an installation found. */
export interface Finding {
  /** Says which check it was, the same in every version: for scripts. */
  name: string;
  /** `fail`: it cannot work so. `warn`: it works, and somebody should know. */
  state: 'ok' | 'warn' | 'fail';
  /** What is so, for the person who runs it. Never holds a secret. */
  text: string;
  /** What to do about it. */
  mend?: string;
}

export const sound = (name: string, text: string): Finding => ({ name, state: 'ok', text });
export const doubtful = (name: string, text: string, mend: string): Finding => ({ name, state: 'warn', text, mend });
export const faulty = (name: string, text: string, mend: string): Finding => ({ name, state: 'fail', text, mend });
