import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Meaning } from '../../src/understanding/meaning.ts';
import { heldOut } from './held-out.ts';
import { aReader } from './reader.ts';

let read: (text: string) => Meaning;
beforeAll(async () => {
  read = await aReader();
});

test.each([
  ['楼下大门刷不开', 'repair'],
  ['对了物业费多少钱一个月？', 'fee_inquiry'],
  ['算了不修了', 'ticket_cancel'],
  ['怎么还没人来', 'ticket_urge'],
  ['我的报修到哪一步了', 'ticket_status'],
  ['转人工', 'human_handoff'],
  ['我要投诉你们张师傅，态度太差了', 'complaint'],
])('%s → %s', (text, intent) => {
  expect(read(text).intent).toBe(intent);
});

test('a burst pipe in one kitchen is an urgent repair with its room', () => {
  const meaning = read('厨房水管爆了，水都流到客厅了，3栋2单元501');
  expect(meaning).toMatchObject({ intent: 'repair', repairCategory: 'plumbing', urgent: true });
  expect(meaning.emergency).toBeUndefined();
  expect(meaning.rooms[0]?.value).toEqual({ building: '3', entrance: '2', room: '501' });
});

test('“坏了” alone is a repair that has to be asked about', () => {
  const meaning = read('坏了');
  expect(meaning.intent).toBe('repair');
  expect(meaning.confidence).toBeLessThan(0.6);
  expect(meaning.device).toBeUndefined();
});

test('a complaint about a person is about attitude', () => {
  expect(read('我要投诉你们张师傅，态度太差了').complaintCategory).toBe('staff_attitude');
});

test.each(['3栋2单元501', '13800000001', '明天下午3点到5点'])('%s alone is no wish of its own', (text) => {
  const meaning = read(text);
  expect(meaning.intent).toBe('other');
  expect(meaning.confidence).toBeLessThan(0.3);
});

describe('held-out sentences', () => {
  const share = (right: number, all: number): number => right / all;

  test('at least nine in ten intents are right', () => {
    const wrong = heldOut.filter(({ text, intent }) => read(text).intent !== intent);
    expect(share(heldOut.length - wrong.length, heldOut.length)).toBeGreaterThanOrEqual(0.9);
  });

  test('at least nine in ten categories are right', () => {
    const labelled = heldOut.filter(({ category }) => category !== undefined);
    const wrong = labelled.filter(({ text, intent, category }) => {
      const meaning = read(text);
      return (intent === 'repair' ? meaning.repairCategory : meaning.complaintCategory) !== category;
    });
    expect(share(labelled.length - wrong.length, labelled.length)).toBeGreaterThanOrEqual(0.9);
  });

  test('confidence says how often it is right', () => {
    const sure = heldOut
      .map(({ text, intent }) => ({ meaning: read(text), intent }))
      .filter(({ meaning }) => meaning.confidence >= 0.8);
    const right = sure.filter(({ meaning, intent }) => meaning.intent === intent);
    expect(share(right.length, sure.length)).toBeGreaterThanOrEqual(0.92);
  });
});
