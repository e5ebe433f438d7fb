import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { readLink } from '../../../../src/channels/wechaty/link/link-store.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { until } from '../../../support/until.ts';
import { configFor, openTestLink, quickTimes, type TestLink } from '../../../support/wechaty/link.ts';
import { openPuppetServer, type PuppetServer } from '../../../support/wechaty/puppet-server.ts';

// A puppet service in another process that dies, freezes, comes late, does not know us, or has nobody logged in.

const bot = 'wxid_bot';
const owner = 'wxid_owner';
/** The longest pause between two attempts, with its jitter, and five seconds. */
const recoveryMs = quickTimes.longestWait * 1.2 + 5_000;

let database: TestDatabase;
let server: PuppetServer;
let opened: TestLink[] = [];
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  server = await openPuppetServer({ running: false });
  await server.person({ id: bot, name: '管家' });
  await server.person({ id: owner, name: '李女士' });
  await server.login(bot);
});
afterEach(async () => {
  await Promise.all(opened.map((link) => link.close()));
  opened = [];
  await server.close();
  await database.db.wechatyLink.deleteMany();
});

async function open(options?: Parameters<typeof openTestLink>[2], config = configFor(server)): Promise<TestLink> {
  const link = await openTestLink(database, config, options);
  opened.push(link);
  return link;
}

async function openUp(): Promise<TestLink> {
  await server.start();
  const link = await open();
  await link.up();
  return link;
}

const keys = ({ told }: TestLink) => told.map(({ key }) => key.split(':')[2]);

test('a message goes each way', async () => {
  const { link, taken } = await openUp();
  await server.say({ from: owner, text: '水管爆了' });
  await until(() => taken.includes('水管爆了'));
  const contact = await link.bot?.Contact.find({ id: owner });
  await contact?.say('已通知师傅');
  expect(server.sent()).toMatchObject([{ to: owner, text: '已通知师傅' }]);
});

test('a login is written down, with the account', async () => {
  const { link } = await openUp();
  expect(link.account).toBe('wechaty-puppet-service:wxid_bot');
  const row = await until(async () => (await readLink(database.db, 'guanjia')) ?? undefined);
  expect(await until(async () => ((await readLink(database.db, 'guanjia'))?.account ? true : undefined))).toBe(true);
  expect(row.qr).toBeNull();
});

test('a killed server is noticed at once, and told', async () => {
  const up = await openUp();
  await server.kill();
  await until(() => up.link.state().state === 'down', 2_000);
  expect(up.link.bot).toBeUndefined();
  await until(() => keys(up).includes('down'));
  expect(up.told[0]?.text).toContain('连不上微信服务');
});

test('once a killed server is back, so are we, and it is told once', async () => {
  const up = await openUp();
  await server.kill();
  await until(() => up.link.state().state === 'down');
  await server.start();
  await until(() => up.link.bot !== undefined, recoveryMs);
  await server.say({ from: owner, text: '还在吗' });
  await until(() => up.taken.includes('还在吗'));
  await until(() => keys(up).includes('up'));
  expect(keys(up)).toEqual(['down', 'up']);
});

test('a frozen server is noticed by its silence', async () => {
  const up = await openUp();
  server.freeze();
  await until(() => up.link.state().state === 'down', quickTimes.beat * 2.5 + 2_000);
  expect(up.link.state().detail).toContain('没有回应');
});

test('once a frozen server thaws, we are back', async () => {
  const up = await openUp();
  server.freeze();
  await until(() => up.link.state().state === 'down');
  server.thaw();
  await until(() => up.link.bot !== undefined, recoveryMs);
  await server.say({ from: owner, text: '还在吗' });
  await until(() => up.taken.includes('还在吗'));
  expect(up.taken).toEqual(['还在吗']);
});

test('a server that comes late is found', async () => {
  const late = await open();
  await until(() => late.link.state().state === 'down');
  await server.start();
  await until(() => late.link.bot !== undefined, recoveryMs);
  await until(() => keys(late).includes('up'));
  expect(keys(late)).toEqual(['down', 'up']);
});

test('a wrong token is said to be one', async () => {
  await server.start();
  const lost = await open({}, { ...configFor(server), token: 'insecure_wrong' });
  await until(() => lost.told.length > 0);
  expect(lost.told[0]?.text).toContain('WECHATY_PUPPET_SERVICE_TOKEN');
  expect(lost.link.bot).toBeUndefined();
});

test('a server that serves another client already is said to be busy, until that one is gone', async () => {
  const first = await openUp();
  const second = await open({ times: { answer: 300 } }, { ...configFor(server), name: 'second' });
  await until(() => second.link.state().detail?.includes('另一个程序'));
  await first.close();
  opened = [second];
  await until(() => second.link.bot !== undefined, recoveryMs);
  await server.say({ from: owner, text: '在吗' });
  await until(() => second.taken.includes('在吗'));
});

test('a logout is told as something to be done', async () => {
  const up = await openUp();
  await server.logout();
  await until(() => keys(up).includes('needed-logout'));
  expect(up.link.bot).toBeUndefined();
});

test('a QR is drawn, written down and told, and the login after it is a new one', async () => {
  await server.logout();
  await server.start();
  const link = await open();
  await until(() => link.link.state().state === 'starting');
  const row = await until(async () => {
    await server.scan('https://login.weixin.qq.com/l/abc');
    const found = await readLink(database.db, 'guanjia');
    return found?.qr ? found : undefined;
  });
  expect(row).toMatchObject({ state: 'scan', qr: 'https://login.weixin.qq.com/l/abc' });
  expect(link.printed.join()).toContain('█');
  expect(keys(link)).toEqual(['scan']);
  await server.login(bot);
  await link.up();
  const fresh = await until(async () => (await readLink(database.db, 'guanjia'))?.freshSince ?? undefined);
  expect(fresh).toBeInstanceOf(Date);
});

test('QRs that nobody scans end the attempt, and are told', async () => {
  await server.logout();
  await server.start();
  const link = await open();
  let scans = 0;
  await until(async () => {
    scans += 1;
    await server.scan(`https://login.weixin.qq.com/l/${scans}`);
    return keys(link).includes('needed-unscanned');
  });
  expect(keys(link).filter((key) => key === 'scan')).toHaveLength(1);
});

test('a service without a login is told after a while', async () => {
  await server.logout();
  await server.start();
  const link = await open({ times: { login: 800 } });
  await until(() => keys(link).includes('needed-unlogged'));
  expect(link.link.state().state).toBe('down');
});

test('a planned stop leaves the account online: the next start needs no login', async () => {
  const first = await openUp();
  await first.link.stop();
  const second = await open();
  await until(() => second.link.bot !== undefined, 5_000);
  await server.say({ from: owner, text: '早' });
  await until(() => second.taken.includes('早'));
  expect(first.told).toEqual([]);
});

test('a stop with logout ends the login, and tells nobody', async () => {
  const first = await openUp();
  await first.link.stop({ logout: true });
  const second = await open({ times: { login: 800 } });
  await until(() => second.link.state().state === 'down');
  expect(second.link.state().detail).toContain('没有登录');
  expect(first.told).toEqual([]);
});
