import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { createSimulatorFake, type SimulatorFake } from '../../support/simulator-fake.ts';

let database: TestDatabase;
let fake: SimulatorFake;

beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.simulatorMessage.deleteMany();
  fake = await createSimulatorFake(database.db);
});
afterEach(() => fake.app.close());

describe('only this machine is let in', () => {
  test.each([
    ['another host', { host: 'guanjia.example.com' }],
    ['a page of another site', { origin: 'https://example.com' }],
    ['a proxy for somebody else', { 'x-forwarded-for': '203.0.113.5' }],
  ])('%s gets 403', async (_who, headers) => {
    for (const url of ['/sim', '/sim/api/people', '/sim/assets/simulator.js']) {
      expect((await fake.inject({ url, headers })).statusCode).toBe(403);
    }
  });

  test('its own page gets in, and no other origin is allowed in an answer', async () => {
    const answer = await fake.inject({
      url: '/sim/api/people',
      headers: { host: 'localhost:3000', origin: 'http://localhost:3000' },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('other routes of the same server are not its business', async () => {
    expect((await fake.inject({ url: '/healthz', headers: { host: 'guanjia.example.com' } })).statusCode).toBe(200);
  });
});

test('people are listed with their conversations', async () => {
  const people = (await fake.inject({ url: '/sim/api/people' })).json();
  expect(people).toContainEqual({
    id: 'zhang',
    name: '张师傅',
    kind: 'staff',
    note: '工程 · 白班',
    conversations: [
      { id: 'direct-zhang', title: '管家' },
      { id: 'eng', title: '工程部值班群' },
    ],
  });
});

describe('the clock', () => {
  const move = (payload: object) => fake.inject({ method: 'POST', url: '/sim/api/clock', payload });
  const now = async () => Date.parse((await fake.inject({ url: '/sim/api/clock' })).json().now);

  test('moves when asked, and answers when it is there', async () => {
    const before = await now();
    const answer = await move({ forward: 'PT2H' });
    expect(answer.statusCode).toBe(200);
    expect(Date.parse(answer.json().now) - before).toBeGreaterThanOrEqual(2 * 3_600_000);
  });

  test('two moves at once are made one after the other', async () => {
    const before = await now();
    await Promise.all([move({ forward: 'PT2H' }), move({ forward: 'PT1H' })]);
    expect((await now()) - before).toBeGreaterThanOrEqual(3 * 3_600_000);
  });

  test.each([{}, { forward: 'PT1H', to: '2027-01-01' }, { forward: 2 }])('%j is no move', async (payload) => {
    expect((await move(payload)).statusCode).toBe(400);
  });

  test('backwards is refused', async () => {
    const answer = await move({ to: '2026-11-23T08:00' });
    expect([answer.statusCode, answer.json().field]).toEqual([422, 'to']);
  });
});

test('settle answers when nothing is left to do', async () => {
  let settled = false;
  fake.deps.settle = async () => {
    settled = true;
  };
  expect((await fake.inject({ method: 'POST', url: '/sim/api/settle' })).statusCode).toBe(200);
  expect(settled).toBe(true);
});

test('what is no known file is not found', async () => {
  for (const id of ['media-9', '..%2fetc']) {
    expect((await fake.inject({ url: `/sim/api/media/${id}` })).statusCode).toBe(404);
  }
});

test('events tell of new messages and of the clock, and end with the server', async () => {
  const address = await fake.app.listen({ host: '127.0.0.1', port: 0 });
  const stream = await fetch(`${address}/sim/api/events`);
  const heard = stream.text();
  await fake.says('eng', '新工单', 'card-1');
  await fetch(`${address}/sim/api/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ forward: 'PT10M' }),
  });
  await fake.app.close();

  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  expect(await heard).toMatch(/event: message\ndata: \{"in":"eng","seq":\d+\}\n\n/);
  expect(await heard).toMatch(/event: clock\ndata: \{"now":"[^"]+","moving":\{"from":"[^"]+","to":"[^"]+"\}\}\n\n/);
});

test('the page shows names as text, whatever they are', async () => {
  const cast = await fake.deps.cast();
  const [first] = cast.people;
  if (first) first.name = '"><img src=x>';
  const body = (await fake.inject({ url: '/sim' })).rawPayload.toString();
  expect(body).toContain('&lt;img src=x>');
  expect(body).not.toContain('"><img src=x>');
});
