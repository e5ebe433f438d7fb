import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createLog } from '../../../../src/platform/log.ts';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { until } from '../../../support/until.ts';
import { configFor, openTestLink, type TestLink } from '../../../support/wechaty/link.ts';
import { openPuppetServer, type PuppetServer } from '../../../support/wechaty/puppet-server.ts';

// What a link leaves behind: on the disk, in the log, in memory.

const owner = 'wxid_owner';
let database: TestDatabase;
let server: PuppetServer;
let opened: TestLink | undefined;
beforeAll(async () => {
  database = await openDatabase();
  server = await openPuppetServer();
  await server.person({ id: 'wxid_bot', name: '管家' });
  await server.person({ id: owner, name: '李女士' });
  await server.login('wxid_bot');
});
afterAll(async () => {
  await server.close();
  await database.close();
});
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function open(options?: Parameters<typeof openTestLink>[2]): Promise<TestLink> {
  opened = await openTestLink(database, configFor(server), options);
  await opened.up();
  return opened;
}

test('no name and no token goes to the home folder, and the memory card is for our eyes', async () => {
  const { dataDir, taken } = await open();
  await server.say({ from: owner, text: '在吗' });
  await until(() => taken.length > 0);
  const cache = join(homedir(), '.wechaty', 'wechaty-puppet-service');
  expect(await readdir(cache).catch(() => [])).not.toContain(server.token);
  expect((await stat(join(dataDir, 'wechaty'))).mode & 0o777).toBe(0o700);
});

test('neither a text, nor a name, nor a token is logged', async () => {
  const lines: string[] = [];
  const log = createLog('trace', { write: (line: string) => void lines.push(line) });
  const { taken } = await open({ deps: { log } });
  await server.say({ from: owner, text: '厨房漏水' });
  await until(() => taken.length > 0);
  await server.kill();
  await until(() => lines.some((line) => line.includes('down')));
  await server.start();
  const said = lines.join('\n');
  expect(lines.length).toBeGreaterThan(2);
  for (const secret of ['厨房漏水', '李女士', server.token]) expect(said).not.toContain(secret);
});

test('a puppet that is not installed is named, and told', async () => {
  const config = { puppet: 'wechaty-puppet-nowhere', name: 'nowhere', tls: { mode: 'public' } } as const;
  opened = await openTestLink(database, config);
  const { told } = opened;
  await until(() => told.length > 0);
  expect(told[0]?.text).toContain('没有安装 wechaty-puppet-nowhere');
});
