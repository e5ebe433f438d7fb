import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Room, RoomInvitation } from 'wechaty';
import type { RoomEvent } from '../../../src/channels/wechaty/link/link.ts';
import { createRoomFollower } from '../../../src/channels/wechaty/rooms.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { quietLog } from '../../support/messages.ts';
import { account, us } from '../../support/wechaty-bench.ts';

let database: TestDatabase;
let told: string[];
let synced: number;
const person = (id: string) => ({ id }) as never;

beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  const { db } = database;
  told = [];
  synced = 0;
  await db.community.deleteMany();
  await db.conversation.deleteMany();
  await db.community.create({ data: { id: 'demo', name: '示范花园', hotline: '021-55550100' } });
  const team = await db.team.create({ data: { communityId: 'demo', key: 'eng', name: '工程部' } });
  const facts = { communityId: 'demo', key: 'eng', name: '工程部值班群', teamId: team.id };
  const { id: groupId } = await db.staffGroup.create({ data: facts });
  const room = { channel: 'wechaty', account, chat: 'room/r1', kind: 'group', title: '工程部' } as const;
  await db.conversation.create({ data: { ...room, groupId } });
});

const room = {
  ...{ id: 'r1', topic: async () => '工程部' },
  sync: async () => {
    synced++;
  },
} as unknown as Room;
const follow = (event: RoomEvent) =>
  createRoomFollower({
    ...{ db: database.db, clock: new ManualClock('2026-11-24T01:00:00Z'), log: quietLog },
    account: () => account,
    isStaff: async (_, id) => id === 'wx-zhang',
    tellOperator: async (_tx, { text }) => {
      told.push(text);
    },
  })(event);
const conversation = () => database.db.conversation.findFirstOrThrow();

test('a room’s new name is followed, and stays the same team’s', async () => {
  await follow({ kind: 'topic', room, topic: '维修群', was: '工程部', by: person('wx-zhang') });
  expect(await conversation()).toMatchObject({ title: '维修群', groupId: expect.any(String) });
});

test('a room out of which we are taken is nobody’s, and a manager hears of it', async () => {
  await follow({ kind: 'leave', room, people: [person(us.id)] });
  expect(await conversation()).toMatchObject({ groupId: null });
  expect(told).toEqual([expect.stringContaining('工程部')]);
});

test('who comes or goes is read anew from the member list', async () => {
  await follow({ kind: 'leave', room, people: [person('wx-li')] });
  await follow({ kind: 'join', room, people: [person('wx-li')], by: person('wx-zhang') });
  expect(synced).toBe(2);
  expect(await conversation()).toMatchObject({ groupId: expect.any(String) });
});

test.each([
  ['wx-zhang', 1],
  ['wx-stranger', 0],
])('an invitation by %s is accepted %d times', async (inviter, times) => {
  let accepted = 0;
  const invitation = {
    inviter: async () => ({ id: inviter }),
    accept: async () => {
      accepted++;
    },
  } as unknown as RoomInvitation;
  await follow({ kind: 'invite', invitation });
  expect(accepted).toBe(times);
});
