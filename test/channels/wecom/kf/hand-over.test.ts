import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { type Desk, openDesk } from './desk.ts';

// Who asks for a person gets one in the same chat, where a servicer is on duty: from then on we are silent.

let database: TestDatabase;
let desk: Desk;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  const { db } = database;
  await db.$executeRaw`TRUNCATE wecom_token, wecom_kf_account, wecom_kf_customer, chat_identity`;
  await db.community.deleteMany();
  for (const id of ['demo', 'other']) await db.community.create({ data: { id, name: id, hotline: '0' } });
  await db.channelAccount.create({ data: { channel: 'wecom', account: 'wkDEMO', communityId: 'demo' } });
  desk = await openDesk(db);
  await worksFor('demo');
  desk.li.says('转人工');
  await desk.pull();
});
afterEach(() => desk.close());

/** The servicer is staff of this community. */
async function worksFor(communityId: string, userid = 'xiaochen'): Promise<void> {
  const { db } = database;
  const id = { channel: 'wecom', account: '*', externalId: userid };
  await db.chatIdentity.deleteMany({ where: id });
  const { id: staffId } = await db.staff.create({
    data: { communityId, key: userid, name: userid, role: 'receptionist' },
  });
  await db.chatIdentity.create({ data: { ...id, communityId, staffId } });
}

const words = { text: '好的，这就请同事来和您说', handOver: true };
const session = () => [...desk.server.corp.sessions.values()][0];

test('a servicer on duty gets the chat, and the customer is told as it is given to him', async () => {
  expect(await desk.send(words, 'k')).toMatchObject({ outcome: 'sent' });
  expect(session()).toMatchObject({ state: 3, servicer: 'xiaochen' });
  expect(desk.texts()).toEqual([words.text]);
});

test('servicers who are staff of another community get it out of the pool', async () => {
  await worksFor('other');
  expect(await desk.send(words, 'k')).toMatchObject({ outcome: 'sent' });
  expect(session()).toMatchObject({ state: 2 });
  expect(desk.texts()).toEqual([words.text]);
});

test('of several the one who talks with the fewest gets it', async () => {
  desk.server.corp.members.set('xiaoli', { userid: 'xiaoli', name: '小李', status: 1 });
  desk.server.corp.kfAccounts.get('wkDEMO')?.servicers.set('xiaoli', true);
  await worksFor('demo', 'xiaoli');
  const busy = { openKfid: 'wkDEMO', externalUserid: 'wmOTHER', sessionState: 3, servicer: 'xiaochen' };
  await database.db.wecomKfCustomer.create({ data: busy });
  await desk.send(words, 'k');
  expect(session()).toMatchObject({ servicer: 'xiaoli' });
});

test('where nobody is on duty it is said as anything else, and we go on', async () => {
  desk.servicer.goesOffDuty();
  expect(await desk.send(words, 'k')).toMatchObject({ outcome: 'sent' });
  expect(session()).toMatchObject({ state: 0 });
  expect(desk.texts()).toEqual([words.text]);
});

test('a session that is over is handed to nobody', async () => {
  const over = session();
  if (over) over.state = 4;
  expect(await desk.send(words, 'k')).toMatchObject({ outcome: 'closed' });
  expect(session()).toMatchObject({ state: 4, servicer: '' });
});

test('while WeCom is busy it is tried again', async () => {
  desk.server.faults.next('busy', 4, 'kf/service_state/trans');
  expect(await desk.send(words, 'k')).toMatchObject({ outcome: 'retry' });
  expect(await desk.send(words, 'k', true)).toMatchObject({ outcome: 'sent' });
  expect(session()).toMatchObject({ state: 3 });
});

test('what was given away and not said is said by a later try', async () => {
  desk.server.faults.next('unavailable', 20, 'kf/send_msg_on_event');
  expect(await desk.send(words, 'k')).toMatchObject({ outcome: 'uncertain' });
  desk.server.faults.none();
  expect(await desk.send(words, 'k', true)).toMatchObject({ outcome: 'sent' });
  expect(desk.texts()).toEqual([words.text]);
});

test('what the customer says then is kept and not answered', async () => {
  await desk.send(words, 'k');
  desk.li.says('水管漏水');
  await desk.pull();
  expect(desk.accepted.at(-1)).toMatchObject({ text: '水管漏水', silent: true });
});

test('what we have to say meanwhile waits', async () => {
  await desk.send(words, 'k');
  expect(await desk.send({ text: '张师傅已接单' }, 'l')).toMatchObject({ outcome: 'later' });
});

test('when the servicer ends it, the next word is ours', async () => {
  await desk.send(words, 'k');
  desk.servicer.ends('wmLI');
  await desk.pull();
  desk.li.says('水管漏水');
  await desk.pull();
  expect(desk.accepted.at(-1)?.silent).toBeUndefined();
  expect(await desk.send({ text: '已登记' }, 'l')).toMatchObject({ outcome: 'sent' });
});
