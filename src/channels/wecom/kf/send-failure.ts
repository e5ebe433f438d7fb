import { render } from '../../../messages/template.ts';
import { reasons } from './messages.ts';

const byType: Readonly<Record<number, keyof typeof reasons>> = {
  1: 'accountGone',
  2: 'appClosed',
  4: 'tooLate',
  5: 'ended',
  6: 'tooMany',
  8: 'notVerified',
  10: 'refused',
  11: 'nobodyThere',
  12: 'notAllowed',
  13: 'unsafe',
};

/** Failures that end when the customer writes again. */
const whileSilent: ReadonlySet<number> = new Set([4, 5, 6]);

export const stateOfFailure = (type: number): 'held' | 'dead' => (whileSilent.has(type) ? 'held' : 'dead');

/** Why a message did not arrive, as WeCom numbers it (`fail_type`), said to staff. */
export const reasonOfFailure = (type: number): string => render(reasons[byType[type] ?? 'unknown'], {});
