import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sendAppMessage } from '../../../../src/channels/wecom/api/app-message.ts';
import { openPacing, type PacedTarget, type Pacing } from '../../../../src/channels/wecom/api/pacing.ts';
import { createWebhook, sendToWebhook } from '../../../../src/channels/wecom/api/webhook.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { AGENT, startWecom, type Wecom } from '../../../support/wecom-client.ts';

let database: TestDatabase;
let wecom: Wecom;

beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
let number = 0;
beforeEach(async () => {
  number += 1;
  wecom = await startWecom(database.db, { webhooks: [webhookKey()] });
});
afterEach(() => wecom.server.close());

/** Targets of one test are not those of another: the budgets are kept in the database. */
const webhookKey = () => `key-${number}`;
const lisi = (): PacedTarget => ({ kind: 'app', agentId: number, userid: 'lisi' });

async function reserveMany(pacing: Pacing, target: PacedTarget, times: number): Promise<number[]> {
  const waits: number[] = [];
  for (let index = 0; index < times; index++) waits.push(await pacing.reserve(target));
  return waits;
}

/** Lets time pass until there is a place. */
async function placeFor(pacing: Pacing, target: PacedTarget): Promise<void> {
  for (;;) {
    const waitSeconds = await pacing.reserve(target);
    if (waitSeconds === 0) return;
    wecom.pass(waitSeconds);
  }
}

test.each<[number, () => PacedTarget]>([
  [30, lisi],
  [20, () => ({ kind: 'webhook', key: webhookKey() })],
  [30, () => ({ kind: 'bot', botId: 'bot', chat: `chat-${number}` })],
])('%i a minute, then the time until the next', async (most, target) => {
  const pacing = openPacing(database.db, wecom.clock);

  expect(await reserveMany(pacing, target(), most)).toEqual(Array.from({ length: most }, () => 0));
  wecom.pass(10);
  expect(await pacing.reserve(target())).toBe(52);
  wecom.pass(52);
  expect(await pacing.reserve(target())).toBe(0);
});

test('the minute slides: no burst at the seam of two minutes', async () => {
  const pacing = openPacing(database.db, wecom.clock);
  await pacing.reserve(lisi());
  wecom.pass(50);
  await reserveMany(pacing, lisi(), 29);
  wecom.pass(12);

  expect(await reserveMany(pacing, lisi(), 2)).toEqual([0, 50]);
});

test('a thousand an hour', async () => {
  const pacing = openPacing(database.db, wecom.clock);
  await pacing.reserve(lisi());
  const halfAnHourAgo = wecom.clock.now().getTime() - 1_800_000;
  await database.db.$executeRaw`
    update channel_pace set sent_ms = array_fill(${halfAnHourAgo}::float8, array[999]) || sent_ms
    where target = ${`app:${number}:lisi`}`;

  expect(await pacing.reserve(lisi())).toBe(1805);
});

test('a message in several parts takes a place for each of them, or none', async () => {
  const pacing = openPacing(database.db, wecom.clock);
  const webhook: PacedTarget = { kind: 'webhook', key: webhookKey() };
  expect(await reserveMany(pacing, webhook, 18)).toEqual(new Array(18).fill(0));
  expect(await pacing.reserve(webhook, 3)).toBe(62);
  expect(await pacing.reserve(webhook, 2)).toBe(0);
  expect(await pacing.reserve(webhook)).toBe(62);
});

test('one member’s budget is not another’s', async () => {
  const pacing = openPacing(database.db, wecom.clock);
  await reserveMany(pacing, lisi(), 30);

  expect(await pacing.reserve({ kind: 'app', agentId: number, userid: 'ZhangSan' })).toBe(0);
});

test('processes that send at the same time share one budget', async () => {
  const [one, two] = await Promise.all([1, 2].map(() => openPacing(database.db, wecom.clock)));
  const waits = await Promise.all(
    Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? one : two)?.reserve(lisi())),
  );

  expect(waits.filter((wait) => wait === 0)).toHaveLength(30);
});

test('the key of a webhook is not kept', async () => {
  const pacing = openPacing(database.db, wecom.clock);
  await pacing.reserve({ kind: 'webhook', key: 'a-very-secret-key' });

  const rows = await database.db.$queryRaw`select target from channel_pace`;
  expect(JSON.stringify(rows)).toContain('webhook:');
  expect(JSON.stringify(rows)).not.toContain('a-very-secret-key');
});

test('with pacing nothing is dropped by the platform; without, it is, and nobody is told', async () => {
  const pacing = openPacing(database.db, wecom.clock);
  const say = (words: string) =>
    sendAppMessage(wecom.client, { agentId: AGENT, userids: ['lisi'], content: { type: 'text', text: words } });
  for (let index = 0; index < 45; index++) {
    await placeFor(pacing, lisi());
    await say(`第${index}条`);
  }
  expect(wecom.server.member(AGENT, 'lisi').sees).toHaveLength(45);
  expect(wecom.server.corp.dropped).toEqual([]);

  for (let index = 0; index < 31; index++) await say(`又${index}条`);
  expect(wecom.server.corp.dropped.length).toBeGreaterThan(0);
});

test('with pacing a webhook is never over its limit', async () => {
  const pacing = openPacing(database.db, wecom.clock);
  const webhook = createWebhook(wecom.options, webhookKey());
  for (let index = 0; index < 45; index++) {
    await placeFor(pacing, { kind: 'webhook', key: webhookKey() });
    await sendToWebhook(webhook, { type: 'text', text: `第${index}条` });
  }

  expect(wecom.server.groupSees(webhookKey())).toHaveLength(45);
});
