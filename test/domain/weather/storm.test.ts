import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import type { FeedName } from '../../../src/domain/weather/feed.ts';
import { rehearse } from '../../../src/domain/weather/rehearsal/rehearse.ts';
import { readScript } from '../../../src/domain/weather/rehearsal/script.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { quietLog } from '../../support/messages.ts';
import { buildWeatherEstate, canWriteFirst } from './estate.ts';
import { qweatherAlert, qweatherAlerts, qweatherHours } from './payloads.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await openDatabase();
});
afterEach(() => database.close());

type Step = { at: string; feed: FeedName; answer?: object; failure?: object };

const scriptOf = (steps: Step[]) =>
  readScript(JSON.stringify({ steps: steps.map((step) => ({ ...step, at: `${step.at}:00+08:00` })) })).steps;

const run = (steps: Step[]) =>
  rehearse(database.db, { communityId: 'demo', steps: scriptOf(steps) }, { log: quietLog, canWriteFirst });

/** Each thing that would be said, by its first line; “家” marks what is said about somebody's own home. */
async function timeline(steps: Step[]): Promise<string[]> {
  return (await run(steps)).map(({ at, to, content }) => {
    const local = DateTime.fromJSDate(at, { zone: 'Asia/Shanghai' }).toFormat('d日 HH:mm');
    const [first] = content.text.split('\n');
    return `${local} ${to}${content.text.includes('【提醒您家】') ? '（家）' : ''} ${first}`;
  });
}

const alerts = (at: string, ...all: object[]): Step => ({
  at,
  feed: 'qweather-alerts',
  answer: qweatherAlerts(...all),
});
const down = (at: string): Step => ({ at, feed: 'qweather-alerts', failure: { kind: 'down', reason: 'HTTP 503' } });

const blue = qweatherAlert({ id: 'A', issued: '2026-11-24T09:05', color: 'blue' });
const yellow = qweatherAlert({
  id: 'B',
  issued: '2026-11-24T15:00',
  color: 'yellow',
  type: 'update',
  supersedes: ['A'],
});
const orange = qweatherAlert({
  id: 'C',
  issued: '2026-11-25T02:00',
  color: 'orange',
  type: 'update',
  supersedes: ['B'],
});
const lifted = qweatherAlert({
  id: 'D',
  issued: '2026-11-25T20:50',
  color: 'orange',
  type: 'cancel',
  supersedes: ['C'],
});

const storm: Step[] = [
  { at: '2026-11-24T09:00', feed: 'qweather-hourly', answer: qweatherHours({ at: '2026-11-24T09:00' }) },
  alerts('2026-11-24T09:00'),
  alerts('2026-11-24T09:10', blue),
  alerts('2026-11-24T09:20', blue),
  alerts('2026-11-24T15:10', yellow),
  down('2026-11-24T18:00'),
  down('2026-11-24T18:01'),
  down('2026-11-24T18:03'),
  down('2026-11-24T19:00'),
  alerts('2026-11-24T20:00', yellow),
  alerts('2026-11-25T02:10', orange),
  alerts('2026-11-25T09:00'),
  alerts('2026-11-25T21:00', lifted),
  alerts('2026-11-25T21:30', lifted),
];

test('a storm of 36 hours: who is told what and when, line by line', async () => {
  const estate = await buildWeatherEstate(database.db);
  await estate.hazard('501');
  const [blueLine, yellowLine, orangeLine, liftedLine] = ['发布大风蓝', '变更大风黄', '变更大风橙', '解除大风橙'].map(
    (what) => `【气象台预警转发】示例区气象台${what}色预警信号`,
  );
  const lost =
    '【天气数据中断】和风天气预警已连续 3 次没有取到，最后一次取到是15:10，原因：对方没有应答，HTTP 503。这不代表没有预警，请留意当地气象台；需要时写“天气 大风 橙色 今晚8点到明早6点”由物业自己发起。';
  const back = '【天气数据恢复】和风天气预警又能取到了，中断期间发布的预警已经补上。';
  const patrol = (what: string, sent: string) => `示例区气象台${what}色预警信号（示例区气象台 ${sent} 发布）`;
  expect(await timeline(storm)).toEqual([
    `24日 09:10 李女士（家） ${blueLine}`,
    `24日 09:10 工程部值班群 【阳台巡查】${patrol('发布大风蓝', '09:05')}`,
    `24日 15:10 李女士（家） ${yellowLine}`,
    `24日 15:10 工程部值班群 【阳台巡查·已升级】${patrol('变更大风黄', '15:00')}`,
    `24日 15:10 王先生 ${yellowLine}`,
    `24日 15:10 赵女士 ${yellowLine}`,
    `24日 18:03 王主管 ${lost}`,
    `24日 18:03 周经理 ${lost}`,
    `24日 20:00 王主管 ${back}`,
    `24日 20:00 周经理 ${back}`,
    `25日 02:10 李女士（家） ${orangeLine}`,
    `25日 02:10 工程部值班群 【阳台巡查·已升级】${patrol('变更大风橙', '02:00')}`,
    `25日 02:10 王主管 【阳台巡查·已升级】${patrol('变更大风橙', '02:00')}`,
    `25日 02:10 周经理 【阳台巡查·已升级】${patrol('变更大风橙', '02:00')}`,
    `25日 02:10 王先生 ${orangeLine}`,
    `25日 02:10 赵女士 ${orangeLine}`,
    `25日 21:00 李女士 ${liftedLine}`,
    `25日 21:00 王先生 ${liftedLine}`,
    `25日 21:00 赵女士 ${liftedLine}`,
    `25日 21:00 工程部值班群 【阳台巡查结束】狂风已解除`,
  ]);
});

test('a rehearsal leaves nothing behind, and tells the same again', async () => {
  const estate = await buildWeatherEstate(database.db);
  await estate.hazard('501');
  const { db } = database;
  const first = await timeline(storm);
  expect(await db.outboundMessage.count()).toBe(0);
  expect(await db.weatherEvent.count()).toBe(0);
  expect(await timeline(storm)).toEqual(first);
});

test('the signal is passed on as it was written, with station, time and sources', async () => {
  const estate = await buildWeatherEstate(database.db);
  await estate.hazard('501');
  const [home] = await run([alerts('2026-11-24T09:00'), alerts('2026-11-24T09:10', blue)]);
  expect(home?.content.text).toBe(
    [
      '【气象台预警转发】示例区气象台发布大风蓝色预警信号',
      '受冷空气影响，阵风可达9级。',
      '示例区气象台 09:05 发布',
      '信息来源：和风天气 https://www.qweather.com；以官方发布为准',
      '【提醒您家】3栋501登记有花盆（隐患编号 2001），请您把它移到室内或栏杆以内，现在就处理好。',
      '【温馨提醒】请把窗台和栏杆上的花盆、晾杆、杂物移到室内，扣好窗户。需要帮忙请联系服务热线 021-55550100。',
    ].join('\n'),
  );
});

test('blue and yellow wait for the morning, and are not said when all is over by then', async () => {
  await buildWeatherEstate(database.db);
  const late = { ...yellow, issuedTime: '2026-11-24T23:00+08:00', messageType: { code: 'alert', supersedes: [] } };
  const over = { ...lifted, issuedTime: '2026-11-25T06:00+08:00', messageType: { code: 'cancel', supersedes: ['B'] } };
  const held = await timeline([alerts('2026-11-24T22:50'), alerts('2026-11-24T23:10', late)]);
  expect(held.filter((line) => line.includes('王先生'))[0]).toMatch(/^25日 08:00 /);
  const gone = await timeline([
    alerts('2026-11-24T22:50'),
    alerts('2026-11-24T23:10', late),
    alerts('2026-11-25T06:10', over),
  ]);
  expect(gone.filter((line) => /王先生|赵女士|李女士/.test(line))).toEqual([]);
});

test('red at night is told at night', async () => {
  await buildWeatherEstate(database.db);
  const red = qweatherAlert({ id: 'R', issued: '2026-11-25T03:00', color: 'red' });
  const lines = await timeline([alerts('2026-11-25T02:50'), alerts('2026-11-25T03:05', red)]);
  expect(lines.find((line) => line.includes('王先生'))).toMatch(/^25日 03:05 .*红色/);
});

test('station, city and province tell the same: the estate is told once, and of the end when the last has lifted it', async () => {
  await buildWeatherEstate(database.db);
  const city = qweatherAlert({ id: 'X', issued: '2026-11-24T15:05', color: 'yellow', sender: '示例市气象台' });
  const station = { ...yellow, messageType: { code: 'alert', supersedes: [] } };
  const stationOver = {
    ...lifted,
    messageType: { code: 'cancel', supersedes: ['B'] },
    issuedTime: '2026-11-24T17:00+08:00',
  };
  const cityOver = qweatherAlert({
    ...{ id: 'Y', issued: '2026-11-24T18:00', color: 'yellow', sender: '示例市气象台' },
    ...{ type: 'cancel', supersedes: ['X'] },
  });
  const lines = await timeline([
    alerts('2026-11-24T14:50'),
    alerts('2026-11-24T15:10', station, city),
    alerts('2026-11-24T17:10', stationOver, city),
    alerts('2026-11-24T18:10', cityOver),
  ]);
  expect(lines.filter((line) => line.includes('王先生')).map((line) => line.slice(0, 9))).toEqual([
    '24日 15:10',
    '24日 18:10',
  ]);
});

test('an alert that is missing from an answer is not lifted, and ends by its own time', async () => {
  await buildWeatherEstate(database.db);
  const alone = qweatherAlert({ id: 'Z', issued: '2026-11-24T10:00', color: 'yellow', expires: '2026-11-24T16:00' });
  const lines = await timeline([
    alerts('2026-11-24T09:50'),
    alerts('2026-11-24T10:10', alone),
    alerts('2026-11-24T10:20'),
    alerts('2026-11-24T10:30', alone),
  ]);
  expect(lines.filter((line) => line.includes('王先生'))).toEqual([
    '24日 10:10 王先生 【气象台预警转发】示例区气象台发布大风黄色预警信号',
    '24日 16:00 王先生 【物业天气提示】之前提醒的强阵风已经过去，谢谢您的配合。阳台物品放回原位前请再检查一遍是否牢固。',
  ]);
});

test('a source that is looked at for the first time tells nothing old', async () => {
  const estate = await buildWeatherEstate(database.db);
  await estate.hazard('501');
  const old = qweatherAlert({ id: 'O', issued: '2026-11-24T05:00', color: 'yellow' });
  expect(await timeline([alerts('2026-11-24T09:00', old)])).toEqual([]);
});

test('a forecast is told once, shortly before, under our own name and without figures or colours', async () => {
  const estate = await buildWeatherEstate(database.db);
  await estate.hazard('501');
  const hours = qweatherHours({ at: '2026-11-24T20:00', gust: 18.1 }, { at: '2026-11-24T21:00', gust: 18.3 });
  const look = (at: string): Step => ({ at, feed: 'qweather-hourly', answer: hours });
  const said = await run([look('2026-11-24T09:00'), look('2026-11-24T15:00'), look('2026-11-24T16:00')]);
  const owner = said.filter(({ to }) => to === '王先生').map(({ at, content }) => ({ at, text: content.text }));
  expect(owner.map(({ at }) => at.toISOString())).toEqual(['2026-11-24T07:00:00.000Z', '2026-11-25T00:00:00.000Z']);
  expect(owner[0]?.text).toMatch(/^【物业天气提示】20:00到22:00可能有强阵风。\n数据来源：和风天气/);
  expect(owner[0]?.text).not.toMatch(/预警|信号|[蓝黄橙红]色|级|18/);
});

test('a forecast says nothing beside an official signal of its kind', async () => {
  await buildWeatherEstate(database.db);
  const hours = qweatherHours({ at: '2026-11-24T12:00', gust: 25 });
  const lines = await timeline([
    alerts('2026-11-24T09:00'),
    alerts('2026-11-24T09:10', blue),
    { at: '2026-11-24T09:20', feed: 'qweather-hourly', answer: hours },
  ]);
  expect(lines.filter((line) => line.includes('物业天气提示】20'))).toEqual([]);
  expect(lines.filter((line) => line.startsWith('24日'))).toHaveLength(1);
});
