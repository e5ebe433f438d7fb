import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { noteContactEvent } from '../../../../src/channels/wecom/contact/contact-event.ts';
import { listContacts, refreshContact } from '../../../../src/channels/wecom/contact/contacts.ts';
import { findSender, isListingDue } from '../../../../src/channels/wecom/contact/contacts-store.ts';
import { findUnjoined } from '../../../../src/channels/wecom/contact/same-person-store.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { answersOn, KF } from '../../../support/wecom-client.ts';
import { type Bench, openBench } from './bench.ts';

let database: TestDatabase;
let bench: Bench;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  bench = await openBench(database.db);
});
afterEach(() => bench.close());

const ties = async () => {
  const rows = await bench.db.wecomContact.findMany({ orderBy: [{ externalUserid: 'asc' }, { addedAt: 'asc' }] });
  return rows.map(
    ({ externalUserid, userid, removedAt }) => `${externalUserid} ${userid}${removedAt ? ' removed' : ''}`,
  );
};
const parted = (change: string) =>
  noteContactEvent(bench.db, { ...event, change, userid: 'lisi', externalUserid: 'wm-wang' }, bench.clock.now());
const event = { kind: 'externalContact', key: 'k', from: 'sys', at: new Date(0), state: '' } as const;
const wang = () => bench.server.customer(KF, 'wm-wang');

describe('who is whose contact', () => {
  test('is read from the lists of our members', async () => {
    expect(await ties()).toEqual(['wm-wang lisi', 'wm-zhao lisi']);
  });

  test('a list that lacks somebody ends it', async () => {
    bench.server.customer(KF, 'wm-zhao').removes('lisi');
    await listContacts(bench.deps);
    expect(await ties()).toEqual(['wm-wang lisi', 'wm-zhao lisi removed']);
  });

  test('only new ones are asked about', async () => {
    const before = answersOn(bench, 'externalcontact/get').length;
    await listContacts(bench.deps);
    expect(answersOn(bench, 'externalcontact/get')).toHaveLength(before);
  });

  test('a member whom the app may not see keeps nobody else’s list from being read', async () => {
    const id = { channel: 'wecom', account: '*', externalId: 'AAA-gone' };
    const { staffId } = await bench.db.chatIdentity.findFirstOrThrow({ where: { staffId: { not: null } } });
    await bench.db.chatIdentity.create({ data: { ...id, communityId: 'demo', staffId } });
    await bench.db.wecomContact.deleteMany();
    await listContacts(bench.deps);
    expect(await ties()).toEqual(['wm-wang lisi', 'wm-zhao lisi']);
  });

  test('an event tells of a new one', async () => {
    await bench.pass(5);
    wang().adds('ZhangSan');
    await refreshContact(bench.deps, 'wm-wang');
    expect(await ties()).toEqual(['wm-wang lisi', 'wm-wang ZhangSan', 'wm-zhao lisi']);
  });

  test('whom nobody has any more is noted as such', async () => {
    wang().removes('lisi');
    await refreshContact(bench.deps, 'wm-wang');
    expect(await ties()).toContain('wm-wang lisi removed');
  });

  test.each(['del_external_contact', 'del_follow_user'])('%s ends it, whatever lists still say', async (change) => {
    await parted(change);
    await listContacts(bench.deps);
    expect(await ties()).toContain('wm-wang lisi removed');
  });

  test('who is added again is a contact again', async () => {
    await parted('del_follow_user');
    wang().removes('lisi');
    await bench.pass(60);
    wang().adds('lisi');
    await refreshContact(bench.deps, 'wm-wang');
    expect(await ties()).toContain('wm-wang lisi');
  });

  test('of several members the one who was added last writes', async () => {
    await bench.pass(60);
    wang().adds('ZhangSan');
    await refreshContact(bench.deps, 'wm-wang');
    expect(await findSender(bench.db, 'wm-wang')).toBe('ZhangSan');
  });
});

describe('when the lists are read', () => {
  const isDue = (at: string) => isListingDue(bench.db, new Date(at));

  test('at once where they never were', async () => {
    await bench.db.setting.deleteMany();
    expect(await isDue('2026-11-24T02:00:00Z')).toBe(true);
  });

  test('then after three at night, in China', async () => {
    expect(await isDue('2026-11-24T15:59:00Z')).toBe(false);
    expect(await isDue('2026-11-24T18:59:00Z')).toBe(false);
    expect(await isDue('2026-11-24T19:00:00Z')).toBe(true);
  });

  test('not again in the same day where it is not granted', async () => {
    await bench.db.setting.deleteMany();
    const [app] = bench.server.corp.apps;
    if (app) app.customers = false;
    await listContacts(bench.deps);
    expect(await isDue('2026-11-24T03:00:00Z')).toBe(false);
  });
});

describe('who is one person', () => {
  const known = async (account: string, externalId: string, name?: string) => {
    const { id: residentId } = await bench.db.resident.create({
      data: { communityId: 'demo', name: name ?? externalId },
    });
    await bench.db.chatIdentity.create({
      data: { channel: 'wecom', account, externalId, communityId: 'demo', residentId },
    });
  };
  const customer = (externalUserid: string, unionid: string | null, nickname = '王女士') =>
    bench.db.wecomKfCustomer.create({ data: { openKfid: KF, externalUserid, unionid, nickname } });

  test('the same id is the same person', async () => {
    await known(KF, 'wm-wang');
    expect(await findUnjoined(bench.db)).toEqual([
      { contact: { account: 'contact', externalId: 'wm-wang' }, customer: { account: KF, externalId: 'wm-wang' } },
    ]);
  });

  test('the same unionid is, too', async () => {
    await bench.db.wecomContact.updateMany({ where: { externalUserid: 'wm-wang' }, data: { unionid: 'u-1' } });
    await customer('kf-wang', 'u-1');
    await known(KF, 'kf-wang');
    expect(await findUnjoined(bench.db)).toMatchObject([
      { contact: { externalId: 'wm-wang' }, customer: { externalId: 'kf-wang' } },
    ]);
  });

  test('the same name is not', async () => {
    await customer('kf-wang', null);
    await known(KF, 'kf-wang', '王女士');
    expect(await findUnjoined(bench.db)).toEqual([]);
  });

  test('who is known on both sides as the same needs no joining', async () => {
    await bench.wangWrites();
    expect(await findUnjoined(bench.db)).toEqual([]);
  });

  test('who is known on neither side is not asked about', async () => {
    await bench.db.wecomContact.updateMany({ where: { externalUserid: 'wm-wang' }, data: { unionid: 'u-1' } });
    await customer('kf-wang', 'u-1');
    expect(await findUnjoined(bench.db)).toEqual([]);
  });

  test('somebody who is a contact no more is not joined', async () => {
    await known(KF, 'wm-wang');
    await parted('del_follow_user');
    expect(await findUnjoined(bench.db)).toEqual([]);
  });
});
