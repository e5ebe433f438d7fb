import { expect, test } from '@jest/globals';
import { ConfigError, loadConfig } from '../../src/platform/config.ts';

test('the ceilings have careful defaults', () => {
  expect(loadConfig({}).wechatyPace).toEqual({
    ...{ perMinute: 15, perDay: 300, roomPerMinute: 5, contactPerMinute: 6, slowStartDays: 7, friends: 'named' },
    gapMs: { least: 2_000, most: 4_000 },
    night: { fromMinute: 22 * 60 + 30, toMinute: 7 * 60 + 30 },
  });
});

test('each of them is a setting', () => {
  const { wechatyPace } = loadConfig({
    ...{ WECHATY_PER_MINUTE: '10', WECHATY_PER_DAY: '100', WECHATY_ROOM_PER_MINUTE: '3', WECHATY_GAP: '0.5-9' },
    ...{ WECHATY_CONTACT_PER_MINUTE: '2', WECHATY_NIGHT: 'off', WECHATY_SLOW_START_DAYS: '0', WECHATY_FRIENDS: 'all' },
  });
  expect(wechatyPace).toEqual({
    ...{ perMinute: 10, perDay: 100, roomPerMinute: 3, contactPerMinute: 2, slowStartDays: 0, friends: 'all' },
    gapMs: { least: 500, most: 9_000 },
    night: { fromMinute: 0, toMinute: 0 },
  });
});

test.each([
  ['WECHATY_PER_MINUTE', '0'],
  ['WECHATY_PER_DAY', 'many'],
  ['WECHATY_GAP', '4-2'],
  ['WECHATY_NIGHT', '25:00-07:00'],
  ['WECHATY_SLOW_START_DAYS', '61'],
  ['WECHATY_FRIENDS', 'some'],
])('%s=%s stops the start and is named', (name, value) => {
  expect(() => loadConfig({ [name]: value })).toThrow(ConfigError);
  expect(() => loadConfig({ [name]: value })).toThrow(name);
});
