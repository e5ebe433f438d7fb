import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openCompanyChats } from '../../../src/domain/directory/company-chats-store.ts';
import { directChatsOf, groupChatsOf } from '../../../src/domain/dispatch/store.ts';
import type { Db } from '../../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let db: Db;
let zhang: string;
let engineering: string;
const wecom = { channel: 'wecom', direct: 'app', contacts: 'contact' };

beforeEach(async () => {
  database = await openDatabase();
  db = database.db;
  const communityId = 'demo';
  await db.community.create({ data: { id: communityId, name: '示范花园', hotline: '021-55550100' } });
  const staff = { communityId, key: 'zhang', name: '张师傅', role: 'technician' } as const;
  zhang = (await db.staff.create({ data: staff })).id;
  engineering = (await db.team.create({ data: { communityId, key: 'engineering', name: '工程部' } })).id;
  await db.staffGroup.create({
    data: {
      communityId,
      key: 'eng',
      name: '工程部值班群',
      teamId: engineering,
      addresses: { wecom: { webhook: 'k' } },
    },
  });
  const id = { channel: 'wecom', account: '*', externalId: 'zhangsan' };
  await db.chatIdentity.create({ data: { ...id, communityId, staffId: zhang, boundBy: 'setup' } });
});
afterEach(() => database.close());

test('a member is written to on the account for members, by the company id', async () => {
  await openCompanyChats(db, wecom);
  const chats = await directChatsOf(db, [zhang]);
  expect(chats.map(({ channel, account, name }) => [channel, account, name])).toEqual([['wecom', 'app', '张师傅']]);
});

test('a resident who is known by the id of a contact is written to on the account for contacts', async () => {
  const communityId = 'demo';
  const { id: residentId } = await db.resident.create({ data: { communityId, name: '李女士' } });
  const id = { channel: 'wecom', account: 'contact', externalId: 'wmLI' };
  await db.chatIdentity.create({ data: { ...id, communityId, residentId } });
  await db.chatIdentity.create({ data: { ...id, externalId: 'wmSTRANGER' } });
  await openCompanyChats(db, wecom);
  const chats = await db.conversation.findMany({ where: { account: 'contact' } });
  expect(chats).toMatchObject([{ chat: 'wmLI', kind: 'direct', title: '李女士', communityId }]);
});

test('doing it again changes nothing', async () => {
  await openCompanyChats(db, wecom);
  const first = await db.conversation.findMany({ orderBy: { chat: 'asc' } });
  await openCompanyChats(db, wecom);
  expect(await db.conversation.findMany({ orderBy: { chat: 'asc' } })).toEqual(first);
  expect(first.map(({ account, chat }) => [account, chat])).toEqual([
    ['webhook', 'k'],
    ['app', 'zhangsan'],
  ]);
});

test('a group with two ways in is written to once, not by the robot', async () => {
  await db.staffGroup.updateMany({ data: { addresses: { wecom: { bot: 'wrCHAT', webhook: 'k' } } } });
  await openCompanyChats(db, wecom);
  expect(await db.conversation.count({ where: { groupId: { not: null } } })).toBe(2);
  expect((await groupChatsOf(db, [engineering])).map(({ account }) => account)).toEqual(['webhook']);
});

test('a group that has moved to another team chat is found there', async () => {
  await openCompanyChats(db, wecom);
  const order = await db.team.create({ data: { communityId: 'demo', key: 'order', name: '秩序部' } });
  await db.staffGroup.deleteMany();
  await db.staffGroup.create({
    data: {
      communityId: 'demo',
      key: 'ord',
      name: '秩序部值班群',
      teamId: order.id,
      addresses: { wecom: { webhook: 'k' } },
    },
  });
  await openCompanyChats(db, wecom);
  expect((await groupChatsOf(db, [order.id])).map(({ name }) => name)).toEqual(['秩序部值班群']);
});
