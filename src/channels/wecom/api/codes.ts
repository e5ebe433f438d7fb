import type { Failure } from './errors.ts';

type Meaning = Pick<Failure, 'action' | 'text' | 'afterSeconds'>;

/** Each row: what to do, what an operator reads, after how many seconds at the earliest, and the codes it holds for. */
type Row = readonly [Meaning['action'], Meaning['text'], number | undefined, readonly number[]];

// Global errcode table of WeCom (developer.work.weixin.qq.com/document/path/90313 and 90455) and the pages of each call.
const rows: readonly Row[] = [
  ['retry', 'busy', 5, [-1, 6000, 45033]],
  ['refresh', 'staleToken', undefined, [40001, 40014, 42001]],
  ['hold', 'overLimit', 60, [45009]],
  ['recipient', 'unknownMember', undefined, [40003, 60111, 46004]],
  ['recipient', 'allInvalid', undefined, [81013]],
  ['recipient', 'lostCustomer', undefined, [40096, 84061]],
  ['media', 'deadMedia', undefined, [40007]],
  ['bug', 'refusedMedia', undefined, [40004, 40005, 40006, 40009, 40010, 40011, 301019, 830002]],
  ['closed', 'windowClosed', undefined, [95001, 95002, 95013, 95018, 95031]],
  ['spent', 'spentCode', undefined, [60140, 846605, 846608]],
  ['gone', 'goneTarget', undefined, [93000, 93001, 93004, 93006, 93008]],
  ['gone', 'goneChat', undefined, [40050, 86001, 86003, 86008]],
  ['operator', 'ipNotAllowed', undefined, [60020]],
  ['operator', 'wrongCorp', undefined, [40013, 40091]],
  ['operator', 'notGranted', undefined, [48001, 48002, 48006, 48007, 48009]],
  ['operator', 'notCallable', undefined, [43012]],
  ['operator', 'notVerified', undefined, [43009, 95003]],
  ['operator', 'outOfRange', undefined, [50003, 60011, 60021, 60030, 60031]],
  ['operator', 'untrustedDomain', undefined, [50001, 80001, 85005]],
  ['operator', 'kfSettings', undefined, [95000, 95004, 95011, 95012, 95014, 95017, 95019, 95027]],
  ['operator', 'wrongAgent', undefined, [40056, 301002]],
  ['retry', 'stillDispatching', 30, [41063]],
  ['hold', 'remindedTooOften', 3600, [41094]],
  ['recipient', 'noRecipients', undefined, [41048]],
  [
    'bug',
    'badRequest',
    undefined,
    [40008, 40035, 40058, 40063, 41001, 44004, 47001, 82001, 95007, 95008, 95016, 95030],
  ],
];

const meanings = new Map<number, Meaning>(
  rows.flatMap(([action, text, afterSeconds, codes]) =>
    codes.map((code) => [code, { action, text, ...(afterSeconds !== undefined && { afterSeconds }) }] as const),
  ),
);

/** What an errcode means on a path. A code that nobody listed is a bug: ours, for not knowing it. */
export function meaningOf(path: string, code: number): Meaning {
  // Here it is the secret itself that is wrong; asking again bars our address for an hour.
  if (path === 'gettoken' && code === 40001) return { action: 'operator', text: 'wrongSecret' };
  return meanings.get(code) ?? { action: 'bug', text: 'unlisted' };
}
