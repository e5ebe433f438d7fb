import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { runChild } from '../../../support/child.ts';
import { openDatabase } from '../../../support/database.ts';
import { configFor } from '../../../support/wechaty/link.ts';
import { openPuppetServer } from '../../../support/wechaty/puppet-server.ts';

const clearing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clear of clearing.splice(0).reverse()) await clear();
});

test('memory is flat over 20,000 messages', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'guanjia-counter-'));
  clearing.push(() => rm(folder, { recursive: true, force: true }));
  const database = await openDatabase();
  clearing.push(() => database.close());
  const server = await openPuppetServer();
  clearing.push(() => server.close());
  await server.person({ id: 'wxid_bot', name: '管家' });
  await server.person({ id: 'wxid_owner', name: '李女士' });
  await server.login('wxid_bot');
  const marks = ['4000', '20000'];
  const config = JSON.stringify(configFor(server));
  const child = runChild('children/counter.ts', import.meta.url, [database.url, folder, config, ...marks]);
  clearing.push(() => child.kill());
  await child.line('up');
  const flooded = server.flood('wxid_owner', 20_000);
  const megabytes = async (mark: string) => Number((await child.line(`at-${mark} `)).split(' ')[1]) / 1e6;
  const [early, late] = [await megabytes('4000'), await megabytes('20000')];
  await flooded;
  expect(late - early).toBeLessThan(8);
}, 120_000);
