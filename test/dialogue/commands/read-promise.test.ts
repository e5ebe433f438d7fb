import { expect, test } from '@jest/globals';
import { readPromise } from '../../../src/dialogue/commands/read-promise.ts';
import { fold } from '../../../src/understanding/fold.ts';
import { findTimes } from '../../../src/understanding/times/find-times.ts';

const now = new Date('2026-11-24T10:20:00+08:00');
const read = (rest: string) => readPromise(rest, findTimes(rest, fold(rest), now, 'Asia/Shanghai', []), now);

test('the time that lies ahead is promised, whatever past time the reason tells of', () => {
  expect(read('昨天阀芯没到货 明天18点')).toEqual({
    kind: 'promise',
    at: new Date('2026-11-25T18:00:00+08:00'),
    reason: '昨天阀芯没到货',
  });
});

test('a time that is over is no promise', () => {
  expect(read('昨天18点 缺阀芯')).toEqual({ kind: 'past', said: '昨天18点', reason: '缺阀芯' });
});

test('“一会儿” is too vague to be broken', () => {
  expect(read('过一会儿 缺阀芯')).toMatchObject({ kind: 'no-hour', said: '过一会儿' });
});
