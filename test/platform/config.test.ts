import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ConfigError, loadConfig } from '../../src/platform/config.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guanjia-config-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function problems(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test('an empty environment has defaults', () => {
  expect(loadConfig({})).toEqual({
    host: '127.0.0.1',
    port: 3000,
    publicUrl: 'http://127.0.0.1:3000',
    databaseUrl: undefined,
    dataDir: 'data',
    roles: new Set(['web', 'worker', 'channels']),
    simulator: 'auto',
    logLevel: 'info',
    wecom: undefined,
    wechaty: undefined,
    wechatyPace: expect.anything(),
    weather: {},
  });
});

test.each([
  ['HOST', 'a b'],
  ['PORT', '70000'],
  ['PORT', 'http'],
  ['PUBLIC_URL', 'example.com'],
  ['PUBLIC_URL', 'ftp://example.com'],
  ['DATABASE_URL', 'mysql://root@127.0.0.1/db'],
  ['ROLES', 'web,cook'],
  ['ROLES', ','],
  ['SIMULATOR', 'yes'],
  ['LOG_LEVEL', 'loud'],
  ['WECOM_API_BASE', 'qyapi'],
])('%s=%s is refused by name, with what is expected', (name, value) => {
  expect(problems({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} must be .{5,}`))]);
});

test('all that is wrong is said at once', () => {
  expect(problems({ PORT: 'x', SIMULATOR: 'x', ROLES: 'x' })).toHaveLength(3);
});

test('a value is never repeated: it may hold a password', () => {
  expect(problems({ DATABASE_URL: 'postgres//u:hunter2@h/db' }).join()).not.toContain('hunter2');
});

test('values are read', () => {
  const env = {
    HOST: '0.0.0.0',
    PORT: '0',
    PUBLIC_URL: 'https://g.example.com/',
    ROLES: 'web, worker',
    SIMULATOR: 'off',
  };
  const config = loadConfig({
    ...env,
    DATABASE_URL: 'postgres://u@h/db',
    LOG_LEVEL: 'debug',
    DATA_DIR: '/srv/g',
    OTHER: 'x',
  });
  expect(config).toMatchObject({ host: '0.0.0.0', port: 0, publicUrl: 'https://g.example.com', simulator: 'off' });
  expect(config).toMatchObject({ databaseUrl: 'postgres://u@h/db', logLevel: 'debug', dataDir: '/srv/g' });
  expect([...config.roles]).toEqual(['web', 'worker']);
});

test('an empty value counts as not given', () => {
  expect(loadConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined });
});

test('NAME_FILE gives the value in a file', async () => {
  const file = join(folder, 'url');
  await writeFile(file, 'postgresql://u:p@h/db\n');
  expect(loadConfig({ DATABASE_URL_FILE: file }).databaseUrl).toBe('postgresql://u:p@h/db');
});

test('NAME_FILE that cannot be read, or given beside NAME, is refused', () => {
  expect(problems({ PORT_FILE: join(folder, 'none') })).toEqual([expect.stringContaining('PORT_FILE must be')]);
  expect(problems({ PORT: '1', PORT_FILE: 'x' })).toEqual([expect.stringContaining('keep one')]);
});

const key = 'MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY';
const app = {
  WECOM_CORP_ID: 'ww0123456789abcdef',
  WECOM_AGENT_ID: '1000002',
  WECOM_AGENT_SECRET: 'made-up-secret',
  WECOM_CALLBACK_TOKEN: 'Token2024',
  WECOM_CALLBACK_AES_KEY: key,
};

test('the app of WeCom is read, its robot where there is one', () => {
  const wecom = {
    apiBase: 'https://qyapi.weixin.qq.com',
    corpId: 'ww0123456789abcdef',
    agentId: 1000002,
    agentSecret: 'made-up-secret',
    callback: { token: 'Token2024', aesKey: key },
  };
  expect(loadConfig(app).wecom).toEqual(wecom);
  const bot = { WECOM_BOT_TOKEN: 'Bot1', WECOM_BOT_AES_KEY: key };
  expect(loadConfig({ ...app, ...bot }).wecom).toEqual({
    ...wecom,
    bot: { mode: 'callback', token: 'Bot1', aesKey: key },
  });
});

test.each(Object.keys(app))('WeCom without %s is refused, by that name', (name) => {
  expect(problems({ ...app, [name]: '' })).toEqual([expect.stringMatching(new RegExp(`^${name} must be given`))]);
});

test('a robot that we connect to has an id and a secret', () => {
  const bot = { mode: 'socket', botId: 'aib1', secret: 'made-up-secret', url: 'wss://openws.work.weixin.qq.com' };
  expect(loadConfig({ ...app, WECOM_BOT_ID: 'aib1', WECOM_BOT_SECRET: 'made-up-secret' }).wecom?.bot).toEqual(bot);
});

test.each([
  [{ WECOM_BOT_ID: 'aib1', WECOM_BOT_SECRET: 'made-up-secret', WECOM_BOT_TOKEN: 'Bot1' }, /^WECOM_BOT_SECRET must/],
  [{ WECOM_BOT_ID: 'aib1', WECOM_BOT_SECRET: 'made-up-secret', WECOM_BOT_AES_KEY: key }, /^WECOM_BOT_SECRET must/],
  [{ WECOM_BOT_SECRET: 'made-up-secret' }, /^WECOM_BOT_ID must/],
  [{ WECOM_BOT_ID: 'aib1' }, /^WECOM_BOT_SECRET must/],
  [{ WECOM_BOT_TOKEN: 'Bot1' }, /^WECOM_BOT_AES_KEY must/],
])('a robot with half a way or two is refused: %j', (bot, problem) => {
  expect(problems({ ...app, ...bot })).toEqual([expect.stringMatching(problem)]);
});

test('a robot without the app is refused', () => {
  expect(problems({ WECOM_BOT_TOKEN: 'Bot1', WECOM_BOT_AES_KEY: key })).toHaveLength(1);
});
