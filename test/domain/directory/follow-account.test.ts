import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { defaultPolicy } from '../../../src/domain/communities/policy.ts';
import { followAccount } from '../../../src/domain/directory/follow-account-store.ts';
import { identify } from '../../../src/domain/owners/identify.ts';
import { systemActor } from '../../../src/domain/tickets/events.ts';
import { openTicket } from '../../../src/domain/tickets/open-ticket.ts';
import type { NewTicket } from '../../../src/domain/tickets/store.ts';
import { enqueue } from '../../../src/messages/outgoing.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';

const channel = 'wechaty';
const former = 'p:us-before';
const present = 'p:us-now';
const communityId = 'demo';
const clock = new ManualClock('2026-11-24T01:00:00Z');
let database: TestDatabase;
let residentId: string;

beforeEach(async () => {
  database = await openDatabase();
  const { db } = database;
  await db.community.create({ data: { id: communityId, name: '示范花园', hotline: '021-55550100' } });
  residentId = (await db.resident.create({ data: { communityId, name: '李女士', phone: '13900000001' } })).id;
});
afterEach(() => database.close());

async function alias(account: string, externalId: string, isKnown: boolean): Promise<string> {
  const { db } = database;
  const tie = isKnown ? { residentId, boundBy: 'register' } : {};
  await db.chatIdentity.create({ data: { channel, account, externalId, communityId, displayName: '李女士', ...tie } });
  return (await db.conversation.create({ data: { channel, account, chat: externalId, kind: 'direct' } })).id;
}

const follow = () => followAccount(database.db, { channel, account: present });

async function openMatter(conversationId: string): Promise<void> {
  const ticket: NewTicket = {
    communityId,
    kind: 'repair',
    category: 'plumbing',
    urgency: 'normal',
    description: '漏水',
    source: channel,
    conversationId,
    reporterResidentId: residentId,
  };
  await openTicket(database.db, { ticket, by: systemActor, policy: defaultPolicy, at: clock.now() });
  await enqueue(database.db, { conversationId, key: 'k', content: { text: '师傅明天到' } }, clock);
}

test('who proves who he is under a new login takes his matters with him', async () => {
  const before = await alias(former, 'wx-li', true);
  await openMatter(before);
  const now = await alias(present, 'wx-li-2', true);
  await follow();
  expect(await database.db.ticket.findFirst()).toMatchObject({ conversationId: now });
  expect(await database.db.outboundMessage.findFirst()).toMatchObject({ conversationId: now });
});

test('his former id is nobody’s any more', async () => {
  await alias(former, 'wx-li', true);
  await alias(present, 'wx-li-2', true);
  await follow();
  expect(await identify(database.db, { channel, account: former, externalId: 'wx-li' })).toMatchObject({
    kind: 'unknown',
  });
});

test('the same nickname proves nothing', async () => {
  const before = await alias(former, 'wx-li', true);
  await openMatter(before);
  await alias(present, 'wx-li-2', false);
  await follow();
  expect(await database.db.ticket.findFirst()).toMatchObject({ conversationId: before });
  expect(await identify(database.db, { channel, account: present, externalId: 'wx-li-2' })).toMatchObject({
    kind: 'unknown',
  });
});

test('a group that was bound under a former login is bound no more', async () => {
  const { db } = database;
  const team = await db.team.create({ data: { communityId, key: 'engineering', name: '工程部' } });
  const group = await db.staffGroup.create({ data: { communityId, key: 'eng', name: '工程部', teamId: team.id } });
  const room = { channel, chat: 'room/r1', kind: 'group', groupId: group.id } as const;
  await db.conversation.create({ data: { ...room, account: former } });
  await db.conversation.create({ data: { ...room, account: present } });
  await follow();
  const bound = await db.conversation.findMany({ where: { groupId: { not: null } } });
  expect(bound.map(({ account }) => account)).toEqual([present]);
});
