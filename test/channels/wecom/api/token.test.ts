import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createWecomClient } from '../../../../src/channels/wecom/api/client.ts';
import { findMember } from '../../../../src/channels/wecom/api/contacts.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { answersOn, startWecom, type Wecom } from '../../../support/wecom-client.ts';

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

const another = () => createWecomClient(wecom.options);

test('calls at the same time fetch one token together', async () => {
  await Promise.all(Array.from({ length: 8 }, () => findMember(wecom.client, 'lisi')));

  expect(answersOn(wecom, 'gettoken')).toEqual([0]);
  expect(answersOn(wecom, 'user/get')).toHaveLength(8);
});

test('processes that start together fetch one token together', async () => {
  await Promise.all(Array.from({ length: 5 }, () => findMember(another(), 'lisi')));

  expect(answersOn(wecom, 'gettoken')).toEqual([0]);
});

test('a token that another process fetched is used', async () => {
  await findMember(wecom.client, 'lisi');
  await findMember(another(), 'lisi');

  expect(answersOn(wecom, 'gettoken')).toEqual([0]);
});

test('two apps of a company have two tokens', async () => {
  wecom.server.corp.apps.push({ ...must(wecom.server.corp.apps[0]), agentId: 7, secret: 'another' });
  await findMember(wecom.client, 'lisi');
  await findMember(createWecomClient({ ...wecom.options, secret: 'another' }), 'lisi');

  expect(wecom.server.corp.calls.filter(({ path }) => path === 'user/get').map(({ agentId }) => agentId)).toEqual([
    1000002, 7,
  ]);
});

test('a token is kept until its last five minutes', async () => {
  await findMember(wecom.client, 'lisi');
  wecom.pass(7200 - 301);
  await findMember(wecom.client, 'lisi');
  expect(answersOn(wecom, 'gettoken')).toHaveLength(1);

  wecom.pass(2);
  await findMember(wecom.client, 'lisi');
  expect(answersOn(wecom, 'gettoken')).toHaveLength(2);
});

test('a token that was voided before its time is renewed once, and the call said again once', async () => {
  await findMember(wecom.client, 'lisi');
  wecom.server.voidTokens();

  expect(await findMember(wecom.client, 'lisi')).toMatchObject({ name: '李主管' });
  expect(answersOn(wecom, 'gettoken')).toEqual([0, 0]);
  expect(answersOn(wecom, 'user/get')).toEqual([0, 40014, 0]);
});

test('who finds the voided token renewed already does not fetch', async () => {
  const other = another();
  await findMember(wecom.client, 'lisi');
  await findMember(other, 'lisi');
  wecom.server.voidTokens();
  await findMember(wecom.client, 'lisi');
  await findMember(other, 'lisi');

  expect(answersOn(wecom, 'gettoken')).toEqual([0, 0]);
});

test('a token that stays refused is not renewed a second time', async () => {
  await findMember(wecom.client, 'lisi');
  const { corp } = wecom.server;
  const stale = { ...must([...corp.tokens.values()][0]), voided: true };
  // As if the platform gave the same dead token again.
  corp.tokens.set(stale.value, stale);
  corp.nextId = () => stale.value;
  corp.tokens.set = () => corp.tokens;

  await expect(findMember(wecom.client, 'lisi')).rejects.toMatchObject({ action: 'refresh', code: 40014 });
  expect(answersOn(wecom, 'user/get')).toEqual([0, 40014, 40014]);
});

test('a wrong secret is the operator’s to mend, and is not tried again for a minute', async () => {
  const wrong = createWecomClient({ ...wecom.options, secret: 'wrong-secret' });
  const refused = { action: 'operator', code: 40001, text: 'wrongSecret' };

  await expect(findMember(wrong, 'lisi')).rejects.toMatchObject(refused);
  await expect(findMember(wrong, 'lisi')).rejects.toMatchObject(refused);
  expect(answersOn(wecom, 'gettoken')).toEqual([40001]);

  wecom.pass(61);
  await expect(findMember(wrong, 'lisi')).rejects.toMatchObject(refused);
  expect(answersOn(wecom, 'gettoken')).toEqual([40001, 40001]);
});

test('a wrong company is told from a wrong secret', async () => {
  const wrong = createWecomClient({ ...wecom.options, corpid: 'ww-nobody' });

  await expect(findMember(wrong, 'lisi')).rejects.toMatchObject({ action: 'operator', code: 40013 });
});

test('when no token can be fetched, the call is known not to have been made', async () => {
  wecom.server.faults.next('unavailable', 10, 'gettoken');

  await expect(findMember(wecom.client, 'lisi')).rejects.toMatchObject({ action: 'retry', path: 'gettoken' });
});

test('the database keeps the token without the secret', async () => {
  await findMember(wecom.client, 'lisi');

  const rows = await database.db.wecomToken.findMany();
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(wecom.options.secret);
});

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('nothing there');
  return value;
}
