import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Gathered, gather, type Waiting } from '../../src/messages/gather.ts';

const START = Date.parse('2026-03-02T08:00:00Z');
const HOLD_MS = 2500;
const MAX_GATHER_MS = 10_000;

interface Said extends Waiting {
  name: string;
}

/** A message received `at` milliseconds after the start and held for 2.5 s unless said otherwise. */
function said(name: string, at: number, facts: Partial<Said> & { holdMs?: number } = {}): Said {
  const { holdMs = HOLD_MS, ...rest } = facts;
  const receivedAt = new Date(START + at);
  return {
    ...{ name, senderId: 'li', receivedAt, dueAt: new Date(START + at + holdMs), attempts: 0, isPress: false },
    ...rest,
  };
}

function gatherAt(at: number, waiting: Said[], chat: 'direct' | 'group' = 'direct'): Gathered<Said> {
  return gather({ waiting, chat, now: new Date(START + at), maxGatherMs: MAX_GATHER_MS });
}

const names = (gathered: Gathered<Said>) =>
  gathered.kind === 'turn' ? gathered.messages.map(({ name }) => name) : gathered.kind;
const waitOf = (gathered: Gathered<Said>) => gathered.kind === 'wait' && gathered.until.getTime() - START;

describe('in a direct chat', () => {
  test('an empty line has no turn', () => {
    expect(gatherAt(0, [])).toEqual({ kind: 'empty' });
  });

  test('a burst waits until the hold of its last message is over', () => {
    const burst = [said('a', 0), said('b', 2000), said('c', 4000)];
    expect(waitOf(gatherAt(4100, burst))).toBe(6500);
    expect(names(gatherAt(6500, burst))).toEqual(['a', 'b', 'c']);
  });

  test('who goes on writing is answered ten seconds after the first message', () => {
    const burst = [0, 2000, 4000, 6000, 8000, 9900].map((at) => said(`m${at}`, at));
    expect(waitOf(gatherAt(9950, burst))).toBe(MAX_GATHER_MS);
    expect(names(gatherAt(MAX_GATHER_MS, burst))).toHaveLength(6);
  });

  test('a message without a hold takes the talk before it along at once', () => {
    const line = [said('hello', 0), said('fire', 100, { holdMs: 0 })];
    expect(names(gatherAt(100, line))).toEqual(['hello', 'fire']);
  });

  test('a press is a turn by itself, and ends the talk before it at once', () => {
    const press = said('press', 100, { isPress: true, holdMs: 0 });
    expect(names(gatherAt(100, [said('talk', 0), press, said('more', 150)]))).toEqual(['talk']);
    expect(names(gatherAt(100, [press, said('more', 150)]))).toEqual(['press']);
  });

  test('a failed turn keeps its back-off, also past the longest gathering', () => {
    const failed = said('failed', 0, { attempts: 2, dueAt: new Date(START + 60_000) });
    expect(waitOf(gatherAt(30_000, [failed]))).toBe(60_000);
    expect(names(gatherAt(60_000, [failed]))).toEqual(['failed']);
  });

  test('an emergency does not wait for the back-off of what stands before it', () => {
    const failed = said('failed', 0, { attempts: 2, dueAt: new Date(START + 60_000) });
    expect(names(gatherAt(5000, [failed, said('fire', 5000, { holdMs: 0 })]))).toEqual(['failed', 'fire']);
  });
});

describe('in a group', () => {
  test('what one sender says in a row is a turn', () => {
    const line = [said('a1', 0), said('a2', 10), said('b1', 20, { senderId: 'wang' }), said('a3', 30)];
    expect(names(gatherAt(20, line, 'group'))).toEqual(['a1', 'a2']);
  });

  test('the last sender in the line is waited for', () => {
    expect(waitOf(gatherAt(10, [said('a1', 0), said('a2', 10)], 'group'))).toBe(2510);
  });
});

const anyLine = fc
  .array(
    fc.record({
      gapMs: fc.nat(4000),
      holdMs: fc.constantFrom(0, 1000, HOLD_MS),
      senderId: fc.constantFrom('li', 'wang'),
      isPress: fc.boolean(),
      attempts: fc.constantFrom(0, 0, 0, 1, 3),
    }),
    { maxLength: 12 },
  )
  .map((facts) => {
    let at = 0;
    return facts.map(({ gapMs, ...rest }, index) => {
      at += gapMs;
      return said(`m${index}`, at, rest);
    });
  });
const chats = fc.constantFrom<'direct' | 'group'>('direct', 'group');

describe('whatever waits', () => {
  test('a turn is the beginning of the line, of one person in a group, and no press shares it', () => {
    fc.assert(
      fc.property(anyLine, chats, fc.nat(60_000), (line, chat, at) => {
        const gathered = gatherAt(at, line, chat);
        if (gathered.kind !== 'turn') return;
        const { messages } = gathered;
        expect(messages).toEqual(line.slice(0, messages.length));
        expect(messages.length).toBeGreaterThan(0);
        if (messages.some(({ isPress }) => isPress)) expect(messages).toHaveLength(1);
        if (chat === 'group') expect(new Set(messages.map(({ senderId }) => senderId)).size).toBe(1);
      }),
    );
  });

  test('the line is emptied by coming back when told, in order and with nothing left over', () => {
    fc.assert(
      fc.property(anyLine, chats, (line, chat) => {
        const handled: string[] = [];
        let rest = line;
        let at = 0;
        for (let steps = 0; rest.length > 0 && steps < 100; steps++) {
          const gathered = gatherAt(at, rest, chat);
          if (gathered.kind === 'wait') {
            expect(gathered.until.getTime()).toBeGreaterThan(START + at);
            at = gathered.until.getTime() - START;
          } else if (gathered.kind === 'turn') {
            handled.push(...gathered.messages.map(({ name }) => name));
            rest = rest.slice(gathered.messages.length);
          }
        }
        expect(handled).toEqual(line.map(({ name }) => name));
      }),
    );
  });
});
