import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { noteCard } from '../../../../src/channels/wecom/staff/cards-store.ts';
import type { Standing } from '../../../../src/channels/wecom/staff/deps.ts';
import { pressedCard } from '../../../../src/channels/wecom/staff/pressed-card.ts';
import type { Db } from '../../../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { aConversation } from '../../../support/messages.ts';

const now = new Date('2026-11-24T02:00:00Z');
const ticketId = '0197a000-0000-7000-8000-000000000001';
const content = { text: '水管漏水\n3栋2单元501', buttons: [{ id: 'take:1001', label: '接单' }] };
let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await openDatabase();
  db = database.db;
});
afterAll(() => database.close());
beforeEach(async () => {
  await db.wecomCard.deleteMany();
  await db.inboundMessage.deleteMany();
  await db.conversation.deleteMany();
});

async function press(standing: Standing | undefined, { handledAt = now as Date | null, ofTicket = true } = {}) {
  await noteCard(db, { taskId: 'gj-1', userid: 'wrGROUP', content, ...(ofTicket && { ticketId }) }, now);
  const { seq } = await db.inboundMessage.create({
    data: {
      ...{ conversationId: await aConversation(db), channel: 'wecom', account: 'bot', externalId: 'one' },
      ...{ senderId: 'zhang', sentAt: now, receivedAt: now, dueAt: now, content: {}, handledAt },
    },
  });
  return await pressedCard({ db, standingOf: async () => standing }, 'gj-1', String(seq));
}

test('a card shows what can be pressed next', async () => {
  const buttons = [{ id: 'arrive:1001', label: '到场' }];

  expect(await press({ buttons, line: '张师傅已接单' })).toMatchObject({
    response_type: 'update_template_card',
    template_card: { task_id: 'gj-1', button_list: [{ key: 'arrive:1001', text: '到场' }] },
  });
});

test('a card with nothing left to press says what became of it', async () => {
  expect(await press({ buttons: [], line: '已完成' })).toMatchObject({
    template_card: { main_title: { title: '水管漏水' }, replace_text: '已完成' },
  });
});

test('a card of no ticket stays as it is', async () => {
  expect(await press({ buttons: [], line: '已完成' }, { ofTicket: false })).toBeUndefined();
});

test('a press that takes too long leaves the card as it is', async () => {
  expect(await press({ buttons: [], line: '已完成' }, { handledAt: null })).toBeUndefined();
});
