import { expect, test } from '@jest/globals';
import { type Change, createNews } from '../../../../src/channels/wechaty/link/news.ts';

const url = 'http://127.0.0.1:3000/wechaty/qr';

/** What is told of changes, each given with the minute in which it comes. */
function tell(...changes: [minute: number, change: Omit<Change, 'at'>][]): (string | undefined)[] {
  const news = createNews('guanjia', url);
  return changes.map(([minute, change]) => {
    const at = new Date(Date.UTC(2027, 0, 1, 8, minute));
    return news({ ...change, at })?.key.split(':')[2];
  });
}

const down = { state: 'down', why: 'unreachable', detail: '连不上' } as const;
const up = { state: 'up' } as const;

test('an outage is told once, and its end', () => {
  expect(tell([0, down], [1, down], [2, up])).toEqual(['down', undefined, 'up']);
});

test('a first login is no news', () => {
  expect(tell([0, { state: 'starting' }], [0, up])).toEqual([undefined, undefined]);
});

test('a link that breaks again and again is told every ten minutes at most', () => {
  expect(tell([0, down], [1, up], [2, down], [3, up], [11, down])).toEqual([
    'down',
    'up',
    undefined,
    undefined,
    'down',
  ]);
});

test('what needs a person is told at once, each kind once', () => {
  const logout = { state: 'down', why: 'logout', detail: '退出' } as const;
  const token = { state: 'down', why: 'token', detail: '令牌' } as const;
  expect(tell([0, down], [1, logout], [2, logout], [3, token])).toEqual([
    'down',
    'needed-logout',
    undefined,
    'needed-token',
  ]);
});

test('a QR is told once until somebody has logged in', () => {
  const scan = { state: 'scan' } as const;
  expect(tell([0, scan], [1, scan], [2, up], [3, scan])).toEqual(['scan', undefined, 'up', 'scan']);
});

test('the word of a QR says where it is', () => {
  expect(createNews('guanjia', url)({ state: 'scan', at: new Date(0) })?.text).toContain(url);
});
