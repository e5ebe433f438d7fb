import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test('what only waits for its turn is listed with its reason and the moment of the next try', async () => {
  const { number, id: ticketId } = await desk.open();
  const conversationId = desk.chatOf('owner');
  const now = desk.clock.now();
  await desk.db.outboundMessage.create({
    data: {
      ...{ key: 'waits', conversationId, ticketId, content: { text: '师傅明天到' } },
      ...{ state: 'queued', attempts: 1, error: '今天的发送额度用完了，明天自动发出' },
      ...{ createdAt: now, dueAt: new Date(now.getTime() + 3_600_000) },
    },
  });
  const told = await desk.told('wang', '未送达', { in: 'direct' });
  expect(told).toContain('排队等待发送');
  expect(told).toContain(`工单 ${number}`);
  expect(told).toContain('今天的发送额度用完了，明天自动发出；13:05 再试');
});
