import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createArrivals } from '../../../src/channels/wecom/arrivals.ts';
import type { AppEvent } from '../../../src/channels/wecom/callback/event.ts';
import { createJoinPersons } from '../../../src/channels/wecom/contact/join-persons.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import type { Db } from '../../../src/platform/db.ts';
import type { Log } from '../../../src/platform/log.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { quietLog, waitingJobs } from '../../support/messages.ts';

const clock = new ManualClock('2026-11-24T02:00:00Z');
let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await openDatabase();
  db = database.db;
});
afterAll(() => database.close());
beforeEach(async () => {
  await db.$executeRaw`TRUNCATE wecom_kf_account, wecom_contact, chat_identity, graphile_worker._private_jobs`;
});

const common = { key: 'k', from: 'sys', at: clock.now() };
const arrive = (event: AppEvent) =>
  createArrivals({
    ...{ db, clock, log: quietLog },
    accept: async () => ({ fresh: true, seq: '1' }),
    standingOf: async () => undefined,
  }).onEvent(event);
const contact = (change: string): AppEvent => ({
  ...{ ...common, kind: 'externalContact', change, userid: 'chen', externalUserid: 'wmLI', state: '' },
});

test('an account that was given to us is read, one that was taken is not', async () => {
  await arrive({ ...common, kind: 'kfAccess', granted: ['wk1'], withdrawn: ['wk2'] });
  const accounts = await db.wecomKfAccount.findMany({ where: { dueAt: { lte: clock.now() } } });
  expect(accounts.map(({ openKfid }) => openKfid)).toEqual(['wk1']);
  expect(await db.wecomKfAccount.count()).toBe(2);
});

test.each(['add_external_contact', 'add_half_external_contact', 'edit_external_contact'])(
  'who is meant by %s is asked for by a job',
  async (change) => {
    await arrive(contact(change));
    expect((await waitingJobs(db)).length).toBe(1);
  },
);

test('a contact who has parted is noted at once', async () => {
  await db.wecomContact.create({ data: { externalUserid: 'wmLI', userid: 'chen', addedAt: new Date(0) } });
  await arrive(contact('del_follow_user'));
  expect(await db.wecomContact.findFirst()).toMatchObject({ removedAt: clock.now() });
});

test('that one WeChat account is known as two residents is logged once', async () => {
  await db.community.create({ data: { id: 'demo', name: '示范花园', hotline: '0' } });
  await db.wecomContact.create({ data: { externalUserid: 'wmLI', userid: 'chen', addedAt: new Date(0) } });
  for (const account of ['contact', 'wk1']) {
    const { id: residentId } = await db.resident.create({ data: { communityId: 'demo', name: account } });
    await db.chatIdentity.create({ data: { channel: 'wecom', account, externalId: 'wmLI', residentId } });
  }
  const logged: unknown[] = [];
  const log = { ...quietLog, warn: (line: unknown) => void logged.push(line) } as unknown as Log;
  const join = createJoinPersons({ db, log, onSamePerson: async () => 'conflict' });
  await join();
  await join();
  expect(logged).toEqual([{ account: 'wk1' }]);
});

test('doorbells that ring together make one job, and the newest token of each account is kept', async () => {
  const { onEvent } = createArrivals({
    ...{ db, clock, log: quietLog },
    accept: async () => ({ fresh: true, seq: '1' }),
    standingOf: async () => undefined,
  });
  const rings = [1, 2, 3, 4].map((nth) => ({ openKfid: nth % 2 ? 'wk1' : 'wk2', token: `token-${nth}` }));
  await Promise.all(rings.map((ring) => onEvent({ ...common, kind: 'kfDoorbell', ...ring })));
  const accounts = await db.wecomKfAccount.findMany({ orderBy: { openKfid: 'asc' } });
  expect(accounts.map(({ openKfid, token }) => [openKfid, token])).toEqual([
    ['wk1', 'token-3'],
    ['wk2', 'token-4'],
  ]);
  expect((await waitingJobs(db)).map(({ key }) => key).toSorted()).toEqual(['wecom-pull:wk1', 'wecom-pull:wk2']);
});
