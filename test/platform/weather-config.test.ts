import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { ConfigError, loadConfig } from '../../src/platform/config.ts';

const pem = (type: 'ed25519' | 'x25519') =>
  (type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519')).privateKey
    .export({ type: 'pkcs8', format: 'pem' })
    .toString();
const qweather = {
  QWEATHER_API_BASE: 'https://abc.def.qweatherapi.com/',
  QWEATHER_PROJECT_ID: 'PROJECT',
  QWEATHER_KEY_ID: 'KEY',
  QWEATHER_PRIVATE_KEY: pem('ed25519'),
};

function problems(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test('nothing is asked without a word: the public Open-Meteo is not for companies', () => {
  expect(loadConfig({}).weather).toEqual({});
});

test('an Open-Meteo of one’s own is asked without being listed', () => {
  expect(loadConfig({ OPEN_METEO_BASE: 'http://127.0.0.1:8080/' }).weather).toEqual({
    openMeteo: { base: 'http://127.0.0.1:8080' },
  });
});

test('QWeather and the CAP feed, a key in one line', () => {
  const inOneLine = qweather.QWEATHER_PRIVATE_KEY.trim().replaceAll('\n', '\\n');
  const { weather } = loadConfig({ ...qweather, WEATHER_SOURCES: 'qweather, cap', QWEATHER_PRIVATE_KEY: inOneLine });
  expect(weather).toEqual({
    cap: { feedUrl: 'https://severeweather.wmo.int/v2/cap-alerts/cn-cma-xx/rss.xml' },
    qweather: {
      apiBase: 'https://abc.def.qweatherapi.com',
      projectId: 'PROJECT',
      keyId: 'KEY',
      privateKey: qweather.QWEATHER_PRIVATE_KEY.trim(),
    },
  });
});

test.each(Object.keys(qweather))('QWeather without %s is refused, by that name', (name) => {
  expect(problems({ ...qweather, WEATHER_SOURCES: 'qweather', [name]: '' })).toEqual([
    expect.stringMatching(new RegExp(`^${name} must be given`)),
  ]);
});

test.each([
  ['WEATHER_SOURCES', 'radio'],
  ['QWEATHER_PRIVATE_KEY', 'no key'],
  ['QWEATHER_PRIVATE_KEY', pem('x25519')],
  ['CAP_FEED_URL', 'feed'],
])('%s that is wrong is refused, and not repeated', (name, value) => {
  const [problem = ''] = problems({ [name]: value });
  expect(problem).toMatch(new RegExp(`^${name} must be .{5,}`));
  expect(problem).not.toContain(value);
});
