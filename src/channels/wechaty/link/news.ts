import { render } from '../../../messages/template.ts';
import type { LinkStanding, OperatorWord } from './link.ts';
import { operatorWords } from './messages.ts';
import type { Ending } from './session.ts';

/** What a change of the link may be worth telling. */
export interface Change {
  state: LinkStanding['state'];
  /** for `down`; `detail` says the same in Chinese */
  why?: Ending['why'];
  detail?: string;
  at: Date;
}

/** These do not mend themselves. */
const needPerson: ReadonlySet<Ending['why'] | undefined> = new Set([
  'token',
  'logout',
  'unscanned',
  'unlogged',
  'missing',
]);
const quietMinutes = 10;

/**
 * Chooses what those who run it are told: of each outage once that it began, once for each kind of help it needs, and
 * that it is over, if they knew of it. A link that breaks again and again by itself is told every ten minutes at most.
 */
export function createNews(name: string, qrUrl: string): (change: Change) => OperatorWord | undefined {
  const told = new Set<string>();
  let lastDown: Date | undefined;

  function say(kind: string, at: Date, text: string): OperatorWord {
    told.add(kind);
    return { key: `wechaty:${name}:${kind}:${at.toISOString()}`, text };
  }

  return ({ state, why, detail = '', at }) => {
    if (state === 'up') {
      if (told.size === 0) return undefined;
      const word = say('up', at, render(operatorWords.up, {}));
      told.clear();
      return word;
    }
    if (state === 'scan' && !told.has('scan')) return say('scan', at, render(operatorWords.scan, { url: qrUrl }));
    if (state !== 'down') return undefined;
    if (needPerson.has(why)) {
      const kind = `needed-${why}`;
      return told.has(kind) ? undefined : say(kind, at, render(operatorWords.needed, { why: detail }));
    }
    if (told.size > 0 || (lastDown && at.getTime() - lastDown.getTime() < quietMinutes * 60_000)) return undefined;
    lastDown = at;
    return say('down', at, render(operatorWords.down, { why: detail }));
  };
}
