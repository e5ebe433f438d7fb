import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { tellFollowers } from '../../../src/domain/dispatch/tell-followers.ts';
import type { NewTicket } from '../../../src/domain/tickets/store.ts';
import { ticketById } from '../../../src/domain/tickets/store.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { at, buildEstate, type Estate } from '../escalation/estate.ts';

let database: TestDatabase;
let estate: Estate;
beforeEach(async () => {
  database = await openDatabase();
  estate = await buildEstate(database.db);
});
afterEach(() => database.close());

const opened = at('2026-11-24T14:00');

/** Whom a word about such a ticket is told: titles of chats, with those who are called there. */
async function told(more: Partial<NewTicket>, assignee?: keyof Estate['staff']): Promise<string[]> {
  const { db } = database;
  const { id } = await estate.open(opened, more);
  if (assignee) {
    await db.ticket.update({ where: { id }, data: { state: 'taken', assigneeId: estate.staff[assignee] } });
  }
  const ticket = await ticketById(db, id);
  if (!ticket) throw new Error('no ticket');
  const { community } = estate;
  await tellFollowers(db, { ticket, community }, { key: `w:${id}`, text: '还在漏' }, new ManualClock(opened));
  const rows = await db.$queryRaw<{ chat: string; called: string | null }[]>`
    select c.chat, (select string_agg(m->>'name', '+') from jsonb_array_elements(o.content->'mentions') m) as called
    from outbound_message o join conversation c on c.id = o.conversation_id
    where o.key like ${`w:${id}:%`} order by c.chat`;
  return rows.map(({ chat, called }) => (called ? `${chat}@${called}` : chat));
}

test('the group, calling whoever has it', async () => {
  expect(await told({}, 'li')).toEqual(['group-engineering@李师傅']);
});

test('the group, calling those on duty while nobody has it', async () => {
  expect(await told({})).toEqual(['group-engineering@张师傅']);
});

test('without a group: whoever has it, else those on duty, else the leader, in their own chats', async () => {
  await database.db.conversation.deleteMany({ where: { kind: 'group' } });
  expect(await told({}, 'li')).toEqual(['li']);
  expect(await told({})).toEqual(['zhang']);
  await database.db.rosterStaff.deleteMany();
  expect(await told({})).toEqual(['wang']);
});

test('somebody who has left is told nothing more', async () => {
  await database.db.conversation.deleteMany({ where: { kind: 'group' } });
  await database.db.staff.update({ where: { id: estate.staff.li }, data: { active: false } });
  expect(await told({}, 'li')).toEqual(['zhang']);
});

test('what is about the team goes past its group to the managers, never to the person it is about', async () => {
  const { service } = estate.teams;
  const about = {
    kind: 'complaint',
    teamId: service,
    accusedTeamId: service,
    accusedStaffId: estate.staff.chen,
  } as const;
  const chats = await told(about);
  expect(chats.length).toBeGreaterThan(0);
  expect(chats.filter((chat) => !['wang', 'zhou'].includes(chat))).toEqual([]);
});

test('an emergency is told to every team that was called, and to those above', async () => {
  const chats = await told({ kind: 'emergency', category: 'lift_trapped', urgency: 'emergency' });
  expect(chats).toEqual(expect.arrayContaining(['group-engineering@张师傅', 'zhou']));
});
