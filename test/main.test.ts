import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { readPostmaster } from '../src/platform/postmaster.ts';
import { openEmptyDatabase } from './support/database.ts';
import { runCommandLine } from './support/run-command-line.ts';

jest.setTimeout(120_000); // each start is a process

const start = (databaseUrl: string, env: Record<string, string>) =>
  runCommandLine('src/main.ts', [], { databaseUrl, env: { LOG_LEVEL: 'silent', PORT: '0', ...env } });

test.each(['127.0.0.1', 'localhost'])('a database that is not there (%s) is one line', async (host) => {
  const { code, out, err } = await start(`postgresql://nobody@${host}:1/nothing`, {});
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^Guanjia did not start: .*ECONNREFUSED.*\n$/);
});

test('a port that is taken is one line, and the database that was started for it is not left behind', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const dataDir = await mkdtemp(join(tmpdir(), 'guanjia-start-'));
  const port = String(typeof address === 'object' && address ? address.port : 0);
  const { code, err } = await start('', { PORT: port, DATA_DIR: dataDir });
  taken.close();
  expect(code).toBe(1);
  expect(err).toMatch(/^Guanjia did not start: listen EADDRINUSE.*\n$/);
  expect(await readPostmaster(join(dataDir, 'postgres'))).toBeUndefined();
  await rm(dataDir, { recursive: true, force: true });
});

test('a wrong setting is named, one line each', async () => {
  const { url, close } = await openEmptyDatabase();
  const { code, err } = await start(url, { PORT: 'many', ROLES: 'cook' });
  await close();
  expect(code).toBe(1);
  expect(err.trim().split('\n')).toEqual([
    expect.stringContaining('PORT must be '),
    expect.stringContaining('ROLES must be '),
  ]);
});
