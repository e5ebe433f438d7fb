import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Accept, IncomingMessage } from '../../src/messages/contract.ts';
import { createAccept, InvalidMessage } from '../../src/messages/incoming.ts';
import { openMedia } from '../../src/messages/media.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { anIncoming, quietLog, waitingJobs } from '../support/messages.ts';

const NOW = new Date('2026-03-02T08:00:00Z');
let database: TestDatabase;
let dataDir: string;
let holdMs: number;
let accept: Accept;

beforeAll(async () => {
  database = await openDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'guanjia-media-'));
});
afterAll(async () => {
  await database.close();
  await rm(dataDir, { recursive: true });
});
beforeEach(async () => {
  await database.db.$executeRaw`TRUNCATE inbound_message, conversation, media, graphile_worker._private_jobs`;
  holdMs = 2500;
  accept = newAccept();
});

function newAccept(): Accept {
  return createAccept({
    ...{ db: database.db, dataDir, log: quietLog },
    clock: new ManualClock(NOW),
    holdFor: () => holdMs,
  });
}
const stored = () => database.db.inboundMessage.findMany({ orderBy: { seq: 'asc' } });

test('a message is stored once, however often and however parallel it is delivered', async () => {
  const doors = [accept, newAccept(), newAccept()];
  const deliveries = Array.from({ length: 300 }, (_, index) => index);
  const answers = await Promise.all(
    deliveries.map((index) => doors[index % 3]?.(anIncoming({ id: `m${index % 50}`, chat: aChat(index % 50) }))),
  );
  const rows = await stored();
  expect(rows).toHaveLength(50);
  expect(answers.filter((answer) => answer?.fresh)).toHaveLength(50);
  expect(new Set(answers.map((answer) => answer?.seq))).toEqual(new Set(rows.map(({ seq }) => seq.toString())));
  expect(await database.db.conversation.count()).toBe(7);
});
function aChat(index: number): IncomingMessage['chat'] {
  return { id: `chat${index % 7}`, kind: 'direct' };
}

test('messages of one conversation keep the order in which they came', async () => {
  await Promise.all(Array.from({ length: 100 }, (_, index) => accept(anIncoming({ id: `m${index}` }))));
  expect((await stored()).map(({ externalId }) => externalId)).toEqual(
    Array.from({ length: 100 }, (_, index) => `m${index}`),
  );
});

test('storing does not wait for a turn that has written to the conversation', async () => {
  await accept(anIncoming({ id: 'first' }));
  await database.db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM conversation FOR NO KEY UPDATE`;
    await tx.$executeRaw`UPDATE conversation SET state = '{"flow":"repair"}'`;
    expect(await accept(anIncoming({ id: 'second' }))).toMatchObject({ fresh: true });
  });
});

test('talk is due after its hold, and its job too', async () => {
  await accept(anIncoming({ id: 'm1' }));
  const [row] = await stored();
  expect(row).toMatchObject({ receivedAt: NOW, dueAt: new Date(NOW.getTime() + 2500), handledAt: null });
  const [job] = await waitingJobs(database.db);
  expect(job?.key).toBe(`drain:${row?.conversationId}`);
  expect(job?.inSeconds).toBeGreaterThan(1);
  expect(job?.inSeconds).toBeLessThanOrEqual(2.5);
});

test('an emergency brings the waiting job forward, and talk after it does not push it back', async () => {
  await accept(anIncoming({ id: 'talk' }));
  holdMs = 0;
  await accept(anIncoming({ id: 'emergency' }));
  holdMs = 2500;
  await accept(anIncoming({ id: 'more talk' }));
  const jobs = await waitingJobs(database.db);
  expect(jobs).toHaveLength(1);
  expect(jobs[0]?.inSeconds).toBeLessThanOrEqual(0);
});

test('a new conversation belongs to the community that its account serves', async () => {
  const { db } = database;
  await db.community.create({ data: { id: 'jinxiu', name: '锦绣花园', hotline: '021-55550100' } });
  await db.channelAccount.create({ data: { channel: 'fake', account: 'acc', communityId: 'jinxiu' } });
  await accept(anIncoming({ id: 'm1' }));
  await accept(anIncoming({ id: 'm2', account: 'other' }));
  const conversations = await db.conversation.findMany({ orderBy: { account: 'asc' } });
  expect(conversations.map(({ communityId }) => communityId)).toEqual(['jinxiu', null]);
});

test('long texts are cut with a mark, NUL and half characters are taken out', async () => {
  await accept(anIncoming({ id: 'long', text: '水'.repeat(30_000) }));
  await accept(anIncoming({ id: 'odd', text: `水\u0000管\ud800`, sender: { id: 'li', name: 'a\u0000b' } }));
  const [long, odd] = await stored();
  expect(long?.content).toMatchObject({ text: expect.stringMatching(/^水{19000,}……（内容过长，后面已省略）$/) });
  expect(long).toHaveProperty('content.text.length', 20_000);
  expect(odd).toMatchObject({ content: { text: '水管' }, senderName: 'ab' });
});

test.each([
  ['id', { id: '' }],
  ['id', { id: 'x'.repeat(201) }],
  ['account', { account: 'a\u0000' }],
  ['sender.id', { sender: { id: '' } }],
  ['press.button', { press: { button: 'b'.repeat(201) } }],
])('a wrong %s is refused by name', async (field, facts) => {
  const error = await accept(anIncoming({ id: 'm1', ...facts })).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InvalidMessage);
  expect(error).toMatchObject({ field });
  expect(await stored()).toHaveLength(0);
});

test('one message that cannot be stored harms no other in its batch', async () => {
  const bad = anIncoming({ id: 'bad', at: new Date('200000-01-01T00:00:00Z') });
  Object.defineProperty(bad.at, 'toJSON', { value: () => 'no date' });
  const batch = [anIncoming({ id: 'm0' }), anIncoming({ id: 'm1' }), bad, anIncoming({ id: 'm2' })];
  const results = await Promise.allSettled(batch.map((message) => accept(message)));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(await stored()).toHaveLength(3);
});

test('media is kept once, for us alone, and opened again', async () => {
  const picture = { kind: 'image' as const, mime: 'image/png', name: '水管.png', bytes: Buffer.from('png bytes') };
  await accept(anIncoming({ id: 'm1', media: [picture] }));
  await accept(anIncoming({ id: 'm2', media: [picture] }));
  await accept(anIncoming({ id: 'm2', media: [picture] }));
  const [row] = await stored();
  const { media } = (row?.content ?? { media: [] }) as { media: string[] };
  const [id = ''] = media;
  expect(await openMedia(database.db, dataDir, id)).toEqual(picture);
  expect(await database.db.media.count()).toBe(2);
  const files = (await readdir(join(dataDir, 'media'), { recursive: true })).filter((name) => name.length > 60);
  expect(files).toHaveLength(1);
  expect((await stat(join(dataDir, 'media', files[0] ?? ''))).mode & 0o777).toBe(0o600);
  expect(await openMedia(database.db, dataDir, 'no id')).toBeUndefined();
});

test('old news is kept and nobody is asked to answer it', async () => {
  await accept(anIncoming({ id: 'old', silent: true }));
  expect(await stored()).toMatchObject([{ handledAt: NOW, outcome: 'ignored', content: { text: '水管爆了' } }]);
  expect(await waitingJobs(database.db)).toEqual([]);
});
