import { afterEach, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { buildHttp, HttpError, type HttpOptions } from '../../src/platform/http.ts';
import { createLog } from '../../src/platform/log.ts';

let http: FastifyInstance;
let address: string;
let lines: string[];
afterEach(() => http.close());

async function build(options: Partial<HttpOptions> = {}): Promise<void> {
  lines = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  http = await buildHttp({ log, ready: async () => ({ database: true }), ...options });
  http.get('/mend', async () => {
    throw new HttpError(422, 'phone is wrong', 'phone');
  });
  http.get('/break', async () => {
    throw new Error('secret detail 13800005678');
  });
  http.post('/say', async () => ({}));
  address = await http.listen({ host: '127.0.0.1', port: 0 });
}

async function get(url: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(address + url);
  return { status: response.status, body: await response.json() };
}

test('healthz says that we run', async () => {
  await build();
  expect(await get('/healthz')).toEqual({ status: 200, body: { ok: true } });
});

test('readyz is 200 when every part stands', async () => {
  await build({ ready: async () => ({ database: true, migrations: true, worker: true }) });
  expect(await get('/readyz')).toEqual({
    status: 200,
    body: { ok: true, database: true, migrations: true, worker: true },
  });
});

test('readyz is 503 and says which part is missing', async () => {
  await build({ ready: async () => ({ database: true, migrations: '1 pending', worker: false }) });
  const body = { ok: false, database: true, migrations: '1 pending', worker: false };
  expect(await get('/readyz')).toEqual({ status: 503, body });
});

test('readyz is 503 when the check itself fails', async () => {
  await build({ ready: async () => Promise.reject(new Error('no database')) });
  expect((await get('/readyz')).status).toBe(503);
});

test('an error that can be mended carries its status and field', async () => {
  await build();
  expect(await get('/mend')).toEqual({ status: 422, body: { error: 'phone is wrong', field: 'phone' } });
});

test('any other error is 500 without detail, and logged without personal data', async () => {
  await build();
  expect(await get('/break')).toEqual({ status: 500, body: { error: 'internal error' } });
  expect(lines.join()).toContain('secret detail 138****5678');
});

test('an unknown path and a broken body are JSON errors', async () => {
  await build();
  expect(await get('/nowhere')).toEqual({ status: 404, body: { error: 'not found' } });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${address}/say`, { method: 'POST', headers, body: '{' });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ error: expect.any(String) });
});

test('pages may run scripts of our own only', async () => {
  await build();
  const { headers } = await fetch(`${address}/healthz`);
  expect(headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('too many requests from one address are 429; health checks do not count', async () => {
  await build({ requestsPerMinute: 2 });
  const statuses = [];
  for (let n = 0; n < 3; n++) statuses.push((await get('/mend')).status);
  expect(statuses).toEqual([422, 422, 429]);
  expect((await get('/healthz')).status).toBe(200);
});
