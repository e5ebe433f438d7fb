import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { qrRoutes } from '../../../../src/channels/wechaty/link/qr-routes.ts';
import { buildHttp } from '../../../../src/platform/http.ts';
import { createLog } from '../../../../src/platform/log.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';

let database: TestDatabase;
let http: FastifyInstance;
beforeAll(async () => {
  database = await openDatabase();
  http = await buildHttp({ log: createLog('silent'), ready: async () => ({}) });
  await http.register(qrRoutes({ db: database.db, name: 'guanjia' }));
});
afterAll(async () => {
  await http.close();
  await database.close();
});
afterEach(() => database.db.wechatyLink.deleteMany());

const get = (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
  http.inject({ url: '/wechaty/qr', headers: { host: 'localhost:3000', ...headers }, remoteAddress });
const stands = (state: string, more = {}) =>
  database.db.wechatyLink.create({ data: { name: 'guanjia', state, changedAt: new Date(0), ...more } });

test('a QR that is to be scanned is drawn', async () => {
  await stands('scan', { qr: 'https://login.weixin.qq.com/l/abc' });
  const { body } = await get();
  expect(body).toContain('<svg');
  expect(body).toContain('请用要登录的微信扫码');
});

test.each([
  ['off', '没有进程在登录'],
  ['starting', '正在连接'],
  ['up', '已登录'],
])('%s is said, without a QR', async (state, words) => {
  await stands(state);
  const { body } = await get();
  expect(body).toContain(words);
  expect(body).not.toContain('<svg');
});

test('why it is down is said, and markup in it stays text', async () => {
  await stands('down', { detail: '<b>连不上</b>' });
  expect((await get()).body).toContain('&lt;b>连不上');
});

test('before anybody ran it, nobody logs in', async () => {
  expect((await get()).body).toContain('没有进程在登录');
});

test.each<[string, Record<string, string>, string]>([
  ['another machine', {}, '192.0.2.7'],
  ['somebody behind a proxy', { 'x-forwarded-for': '192.0.2.7' }, '127.0.0.1'],
  ['a page of another site', { origin: 'https://evil.example' }, '127.0.0.1'],
  ['a name rebound to this machine', { host: 'evil.example' }, '127.0.0.1'],
])('%s is refused', async (_who, headers, address) => {
  await stands('scan', { qr: 'https://login.weixin.qq.com/l/abc' });
  const { statusCode, body } = await get(headers, address);
  expect(statusCode).toBe(403);
  expect(body).not.toContain('<svg');
});
