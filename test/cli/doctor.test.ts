import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import Fastify from 'fastify';
import type { App } from '../../src/app.ts';
import { meaningOf } from '../../src/channels/wecom/api/codes.ts';
import {
  botLockKind,
  claimStanding,
  type SocketStanding,
  saveStanding,
} from '../../src/channels/wecom/bot-socket/standing-store.ts';
import { callbackRoutes } from '../../src/channels/wecom/callback/routes.ts';
import { askAddress, isPrivate } from '../../src/channels/wecom/doctor/check-reach.ts';
import { checkUnderstanding } from '../../src/cli/doctor/check-understanding.ts';
import { diagnose } from '../../src/cli/doctor/diagnose.ts';
import { expectations } from '../../src/cli/doctor/messages.ts';
import { asText } from '../../src/cli/doctor/print.ts';
import { parseSetUp } from '../../src/domain/setup/parse-set-up.ts';
import { OffsetClock, systemClock } from '../../src/platform/clock.ts';
import type { Finding } from '../../src/platform/finding.ts';
import { createLog } from '../../src/platform/log.ts';
import { openSoleRight, type SoleRight } from '../../src/platform/sole-right.ts';
import { openDatabase, openEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { runCommandLine } from '../support/run-command-line.ts';
import { WecomTown } from '../support/wecom-town.ts';

jest.setTimeout(60_000);

let database: TestDatabase;
let town: WecomTown;
let dir: string;
let env: Record<string, string>;

beforeAll(async () => {
  database = await openDatabase();
  const first = await WecomTown.open(systemClock);
  await first.seed({ db: database.db, clock: systemClock } as App);
  await first.close();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await WecomTown.open(systemClock);
  dir = await mkdtemp(join(tmpdir(), 'guanjia-doctor-'));
  env = { ...town.variables, DATABASE_URL: database.url, DATA_DIR: dir };
});
afterEach(async () => {
  await town.close();
  await rm(dir, { recursive: true, force: true });
});

const look = (more: Record<string, string> = {}, clock = systemClock as OffsetClock | typeof systemClock) =>
  diagnose({ env: { ...env, ...more }, clock, say: false });
const failures = (findings: readonly Finding[]) => findings.filter(({ state }) => state === 'fail');
const named = (findings: readonly Finding[], name: string) => findings.filter((finding) => finding.name === name);
const app = () => {
  const [first] = town.server.corp.apps;
  if (!first) throw new Error('the town has no app');
  return first;
};

/** The one finding that fails, with its words and its remedy. */
async function onlyFailure(findings: Promise<Finding[]>): Promise<Finding> {
  const failed = failures(await findings);
  expect(failed).toHaveLength(1);
  return failed[0] as Finding;
}

describe('where all is well', () => {
  test('each step is told in its order, and none fails', async () => {
    const findings = await look();
    expect(failures(findings)).toEqual([]);
    expect([...new Set(findings.map(({ name }) => name))]).toEqual([
      ...['variables', 'data-dir', 'database', 'migrations', 'clock', 'understanding'],
      ...['wecom-callback', 'wecom-reach', 'wecom-token', 'wecom-clock', 'wecom-ip', 'wecom-app'],
      ...['wecom-members', 'wecom-kf', 'wecom-contacts', 'wecom-groups', 'wecom-robot', 'wecom-calls', 'wecom-pace'],
    ]);
  });

  test('nothing is said to anybody', async () => {
    await look();
    expect([...town.server.corp.screens.keys()]).toEqual([]);
  });

  test('a test line goes into each group where that is asked for', async () => {
    const findings = await diagnose({ env, say: true });
    expect(failures(findings)).toEqual([]);
    expect([...town.server.corp.screens.keys()].sort()).toEqual(['group:hook-eng', 'group:hook-ord', 'group:hook-svc']);
    expect(town.server.groupSees('hook-eng').map(({ text }) => text)).toEqual([expect.stringContaining('测试')]);
  });

  test('without WeCom one line tells so', async () => {
    const findings = await diagnose({ env: { DATABASE_URL: database.url, DATA_DIR: dir }, say: false });
    expect(findings.filter(({ name }) => name.startsWith('wecom'))).toEqual([
      { name: 'wecom', state: 'ok', text: expect.stringContaining('没有接入') },
    ]);
    expect(failures(findings)).toEqual([]);
  });
});

describe('variables', () => {
  test.each([
    ['one of several that is missing', { WECOM_AGENT_SECRET: '' }, 'WECOM_AGENT_SECRET 却没有给'],
    ['one that is written wrongly', { WECOM_AGENT_ID: 'abc' }, 'WECOM_AGENT_ID 的写法不对'],
    ['a file that is not there', { WECOM_CORP_ID: '', WECOM_CORP_ID_FILE: '/nowhere' }, 'WECOM_CORP_ID_FILE 指的文件'],
    ['one that is given twice', { LOG_LEVEL: 'info', LOG_LEVEL_FILE: '/nowhere' }, 'LOG_LEVEL_FILE 都给了'],
  ])('%s is named, with what belongs there', async (_, more, words) => {
    const findings = await look(more as Record<string, string>);
    expect(findings.map(({ name, state }) => [name, state])).toContainEqual(['variables', 'fail']);
    expect(failures(findings).map(({ text }) => text)).toContainEqual(expect.stringContaining(words));
    expect(failures(findings).every(({ mend }) => /\p{Script=Han}/u.test(mend ?? ''))).toBe(true);
  });

  test('is named once, by its cause', async () => {
    const failure = await onlyFailure(look({ WECOM_AGENT_ID: 'abc' }));
    expect(failure.mend).toContain('AgentId');
  });

  test('the robot alone, without the app, is told', async () => {
    const robot = { WECOM_BOT_TOKEN: 'BotToken1', WECOM_BOT_AES_KEY: env.WECOM_BOT_AES_KEY ?? '' };
    const failure = await onlyFailure(diagnose({ env: robot, say: false }));
    expect(failure.text).toContain('WECOM_CORP_ID');
  });
});

describe('this machine', () => {
  test('a data folder that cannot be made', async () => {
    await writeFile(join(dir, 'file'), '');
    const failure = await onlyFailure(look({ DATA_DIR: join(dir, 'file', 'data') }));
    expect(failure).toMatchObject({ name: 'data-dir', text: expect.stringContaining('ENOTDIR') });
  });

  test('a data folder that is not there yet will be made, and is not made here', async () => {
    const findings = await look({ DATA_DIR: join(dir, 'a', 'b') });
    expect(named(findings, 'data-dir')).toMatchObject([{ state: 'ok', text: expect.stringContaining('还没有') }]);
  });

  test('a database that is down is told, and WeCom is looked at all the same', async () => {
    const findings = await look({ DATABASE_URL: 'postgresql://nobody:hush-hush@127.0.0.1:1/nothing' });
    expect(failures(findings)).toMatchObject([{ name: 'database', mend: expect.stringContaining('主机和端口') }]);
    expect(named(findings, 'wecom-token')).toMatchObject([{ state: 'ok' }]);
    expect(named(findings, 'wecom-company')).toMatchObject([{ state: 'warn' }]);
  });

  test('a database that is not there is told apart', async () => {
    const failure = await onlyFailure(look({ DATABASE_URL: `${database.url}_none` }));
    expect(failure).toMatchObject({ name: 'database', mend: expect.stringContaining('先建库') });
  });

  test('migrations that were not applied are a warning: the start applies them', async () => {
    const empty = await openEmptyDatabase();
    const findings = await look({ DATABASE_URL: empty.url });
    await empty.close();
    expect(failures(findings)).toEqual([]);
    expect(named(findings, 'migrations')).toMatchObject([
      { state: 'warn', mend: expect.stringContaining('db:migrate') },
    ]);
  });

  test('a migration that stopped half-way is named', async () => {
    const migration = { id: 'x', checksum: 'x', migration_name: '20990101000000_half', started: new Date() };
    await database.db.$executeRaw`
      insert into _prisma_migrations (id, checksum, migration_name, started_at, applied_steps_count)
      values (${migration.id}, ${migration.checksum}, ${migration.migration_name}, ${migration.started}, 0)`;
    const findings = await look();
    await database.db.$executeRaw`delete from _prisma_migrations where id = ${migration.id}`;
    expect(failures(findings)).toMatchObject([
      { name: 'migrations', text: expect.stringContaining('20990101000000_half') },
    ]);
  });

  test.each([
    ['ahead', 10, '快 600 秒'],
    ['behind', -10, '慢 600 秒'],
  ])('a clock that is %s of the database and of WeCom', async (_, minutes, words) => {
    const findings = await look({}, new OffsetClock(systemClock, minutes * 60_000));
    expect(failures(findings).map(({ name }) => name)).toEqual(['clock', 'wecom-clock']);
    expect(named(findings, 'clock')[0]?.text).toContain(words);
  });

  test('a little difference is a warning', async () => {
    const findings = await look({}, new OffsetClock(systemClock, 20_000));
    expect(failures(findings)).toEqual([]);
    expect(named(findings, 'clock')).toMatchObject([{ state: 'warn' }]);
  });

  test('data of the understanding that is not sound', async () => {
    await writeFile(join(dir, 'repair.yml'), 'id: repair\nname: [');
    expect(await checkUnderstanding(dir)).toMatchObject({ state: 'fail', text: expect.stringContaining('repair.yml') });
  });
});

describe('WeCom', () => {
  test('a wrong secret', async () => {
    const findings = await look({ WECOM_AGENT_SECRET: 'not-the-right-one' });
    expect(failures(findings)).toMatchObject([
      {
        name: 'wecom-token',
        text: expect.stringContaining('40001'),
        mend: expect.stringContaining('WECOM_AGENT_SECRET'),
      },
    ]);
    expect(town.server.corp.calls.filter(({ path }) => path === 'gettoken')).toHaveLength(1);
  });

  test('a wrong company', async () => {
    const failure = await onlyFailure(look({ WECOM_CORP_ID: 'wwother' }));
    expect(failure).toMatchObject({ name: 'wecom-token', mend: expect.stringContaining('WECOM_CORP_ID') });
  });

  test('no way to WeCom', async () => {
    await town.server.close();
    const findings = await look();
    expect(named(findings, 'wecom-token')).toMatchObject([{ state: 'fail', text: expect.stringContaining('连不上') }]);
  });

  test('an address that is not let in is told as WeCom saw it', async () => {
    app().ipAllowed = false;
    const failure = await onlyFailure(look());
    expect(failure).toMatchObject({ name: 'wecom-ip', mend: expect.stringContaining('企业可信IP') });
    expect(failure.text).toContain('127.0.0.1');
  });

  test('the number of another app', async () => {
    const failure = await onlyFailure(look({ WECOM_AGENT_ID: '1000099' }));
    expect(failure).toMatchObject({ name: 'wecom-app', mend: expect.stringContaining('WECOM_AGENT_ID') });
  });

  test('an app that nobody may see', async () => {
    app().visible = new Set();
    const failed = failures(await look()).map(({ name }) => name);
    expect(failed).toEqual(['wecom-app', 'wecom-members']);
  });

  test('members who do not see the app are listed', async () => {
    app().visible = new Set([...town.server.corp.members.keys()].filter((id) => id !== 'li@jx'));
    const failure = await onlyFailure(look());
    expect(failure).toMatchObject({ name: 'wecom-members', text: expect.stringMatching(/：李师傅 li@jx$/) });
  });

  test('a member who has never logged in is a warning', async () => {
    const member = town.server.corp.members.get('he@jx');
    if (member) member.status = 4;
    const findings = await look();
    expect(failures(findings)).toEqual([]);
    expect(named(findings, 'wecom-members')).toMatchObject([{ state: 'warn', text: expect.stringContaining('he@jx') }]);
  });

  test('an app that may not call 微信客服', async () => {
    app().kf = false;
    const failure = await onlyFailure(look());
    expect(failure).toMatchObject({
      ...{ name: 'wecom-kf', text: expect.stringContaining('48002') },
      mend: expect.stringContaining('可调用接口的应用'),
    });
  });

  test('an account that is not there, with those that are', async () => {
    const { kfAccounts } = town.server.corp;
    const [account] = [...kfAccounts.values()];
    kfAccounts.clear();
    if (account) kfAccounts.set('wkOTHER', { ...account, openKfid: 'wkOTHER', name: '别的客服' });
    const failure = await onlyFailure(look());
    expect(failure).toMatchObject({ name: 'wecom-kf', text: expect.stringContaining('wkJINXIU') });
    expect(failure.mend).toContain('别的客服 wkOTHER');
  });

  test('an account that nobody serves is a warning', async () => {
    for (const { servicers } of town.server.corp.kfAccounts.values()) servicers.clear();
    const findings = await look();
    expect(failures(findings)).toEqual([]);
    expect(named(findings, 'wecom-kf')).toMatchObject([
      { state: 'warn', text: expect.stringContaining('没有接待人员') },
    ]);
  });

  test('an app that may not call 客户联系 is a warning', async () => {
    app().customers = false;
    const findings = await look();
    expect(failures(findings)).toEqual([]);
    expect(named(findings, 'wecom-contacts')).toMatchObject([
      { state: 'warn', text: expect.stringContaining('没有权限') },
    ]);
  });

  test('that no member has an owner as a contact is a warning', async () => {
    expect(named(await look(), 'wecom-contacts')).toMatchObject([{ state: 'warn' }]);
  });

  test('members who have owners as contacts are named', async () => {
    for (const customer of town.server.corp.customers.values()) customer.followedBy = ['chen@jx'];
    expect(named(await look(), 'wecom-contacts')).toMatchObject([
      { state: 'ok', text: expect.stringContaining('小陈') },
    ]);
  });

  test.each(['removed', 'disabled'] as const)('the webhook of a group that was %s', async (state) => {
    const webhook = town.server.corp.webhooks.get('hook-ord');
    if (webhook) webhook.state = state;
    const findings = await look();
    expect(failures(findings)).toMatchObject([
      {
        name: 'wecom-groups',
        text: expect.stringContaining('秩序部值班群'),
        mend: expect.stringContaining('重新添加'),
      },
    ]);
    expect(named(findings, 'wecom-groups')).toMatchObject([{ state: 'ok', text: expect.stringContaining('2 个') }, {}]);
  });

  test('groups that the robot is to hear, without its keys', async () => {
    const failure = await onlyFailure(look({ WECOM_BOT_TOKEN: '', WECOM_BOT_AES_KEY: '' }));
    expect(failure).toMatchObject({ name: 'wecom-robot', mend: expect.stringContaining('WECOM_BOT_TOKEN') });
  });

  describe('a robot that is connected', () => {
    const botId = 'AIBOT1';
    const robot = {
      ...{ WECOM_BOT_TOKEN: '', WECOM_BOT_AES_KEY: '' },
      ...{ WECOM_BOT_ID: botId, WECOM_BOT_SECRET: 'made-up-secret' },
    };
    let right: SoleRight;
    beforeEach(async () => {
      const lock = { kind: botLockKind, of: botId };
      const log = createLog('silent');
      right = await openSoleRight({ url: database.url, log, name: 'test', lock, takeMs: 10, onLost: () => {} });
      await right.take(AbortSignal.timeout(5_000));
    });
    afterEach(() => right.close());
    const stands = async (standing: Omit<SocketStanding, 'since'>) => {
      await claimStanding(database.db, botId, 'one', systemClock.now());
      await saveStanding(database.db, botId, 'one', { ...standing, since: systemClock.now() });
    };

    test('is well', async () => {
      await stands({ state: 'up' });
      const findings = await look(robot);
      expect(failures(findings)).toEqual([]);
      expect(named(findings, 'wecom-robot')).toMatchObject([{ state: 'ok', text: expect.stringContaining('接着') }]);
    });

    test.each([
      [{ why: 'kicked' }, '挤'],
      [{ why: 'refused', code: 40001 }, '40001'],
      [{ why: 'silent' }, 'silent'],
    ])('is told to be down: %j', async (facts, words) => {
      await stands({ state: 'down', ...facts });
      expect((await onlyFailure(look(robot))).text).toContain(words);
    });

    test('that nobody holds is told, whatever was written down last', async () => {
      await stands({ state: 'up' });
      await right.close();
      expect(named(await look(robot), 'wecom-robot')).toMatchObject([{ state: 'warn' }]);
    });

    test('is not connected to from here', async () => {
      await look({ ...robot, WECOM_BOT_WS_URL: town.server.botSockets });
      expect(town.server.corp.calls.map(({ path }) => path)).not.toContain('aibot_subscribe');
    });
  });

  test('a group that called the robot and that no file names is told by its chatid', async () => {
    const chat = { channel: 'wecom', account: 'bot', chat: 'wrNEW', kind: 'group' } as const;
    const { id: conversationId } = await database.db.conversation.create({ data: chat });
    const at = systemClock.now();
    const said = { channel: 'wecom', account: 'bot', externalId: 'one', senderId: 'li@jx', content: {} };
    const message = { ...said, conversationId, sentAt: at, receivedAt: at, dueAt: at };
    await database.db.inboundMessage.create({ data: message });
    const findings = await look();
    await database.db.inboundMessage.deleteMany();
    await database.db.conversation.deleteMany({ where: chat });
    const words = expect.stringContaining('wrNEW（最近说话的是 li@jx）');
    expect(named(findings, 'wecom-robot')).toMatchObject([{ state: 'ok' }, { state: 'warn', text: words }]);
  });

  test('that WeCom has called once is seen', async () => {
    expect(named(await look(), 'wecom-calls')).toMatchObject([{ state: 'warn' }]);
    await database.db.wecomCallback.create({ data: { id: 'one', at: new Date() } });
    const later = await look();
    await database.db.wecomCallback.deleteMany();
    expect(named(later, 'wecom-calls')).toMatchObject([{ state: 'ok' }]);
  });

  test('that too much is sent at once is seen', async () => {
    const now = systemClock.now().getTime();
    await database.db.channelPace.create({
      data: { target: 'webhook:x', sentMs: Array.from({ length: 20 }, () => now) },
    });
    const findings = await look();
    await database.db.channelPace.deleteMany();
    expect(named(findings, 'wecom-pace')).toMatchObject([{ state: 'warn', text: expect.stringContaining('1 个') }]);
  });
});

describe('the callback address', () => {
  const keys = { token: 'AppToken1', aesKey: 'MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY', receiveId: 'wwcorp' };
  const account = { token: keys.token, aesKey: keys.aesKey, corpId: 'wwcorp', agentId: 1, onEvent: async () => {} };
  const ask = (port: number, more: Partial<typeof keys> = {}, path = '/wecom/callback/app') => {
    const door = { name: 'reach', publicUrl: `http://127.0.0.1:${port}`, path, keys: { ...keys, ...more } };
    return askAddress(door, systemClock);
  };
  const http = Fastify();
  let port = 0;
  beforeAll(async () => {
    const log = createLog('silent');
    await http.register(callbackRoutes({ app: account, clock: systemClock, db: database.db, log }));
    await http.listen({ host: '127.0.0.1', port: 0 });
    port = (http.server.address() as { port: number }).port;
  });
  afterAll(() => http.close());

  test('answers as WeCom wants it', async () => {
    const { state, text } = await ask(port);
    expect(state === 'ok' || text.includes('1 秒')).toBe(true);
  });

  test.each([
    ['other keys', { token: 'Another' }, undefined, '403', 'EncodingAESKey'],
    ['something else at the address', {}, '/elsewhere', '404', 'ROLES'],
  ])('%s', async (_, more, path, status, mend) => {
    expect(await ask(port, more, path)).toMatchObject({
      ...{ state: 'fail', text: expect.stringContaining(status), mend: expect.stringContaining(mend) },
    });
  });

  test('nobody there', async () => {
    expect(await ask(1)).toMatchObject({ state: 'fail', mend: expect.stringContaining('先启动管家') });
  });

  test.each([
    ['http://127.0.0.1:3000', true],
    ['http://localhost:3000', true],
    ['http://192.168.1.5', true],
    ['http://[::1]:3000', true],
    ['https://guanjia.example.com', false],
    ['https://10th.example.com', false],
    ['http://8.8.8.8', false],
  ])('whether %s is private: %s', (publicUrl, expected) => {
    expect(isPrivate(publicUrl)).toBe(expected);
  });
});

describe('the command', () => {
  const run = (args: string[], more: Record<string, string> = {}) =>
    runCommandLine('src/cli/doctor.ts', args, { env: { ...env, ...more } });

  test('ends with 0 where nothing fails, and counts what is to be seen to', async () => {
    const { code, out, err } = await run([]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^✓ 变量/);
    expect(out.trim().split('\n').at(-1)).toMatch(/^0 项不行/);
  });

  test('ends with 1 where something fails, as JSON where that is asked for', async () => {
    const { code, out } = await run(['--json'], { WECOM_AGENT_SECRET: 'not-the-right-one' });
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Finding);
    expect(code).toBe(1);
    expect(failures(lines)).toMatchObject([{ name: 'wecom-token', mend: expect.any(String) }]);
  });

  test('ends with 1 where a variable is missing', async () => {
    const { code, out } = await run([], { WECOM_CORP_ID: '' });
    expect(code).toBe(1);
    expect(out).toContain('WECOM_CORP_ID');
  });
});

describe('docs/wecom.zh-CN.md', () => {
  const guide = readFileSync('docs/wecom.zh-CN.md', 'utf8');
  const blocks = (language: string) =>
    [...guide.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, block]) => block ?? '');

  test('has a set-up file that is accepted', () => {
    const [example = ''] = blocks('yaml');
    expect(parseSetUp(example)).toMatchObject({
      ok: true,
      file: { community: { wecom: { kf: [expect.any(String)] } } },
    });
  });

  test('has every variable of WeCom filled in, under the names that are read', () => {
    const given = [
      ...blocks('sh')
        .join('')
        .matchAll(/^([A-Z_]+)=/gm),
    ].map(([, name]) => name);
    const known = Object.keys(expectations).filter((name) => /^WECOM_(?!API_BASE)/.test(name));
    expect(given.sort()).toEqual(['PUBLIC_URL', ...known].sort());
  });

  test('explains the codes that set-up can lead to', () => {
    const rows = guide.split('\n').filter((line) => /^\| \d{5}/.test(line));
    const codes = rows.flatMap((row) => row.split('|')[1]?.match(/\d+/g) ?? []).map(Number);
    const isMended = (code: number) => !['bug', 'refresh'].includes(meaningOf('x', code).action);
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => code !== 40001 && !isMended(code))).toEqual([]);
  });
});

test('no secret is ever told', async () => {
  const webhook = town.server.corp.webhooks.get('hook-eng');
  if (webhook) webhook.state = 'removed';
  const secrets = [env.WECOM_AGENT_SECRET, env.WECOM_CALLBACK_TOKEN, env.WECOM_CALLBACK_AES_KEY, env.WECOM_BOT_TOKEN];
  const runs = [
    await look(),
    await look({ WECOM_AGENT_SECRET: 'not-the-right-one' }),
    await look({ DATABASE_URL: 'postgresql://nobody:hush-hush@127.0.0.1:1/nothing' }),
    await look({ WECOM_CALLBACK_TOKEN: 'a token with blanks' }),
    await look({ PUBLIC_URL: 'http://8.8.8.8.invalid' }),
  ];
  const said = runs.map((findings) => asText(findings).join('\n')).join('\n');
  expect(said).toContain('✗');
  const all = [...secrets, 'not-the-right-one', 'hush-hush', 'a token with blanks', 'hook-'];
  expect(all.filter((secret) => said.includes(secret as string))).toEqual([]);
});
