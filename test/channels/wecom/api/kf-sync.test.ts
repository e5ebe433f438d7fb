import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sendKfMessage } from '../../../../src/channels/wecom/api/kf-send.ts';
import { type KfEntry, syncMessages } from '../../../../src/channels/wecom/api/kf-sync.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { answersOn, KF, startWecom, type Wecom } from '../../../support/wecom-client.ts';

let database: TestDatabase;
let wecom: Wecom;

beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  wecom = await startWecom(database.db);
});
afterEach(() => wecom.server.close());

const phone = () => wecom.server.customer(KF, 'wm-wang');

async function readAll(): Promise<{ entries: KfEntry[]; pages: number }> {
  const entries: KfEntry[] = [];
  let cursor = '';
  for (let pages = 1; ; pages++) {
    const page = await syncMessages(wecom.client, { openKfid: KF, ...(cursor && { cursor }) });
    entries.push(...page.msg_list);
    cursor = page.next_cursor;
    if (!page.has_more) return { entries, pages };
  }
}

test('what a customer says is read in order, with who and when', async () => {
  const first = phone().says('水管爆了');
  phone().sendsImage(Buffer.from('ffd8ffe0', 'hex'));

  const { entries } = await readAll();
  expect(entries.map(({ msgtype, origin }) => [msgtype, origin])).toEqual([
    ['text', 3],
    ['image', 3],
  ]);
  expect(entries[0]).toMatchObject({
    ...{ msgid: first, external_userid: 'wm-wang', text: { content: '水管爆了', menu_id: '' } },
    send_time: wecom.clock.now().getTime() / 1000,
  });
});

test('pages that are empty are not the end', async () => {
  phone().says('在吗');
  // Our own take places in the platform's list and are not given back.
  for (let index = 0; index < 25; index++) {
    if (index % 5 === 0) phone().says('再问一次');
    const content = { type: 'text', text: '您好' } as const;
    await sendKfMessage(wecom.client, { openKfid: KF, externalUserid: 'wm-wang', messageId: `m${index}`, content });
  }
  phone().says('最后一句');

  const { entries, pages } = await readAll();
  expect(pages).toBeGreaterThan(1);
  expect(entries).toHaveLength(7);
  expect(entries.at(-1)?.text?.content).toBe('最后一句');
});

test('a cursor goes on where the last page ended', async () => {
  phone().says('第一句');
  const { next_cursor } = await syncMessages(wecom.client, { openKfid: KF });
  phone().says('第二句');

  const { msg_list } = await syncMessages(wecom.client, { openKfid: KF, cursor: next_cursor });
  expect(msg_list.map(({ text }) => text?.content)).toEqual(['第二句']);
});

test('what is older than three days cannot be read any more', async () => {
  phone().says('很久以前');
  wecom.pass(3 * 86_400 + 1);
  phone().says('刚才');

  expect((await readAll()).entries.map(({ text }) => text?.content)).toEqual(['刚才']);
});

test('the token of a doorbell ends after ten minutes', async () => {
  phone().says('您好');
  const [token = ''] = wecom.server.corp.kfAccounts.get(KF)?.doorbells.keys() ?? [];
  await syncMessages(wecom.client, { openKfid: KF, token });
  wecom.pass(601);

  await expect(syncMessages(wecom.client, { openKfid: KF, token })).rejects.toMatchObject({ code: 95007 });
});

test('without a doorbell’s token the platform is strict', async () => {
  for (let index = 0; index < 10; index++) await syncMessages(wecom.client, { openKfid: KF });

  await expect(syncMessages(wecom.client, { openKfid: KF })).rejects.toMatchObject({ action: 'hold', code: 45009 });
  expect(answersOn(wecom, 'kf/sync_msg')).toHaveLength(11);
});

test('an event tells what it is about', async () => {
  const code = phone().enters('QR3', 'building-3');

  const { entries } = await readAll();
  expect(entries[0]?.event).toMatchObject({
    ...{ event_type: 'enter_session', external_userid: 'wm-wang', scene_param: 'building-3', welcome_code: code },
  });
});

test('an account that is not there is the operator’s to mend', async () => {
  await expect(syncMessages(wecom.client, { openKfid: 'wk-nobody' })).rejects.toMatchObject({ action: 'operator' });
});
