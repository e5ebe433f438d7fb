import { generateKeyPairSync, verify } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { qweatherFeeds } from '../../../../src/domain/weather/sources/qweather.ts';
import { ManualClock } from '../../../../src/platform/clock.ts';
import { qweatherAlert, qweatherAlerts, qweatherHours } from '../payloads.ts';
import { openSource, type SourceServer } from '../source-server.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const place = { lat: 31.2304, lon: 121.4737, adcode: '310101' };
const clock = new ManualClock('2026-11-24T01:00:00Z');

let server: SourceServer;
afterEach(() => server.close());

async function open(answer: Parameters<typeof openSource>[0]) {
  server = await openSource(answer);
  const [alerts, hourly] = qweatherFeeds(
    { apiBase: server.base, projectId: 'PROJECT', keyId: 'KEY', privateKey: pem },
    clock,
  );
  if (!alerts || !hourly) throw new Error('QWeather has two feeds');
  return { alerts: () => alerts.look(place, new Set()), hourly: () => hourly.look(place, new Set()) };
}

const body = (value: object) => ({ body: JSON.stringify(value) });

test('alerts are asked for by latitude and longitude, two decimals, with a token that holds', async () => {
  const { alerts } = await open(() => body(qweatherAlerts()));
  expect(await alerts()).toEqual({ ok: true, alerts: [] });
  const [asked] = server.asked;
  expect(asked?.url.pathname).toBe('/weatheralert/v1/current/31.23/121.47');
  expect(asked?.url.searchParams.get('localTime')).toBe('true');
  const [scheme, token = ''] = asked?.headers.authorization?.split(' ') ?? [];
  const [header = '', payload = '', signature = ''] = token.split('.');
  const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
  const issued = clock.now().getTime() / 1_000 - 30;
  expect(scheme).toBe('Bearer');
  expect(read(header)).toEqual({ alg: 'EdDSA', kid: 'KEY' });
  expect(read(payload)).toEqual({ sub: 'PROJECT', iat: issued, exp: issued + 900 });
  expect(verify(null, Buffer.from(`${header}.${payload}`), publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
});

test('an alert is read with its chain, its colour and its sources', async () => {
  const facts = { id: 'B', issued: '2026-11-24T06:10', color: 'yellow', type: 'update', supersedes: ['A'] } as const;
  const { alerts } = await open(() => body(qweatherAlerts(qweatherAlert(facts))));
  expect(await alerts()).toEqual({
    ok: true,
    alerts: [
      {
        source: 'qweather-alerts',
        identifier: 'B',
        sender: '示例区气象台',
        sentAt: new Date('2026-11-23T22:10:00Z'),
        messageType: 'Update',
        supersedes: ['A'],
        eventCode: '1006',
        eventName: '大风',
        color: 'yellow',
        severity: 'moderate',
        onsetAt: null,
        expiresAt: new Date('2026-11-26T10:00:00Z'),
        headline: '示例区气象台变更大风黄色预警信号',
        description: '受冷空气影响，阵风可达9级。',
        instruction: null,
        attributions: ['和风天气 https://www.qweather.com', '以官方发布为准'],
      },
    ],
  });
});

test('what may be missing, or be called otherwise, is no fault', async () => {
  const { supersedes: _, ...messageType } = { code: 'alert', supersedes: null };
  const { expireTime, ...alert } = qweatherAlert({ id: 'A', issued: '2026-11-24T06:10', color: 'blue' });
  const bare = {
    ...alert,
    senderName: null,
    color: null,
    instruction: undefined,
    messageType,
    expiredTime: expireTime,
  };
  const { alerts } = await open(() => body(qweatherAlerts(bare)));
  expect(await alerts()).toMatchObject({
    ok: true,
    alerts: [{ sender: '示例区气象台', color: null, supersedes: [], expiresAt: new Date('2026-11-26T10:00:00Z') }],
  });
});

test('hours are read in their units: snow apart from rain, hail by its code, a gust that is not told', async () => {
  const { hourly } = await open(() =>
    body(
      qweatherHours(
        { at: '2026-11-24T15:00', gust: 17.6, mean: 9.4, rain: 3.2, probability: 0.82, type: 'rain', code: '306' },
        { at: '2026-11-24T16:00', gust: null, rain: 2, type: 'snow', code: '401' },
        { at: '2026-11-24T17:00', rain: 2, type: 'mixed', code: '304' },
      ),
    ),
  );
  const look = await hourly();
  expect(look).toMatchObject({
    ok: true,
    forecast: { attributions: ['和风天气 https://www.qweather.com', 'https://a.example'] },
  });
  expect(look.ok && look.forecast?.hours).toMatchObject([
    {
      from: '2026-11-24T07:00:00.000Z',
      gustMs: 17.6,
      meanMs: 9.4,
      rainMm: 3.2,
      snowMm: 0,
      probability: 0.82,
      hail: false,
    },
    { gustMs: null, meanMs: 3, rainMm: 0, snowMm: 2 },
    { rainMm: 1, snowMm: 1, hail: true },
  ]);
  expect(server.asked[0]?.url.pathname).toBe('/weather/v1/hourly/31.23/121.47');
});

describe('a failure is a value, and holds nothing of address or key', () => {
  const problem = { error: { status: 403, title: 'Invalid Host', detail: 'Check the API host.' } };
  test.each([
    [
      { status: 400, body: '{}' },
      { kind: 'refused', reason: 'HTTP 400' },
    ],
    [
      { status: 401, body: '{}' },
      { kind: 'refused', reason: 'HTTP 401' },
    ],
    [
      { status: 403, body: JSON.stringify(problem) },
      { kind: 'refused', reason: 'HTTP 403' },
    ],
    [
      { status: 429, body: '{}' },
      { kind: 'busy', reason: 'HTTP 429' },
    ],
    [
      { status: 500, body: '' },
      { kind: 'down', reason: 'HTTP 500' },
    ],
    [{ body: '<html>' }, { kind: 'odd', reason: 'unexpected answer: all of it' }],
    [{ body: '{"metadata":{},"alerts":[{"id":1}]}' }, { kind: 'odd', reason: 'unexpected answer: alerts.0.id' }],
    ['silence' as const, { kind: 'down', reason: 'UND_ERR_SOCKET' }],
  ])('%j', async (answer, failure) => {
    const { alerts } = await open(() => answer);
    expect(await alerts()).toEqual({ ok: false, failure });
  });
});
