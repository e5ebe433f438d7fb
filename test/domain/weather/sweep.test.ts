import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { weatherReport } from '../../../src/domain/weather/report.ts';
import { qweatherFeeds } from '../../../src/domain/weather/sources/qweather.ts';
import { nextWeatherAt, sweepWeather } from '../../../src/domain/weather/sweep.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { quietLog } from '../../support/messages.ts';
import { allSaid, at } from '../escalation/estate.ts';
import { buildWeatherEstate, canWriteFirst, type WeatherEstate } from './estate.ts';
import { qweatherAlert, qweatherAlerts, qweatherHours } from './payloads.ts';
import { openSource, type SourceServer } from './source-server.ts';

const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

let database: TestDatabase;
let server: SourceServer;
beforeEach(async () => {
  database = await openDatabase();
});
afterEach(async () => {
  await server.close();
  await database.close();
});

/** The estate, and QWeather on loopback with what `answers` holds at that time. */
async function open(estateOptions: Parameters<typeof buildWeatherEstate>[1] = {}) {
  const { db } = database;
  const estate: WeatherEstate = await buildWeatherEstate(db, estateOptions);
  const answers: { alerts: object[]; status: number } = { alerts: [], status: 200 };
  server = await openSource(({ pathname }) => {
    const body = pathname.startsWith('/weatheralert') ? qweatherAlerts(...answers.alerts) : qweatherHours();
    return { status: answers.status, body: JSON.stringify(body) };
  });
  const clock = new ManualClock(at('2026-11-24T09:00'));
  const feeds = qweatherFeeds({ apiBase: server.base, projectId: 'P', keyId: 'K', privateKey: pem }, clock);
  const sweep = () => sweepWeather({ db, clock, log: quietLog, canWriteFirst, feeds, random: () => 0 });
  const sweepAt = (local: string) => {
    clock.set(at(local));
    return sweep();
  };
  const heard = async (who: string) => (await allSaid(db)).filter(({ to }) => to === who).map(({ text }) => text);
  const report = async () => weatherReport(db, estate.community, clock.now());
  return { db, estate, answers, clock, feeds, sweep, sweepAt, heard, report };
}

const yellow = qweatherAlert({ id: 'A', issued: '2026-11-24T09:05', color: 'yellow' });

test('a source is asked when it is due, and no sooner', async () => {
  const { db, feeds, clock, sweep, sweepAt } = await open();
  expect(await nextWeatherAt(db, feeds, clock.now())).toEqual(clock.now());
  await sweep();
  await sweep();
  expect(server.asked).toHaveLength(2);
  expect(await nextWeatherAt(db, feeds, clock.now())).toEqual(at('2026-11-24T09:10'));
  await sweepAt('2026-11-24T09:10');
  expect(server.asked.slice(2).map(({ url }) => url.pathname)).toEqual(['/weatheralert/v1/current/31.23/121.47']);
});

test('the same alert time and again, and by several processes at once: everybody is told once', async () => {
  const { answers, sweep, sweepAt, heard, estate } = await open();
  await estate.hazard('501');
  await sweep();
  answers.alerts = [yellow];
  await sweepAt('2026-11-24T09:10');
  for (const minute of [20, 30, 40]) {
    await sweepAt(`2026-11-24T09:${minute}`);
    await Promise.all([sweep(), sweep(), sweep()]);
  }
  expect(await heard('李女士')).toHaveLength(1);
  expect(await heard('王先生')).toHaveLength(1);
  expect(await heard('工程部值班群')).toHaveLength(1);
});

test('after a night offline what is in force is told, and nothing twice', async () => {
  const { answers, sweep, sweepAt, heard } = await open();
  await sweep();
  answers.alerts = [qweatherAlert({ id: 'N', issued: '2026-11-24T23:30', color: 'yellow' })];
  await sweepAt('2026-11-25T08:30');
  await sweep();
  expect(await heard('王先生')).toHaveLength(1);
});

test('who has moved out, and who has no chat, is not written to', async () => {
  const { answers, sweep, sweepAt, db, estate, heard } = await open();
  await estate.hazard('303');
  await sweep();
  answers.alerts = [yellow];
  await sweepAt('2026-11-24T09:10');
  const told = new Set((await allSaid(db)).map(({ to }) => to));
  expect(told).toEqual(new Set(['李女士', '王先生', '赵女士', '工程部值班群']));
  expect((await heard('工程部值班群'))[0]).toContain(
    '5栋303 花盆（隐患编号 2001），该户不一定看得到消息，请上门或打电话',
  );
});

test('a reminder below orange counts among what is sent unasked, one from orange on does not', async () => {
  const { answers, sweep, sweepAt, db } = await open();
  await sweep();
  answers.alerts = [yellow];
  await sweepAt('2026-11-24T09:10');
  expect(await db.push.count({ where: { kind: 'weather' } })).toBe(3);
  answers.alerts = [qweatherAlert({ id: 'B', issued: '2026-11-24T09:15', color: 'orange', supersedes: ['A'] })];
  await sweepAt('2026-11-24T09:20');
  expect(await db.push.count({ where: { kind: 'weather' } })).toBe(3);
});

test('a refusal is told at once, asked again hours later, and never reads as calm', async () => {
  const { answers, sweep, sweepAt, heard, report } = await open();
  answers.status = 403;
  await sweep();
  expect((await heard('周经理'))[0]).toMatch(/天气数据中断.*和风天气预警.*从来没有取到过.*对方拒绝/);
  expect(await heard('周经理')).toHaveLength(2); // warnings and forecast
  expect(await report()).toMatch(/预警：未获取，不能当作没有预警。.*和风天气预警：未获取（对方拒绝/s);
  await sweepAt('2026-11-24T14:59');
  expect(server.asked).toHaveLength(2);
  answers.status = 200;
  await sweepAt('2026-11-24T15:00');
  expect((await heard('周经理')).filter((text) => text.includes('天气数据恢复'))).toHaveLength(2);
  expect(await report()).toContain('目前没有生效的预警。');
});

test('the manager reads what is in force, how far the patrol is, and when each source was heard', async () => {
  const { answers, sweep, sweepAt, report } = await open();
  await sweep();
  answers.alerts = [yellow];
  await sweepAt('2026-11-24T09:10');
  expect(await report()).toBe(
    [
      '天气（09:10）',
      '生效预警：示例区气象台发布大风黄色预警信号（示例区气象台 09:05 发布，有效到11月26日 18:00）',
      '阳台巡查：已查 0 栋，未查 3栋、5栋',
      '和风天气预警：09:10 取到',
      '和风天气预报：09:00 取到',
    ].join('\n'),
  );
});

test('what cannot be told leaves no trace and is tried again ten minutes later', async () => {
  const { answers, sweep, sweepAt, db, heard } = await open();
  await sweep();
  answers.alerts = [yellow];
  await db.$executeRaw`alter table push rename to push_elsewhere`;
  await sweepAt('2026-11-24T09:10');
  expect(await db.weatherAlert.count()).toBe(0);
  expect(await heard('王先生')).toEqual([]);
  await db.$executeRaw`alter table push_elsewhere rename to push`;
  await sweepAt('2026-11-24T09:19:59');
  expect(await heard('王先生')).toEqual([]);
  await sweepAt('2026-11-24T09:20');
  expect(await heard('王先生')).toHaveLength(1);
});

test('a community without a place is not looked at', async () => {
  const { db, feeds, sweep, clock } = await open();
  await db.community.updateMany({ data: { lat: null, lon: null, adcode: null } });
  await sweep();
  expect(server.asked).toEqual([]);
  expect(await nextWeatherAt(db, feeds, clock.now())).toBeUndefined();
});
