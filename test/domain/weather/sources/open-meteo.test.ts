import { afterEach, expect, test } from '@jest/globals';
import { openMeteoFeed } from '../../../../src/domain/weather/sources/open-meteo.ts';
import { openSource, type SourceServer } from '../source-server.ts';

const place = { lat: 39.9, lon: 116.4, adcode: null };

let server: SourceServer;
afterEach(() => server.close());

const answer = {
  latitude: 39.875,
  longitude: 116.375,
  utc_offset_seconds: 28800,
  timezone: 'Asia/Shanghai',
  hourly_units: { time: 'iso8601', snowfall: 'cm' },
  hourly: {
    time: ['2026-11-24T15:00', '2026-11-24T16:00', '2026-11-24T17:00'],
    precipitation: [3.2, 2, null],
    precipitation_probability: [80, 90, null],
    snowfall: [0, 1.4, 0],
    weather_code: [63, 73, 99],
    wind_speed_10m: [9.4, 8.1, null],
    wind_gusts_10m: [17.6, 15.2, null],
    wind_speed_80m: [12.9, null, null],
  },
};

test('a stamp marks the end of its hour, snow is centimetres, and what is null is not told', async () => {
  server = await openSource(() => ({ body: JSON.stringify(answer) }));
  const look = await openMeteoFeed(server.base).look(place, new Set());
  expect(look.ok && look.forecast?.hours).toMatchObject([
    { from: '2026-11-24T06:00:00.000Z', gustMs: 17.6, rainMm: 3.2, snowMm: 0, probability: 0.8 },
    { from: '2026-11-24T07:00:00.000Z', rainMm: 0, probability: 0.9 },
    { from: '2026-11-24T08:00:00.000Z', gustMs: null, meanMs: null, rainMm: 0, probability: null, hail: true },
  ]);
  expect(look.ok && look.forecast?.hours[1]?.snowMm).toBeCloseTo(2);
  const query = server.asked[0]?.url.searchParams;
  expect([query?.get('latitude'), query?.get('longitude'), query?.get('wind_speed_unit')]).toEqual([
    '39.9',
    '116.4',
    'ms',
  ]);
  expect(query?.has('apikey')).toBe(false);
});

test('a subscription sends its key', async () => {
  server = await openSource(() => ({ body: JSON.stringify(answer) }));
  await openMeteoFeed(server.base, 'KEY').look(place, new Set());
  expect(server.asked[0]?.url.searchParams.get('apikey')).toBe('KEY');
});

test.each([
  [400, 'refused'],
  [429, 'busy'],
  [502, 'down'],
])('HTTP %s is %s', async (status, kind) => {
  const body = JSON.stringify({ error: true, reason: 'Cannot initialize' });
  server = await openSource(() => ({ status, body }));
  const look = await openMeteoFeed(server.base).look(place, new Set());
  expect(look).toEqual({ ok: false, failure: { kind, reason: `HTTP ${status}` } });
});
