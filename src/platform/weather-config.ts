import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import { field } from './config-field.ts';

const SOURCES = ['qweather', 'cap', 'open-meteo'] as const;

const address = z.url({ protocol: /^https?$/ });

const privateKey = z
  .string()
  .transform((text) => text.replaceAll('\\n', '\n'))
  .refine(isEd25519);

export const weatherFields = {
  WEATHER_SOURCES: field(
    `a list of ${SOURCES.join(', ')}`,
    z
      .string()
      .transform((text) => text.split(',').map((name) => name.trim()))
      .pipe(z.array(z.enum(SOURCES)))
      .optional(),
  ),
  QWEATHER_API_BASE: field('an address that begins with http:// or https://', address.optional()),
  QWEATHER_PROJECT_ID: field('letters and digits', z.string().regex(/^\w+$/).optional()),
  QWEATHER_KEY_ID: field('letters and digits', z.string().regex(/^\w+$/).optional()),
  QWEATHER_PRIVATE_KEY: field('an Ed25519 key as PEM (PKCS#8)', privateKey.optional()),
  OPEN_METEO_BASE: field('an address that begins with http:// or https://', address.optional()),
  OPEN_METEO_KEY: field('the key of a subscription, without spaces', z.string().regex(/^\S+$/).optional()),
  CAP_FEED_URL: field(
    'an address that begins with http:// or https://',
    address.default('https://severeweather.wmo.int/v2/cap-alerts/cn-cma-xx/rss.xml'),
  ),
};

/** Which sources are asked for the weather, and how; what is absent is not asked. Addresses without a slash at their end. */
export interface WeatherConfig {
  qweather?: { apiBase: string; projectId: string; keyId: string; privateKey: string };
  cap?: { feedUrl: string };
  openMeteo?: { base: string; key?: string };
}

type Values = { [K in keyof typeof weatherFields]: z.output<(typeof weatherFields)[K]['schema']> };

/**
 * The public Open-Meteo may not be used by a company, so it has no default address: it is asked where one is given, by
 * itself where no list of sources is. A problem is added for each variable that a listed source lacks.
 */
export function readWeather(values: Values, problems: string[]): WeatherConfig {
  const base = values.OPEN_METEO_BASE;
  const sources = values.WEATHER_SOURCES ?? (base === undefined ? [] : (['open-meteo'] as const));
  const need = <T>(source: string, name: keyof Values, value: T | undefined): value is T => {
    if (value === undefined) problems.push(`${name} must be given, since WEATHER_SOURCES lists ${source}`);
    return value !== undefined;
  };
  const config: WeatherConfig = { ...(sources.includes('cap') && { cap: { feedUrl: values.CAP_FEED_URL } }) };
  if (sources.includes('open-meteo') && need('open-meteo', 'OPEN_METEO_BASE', base)) {
    const key = values.OPEN_METEO_KEY;
    config.openMeteo = { base: withoutSlash(base), ...(key !== undefined && { key }) };
  }
  if (!sources.includes('qweather')) return config;
  const {
    QWEATHER_API_BASE: apiBase,
    QWEATHER_PROJECT_ID: projectId,
    QWEATHER_KEY_ID: keyId,
    QWEATHER_PRIVATE_KEY: key,
  } = values;
  const given = [
    need('qweather', 'QWEATHER_API_BASE', apiBase),
    need('qweather', 'QWEATHER_PROJECT_ID', projectId),
    need('qweather', 'QWEATHER_KEY_ID', keyId),
    need('qweather', 'QWEATHER_PRIVATE_KEY', key),
  ];
  if (given.includes(false)) return config;
  return {
    ...config,
    qweather: {
      apiBase: withoutSlash(apiBase ?? ''),
      projectId: projectId ?? '',
      keyId: keyId ?? '',
      privateKey: key ?? '',
    },
  };
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

function isEd25519(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}
