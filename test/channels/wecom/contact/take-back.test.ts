import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { KF } from '../../../support/wecom-client.ts';
import { type Bench, openBench } from './bench.ts';

// Whoever writes himself is told there what still waits for a member's hand, and is told it once.

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

const tasks = () => [...bench.server.corp.massTasks.values()];

test('what WeCom was not asked for yet never is', async () => {
  await bench.send({ text: '修好了' }, 'a');
  await bench.wangWrites();
  await bench.pass(60);
  expect(bench.takenBack).toMatchObject([{ address: { account: 'contact', chat: 'wm-wang' }, to: KF }]);
  expect(tasks()).toEqual([]);
});

test('what the member has not confirmed is cancelled', async () => {
  await bench.send({ text: '修好了' }, 'a');
  await bench.pass(30);
  await bench.pass(60);
  await bench.wangWrites();
  expect(bench.takenBack).toHaveLength(1);
  expect(await bench.states()).toEqual({ a: 'withdrawn' });
  expect(bench.lisi.massTasks).toEqual([]);
});

test('what he has confirmed is not said again', async () => {
  await bench.send({ text: '修好了' }, 'a');
  await bench.pass(30);
  await bench.pass(60);
  bench.lisi.confirmsMass();
  await bench.wangWrites();
  expect(bench.takenBack).toEqual([]);
  expect(await bench.states()).toEqual({ a: 'sent' });
});

test('what is meant for others, too, stays on its way', async () => {
  await bench.send({ text: '明天停水' }, 'a', 'wm-wang');
  await bench.send({ text: '明天停水' }, 'b', 'wm-zhao');
  await bench.pass(30);
  await bench.pass(60);
  await bench.wangWrites();
  expect(bench.takenBack).toEqual([]);
  expect(bench.lisi.massTasks).toHaveLength(1);
});

test('out of what others wait for, too, but was not asked for yet, one is taken', async () => {
  await bench.send({ text: '明天停水' }, 'a', 'wm-wang');
  await bench.send({ text: '明天停水' }, 'b', 'wm-zhao');
  await bench.wangWrites();
  await bench.pass(60);
  expect(bench.takenBack).toHaveLength(1);
  expect(tasks().map(({ to }) => to)).toEqual([['wm-zhao']]);
});

test('while WeCom is still dispatching it stays on its way', async () => {
  await bench.send({ text: '修好了' }, 'a');
  await bench.pass(30);
  await bench.wangWrites();
  expect(bench.takenBack).toEqual([]);
  bench.lisi.confirmsMass();
  await bench.pass(60);
  expect(await bench.states()).toEqual({ a: 'sent' });
});

test('that WeCom does not answer holds up nobody’s words', async () => {
  await bench.send({ text: '修好了' }, 'a');
  await bench.pass(30);
  await bench.pass(60);
  bench.server.faults.next('unavailable', 20, 'externalcontact/cancel_groupmsg_send');
  await bench.wangWrites();
  expect(bench.takenBack).toEqual([]);
});

test('a crash between taking it back and telling of it loses nothing', async () => {
  await bench.send({ text: '修好了' }, 'a');
  await bench.db.wecomMassRecipient.updateMany({ data: { state: 'withdrawing' } });
  await bench.wangWrites();
  expect(bench.takenBack).toHaveLength(1);
  expect(await bench.states()).toEqual({ a: 'withdrawn' });
});
