import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { boardRoutes } from '../../../src/console/board/routes.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import type { Prisma } from '../../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';

const sentAt = new Date('2026-11-24T02:00:00Z');
let database: TestDatabase;
let app: FastifyInstance;
let clock: ManualClock;
let conversationId: string;

beforeAll(async () => {
  database = await openDatabase();
  await database.db.community.create({ data: { id: 'park', name: '公园里', hotline: '021-5555' } });
  const chat = { channel: 'fake', account: 'a', chat: 'zhou', kind: 'direct' as const };
  conversationId = (await database.db.conversation.create({ data: chat })).id;
}, 30_000);
afterAll(() => database.close());
beforeEach(async () => {
  clock = new ManualClock(new Date(sentAt.getTime() + 3_600_000));
  app = fastify();
  await app.register(boardRoutes({ db: database.db, clock }));
});
afterEach(async () => {
  await app.close();
  await database.db.broadcast.deleteMany();
  await database.db.weatherAlert.deleteMany();
});

let number = 0;
const notice = (facts: Partial<Prisma.BroadcastUncheckedCreateInput>) =>
  database.db.broadcast.create({
    data: {
      communityId: 'park',
      number: ++number,
      text: '明天停水',
      audience: { buildings: ['3'] },
      state: 'done',
      createdBy: conversationId,
      conversationId,
      createdAt: sentAt,
      sendAt: sentAt,
      ...facts,
    },
  });
const read = async (path: string) => (await app.inject(path)).body;
const shown = async () => (JSON.parse(await read('/board/park.json')) as { notices: { text: string }[] }).notices;

test('a notice is on the page, in the feed and in what the loudspeaker says', async () => {
  await notice({ text: '明天停水' });
  expect(await read('/board/park')).toContain('明天停水');
  expect(await shown()).toMatchObject([{ text: '明天停水', audience: '3栋的住户' }]);
  expect(await read('/board/park.txt')).toContain('3栋的住户请注意：明天停水。');
});

test.each([
  ['for single homes', { audience: { units: [{ id: '', label: '3栋2单元501' }] } }],
  ['for our own teams', { audience: { teams: [{ id: '', name: '工程部' }] } }],
  ['that was taken back', { state: 'withdrawn' as const }],
  ['that is not sent yet', { state: 'scheduled' as const }],
  ['that takes another back', { text: '' }],
])('nothing %s is on the board', async (_, facts) => {
  await notice(facts);
  expect(await shown()).toEqual([]);
});

test('what was corrected gives way to its correction', async () => {
  const { id } = await notice({ text: '明天停水' });
  await notice({ text: '后天停水', corrects: id });
  expect(await shown()).toMatchObject([{ text: '后天停水', isCorrection: true }]);
});

test('a notice stands for a week, one that names a time until it is over', async () => {
  const day = (days: number) => new Date(sentAt.getTime() + days * 86_400_000);
  await notice({ text: '一周' });
  await notice({ text: '两天', audience: { buildings: ['3'], until: day(2).toISOString() } });
  await notice({ text: '十天', audience: { buildings: ['3'], until: day(10).toISOString() } });
  const texts = [];
  for (const days of [1, 3, 8, 11]) {
    clock.set(day(days));
    texts.push((await shown()).map(({ text }) => text).sort());
  }
  expect(texts).toEqual([['一周', '两天', '十天'].sort(), ['一周', '十天'].sort(), ['十天'], []]);
});

test('a number of somebody’s own is hidden', async () => {
  await notice({ text: '有事打 13812345678' });
  expect(await read('/board/park')).toContain('138****5678');
  expect(await read('/board/park')).not.toContain('13812345678');
});

test('what an author wrote is shown as it is, and does nothing', async () => {
  await notice({ text: '<script>alert(1)</script>' });
  expect(await read('/board/park')).toContain('&lt;script>alert(1)');
  expect(await read('/board/park')).not.toContain('<script>alert');
});

test('an official signal in force is shown', async () => {
  const signal = { communityId: 'park', source: 'cap', identifier: '1', sender: '气象台', messageType: 'Alert' };
  const facts = { eventCode: 'wind', eventName: '大风', severity: 'Moderate', description: '', fetchedAt: sentAt };
  await database.db.weatherAlert.create({ data: { ...signal, ...facts, sentAt, headline: '大风黄色预警' } });
  expect(await read('/board/park')).toContain('大风黄色预警');
});

test('the loudspeaker speaks no longer than it may, and says where the rest stands', async () => {
  for (let i = 0; i < 20; i++) await notice({ text: '请把阳台上的花盆搬到室内，关好门窗，谢谢大家的配合'.repeat(2) });
  const text = (await read('/board/park.txt')).replaceAll('\n', '');
  expect([...text].length).toBeLessThanOrEqual(90 * 4);
  expect(text).toContain('其余内容请看大堂公告屏');
});

test('with nothing to say the loudspeaker says so', async () => {
  expect(await read('/board/park.txt')).toBe('目前没有需要播送的通知。\n');
});

test('there is no board of a community that is not there', async () => {
  expect((await app.inject('/board/nowhere')).statusCode).toBe(404);
});
