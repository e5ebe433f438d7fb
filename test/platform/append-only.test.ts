import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
  const { db } = database;
  await db.community.create({ data: { id: 'demo', name: '示范花园', hotline: '021-55550100' } });
  const ticket = await db.ticket.create({
    data: {
      communityId: 'demo',
      number: 1001,
      kind: 'repair',
      description: '示范',
      source: 'test',
      openedAt: new Date(0),
    },
  });
  await db.ticketEvent.create({ data: { ticketId: ticket.id, at: new Date(0), type: 'opened', actor: 'system' } });
});
afterAll(() => database.close());

test.each([
  ['UPDATE', (db: TestDatabase['db']) => db.ticketEvent.updateMany({ data: { type: 'closed' } })],
  ['DELETE', (db: TestDatabase['db']) => db.ticketEvent.deleteMany()],
  ['TRUNCATE', (db: TestDatabase['db']) => db.$executeRaw`truncate ticket_event`],
  ['TRUNCATE', (db: TestDatabase['db']) => db.$executeRaw`truncate ticket cascade`],
  ['DELETE of the ticket', (db: TestDatabase['db']) => db.ticket.deleteMany()],
])('%s of a ticket event is refused', async (_what, change) => {
  await expect(change(database.db)).rejects.toThrow();
  expect(await database.db.ticketEvent.findMany()).toMatchObject([{ type: 'opened' }]);
});

test('the refusal says why', async () => {
  await expect(database.db.ticketEvent.deleteMany()).rejects.toThrow('ticket_event is append-only: DELETE is refused');
});
