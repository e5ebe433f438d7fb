import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { awaitsSignOff, canMove, isOpen, isOver } from '../../../src/domain/tickets/state.ts';
import { TicketState } from '../../../src/platform/db.ts';

const states = Object.values(TicketState);
const anyState = fc.constantFrom(...states);

test('from every state the table says where a ticket may go', () => {
  const table = Object.fromEntries(states.map((from) => [from, states.filter((to) => canMove(from, to))]));
  expect(table).toEqual({
    open: ['taken', 'working', 'answered', 'finished', 'cancelled'],
    taken: ['open', 'taken', 'working', 'answered', 'finished', 'cancelled'],
    working: ['open', 'taken', 'answered', 'finished', 'cancelled'],
    answered: ['open', 'taken', 'answered', 'closed'],
    finished: ['open', 'taken', 'closed'],
    closed: [],
    cancelled: [],
  });
});

test('nothing leads out of an end, and nothing is closed that was not finished or answered before', () => {
  fc.assert(
    fc.property(anyState, anyState, (from, to) => {
      if (isOver(from)) expect(canMove(from, to)).toBe(false);
      if (to === 'closed' && canMove(from, to)) expect(awaitsSignOff(from)).toBe(true);
    }),
  );
});

test('a ticket is with staff, with the owner, or over: always exactly one of these', () => {
  for (const state of states) {
    expect([isOpen(state), awaitsSignOff(state), isOver(state)].filter(Boolean)).toHaveLength(1);
  }
});
