import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { field } from './config-field.ts';
import { readWeather, type WeatherConfig, weatherFields } from './weather-config.ts';
import { readWechaty, type WechatyConfig, wechatyFields } from './wechaty-config.ts';
import { readWechatyPace, type WechatyPaceConfig, wechatyPaceFields } from './wechaty-pace-config.ts';
import { readWecomBot, type WecomBotConfig, wecomBotFields } from './wecom-bot-config.ts';

const ROLES = ['web', 'worker', 'channels'] as const;
export type Role = (typeof ROLES)[number];

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const callbackToken = /^[A-Za-z0-9]{1,32}$/;
const callbackKey = /^[A-Za-z0-9]{43}$/;

/** Each variable: what it expects, said after its name when the value is wrong, and how it is read. */
const fields = {
  HOST: field(
    'an address to listen on, such as 127.0.0.1',
    z
      .string()
      .regex(/^[\w.:-]+$/)
      .default('127.0.0.1'),
  ),
  PORT: field(
    'a number from 0 to 65535',
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65535)
      .default(3000),
  ),
  PUBLIC_URL: field('an address that begins with http:// or https://', z.url({ protocol: /^https?$/ }).optional()),
  DATABASE_URL: field(
    'a PostgreSQL address, postgresql://user:password@host:port/database',
    z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  ),
  DATA_DIR: field('a folder', z.string().default('data')),
  ROLES: field(
    `a list of ${ROLES.join(', ')}`,
    z
      .string()
      .default(ROLES.join(','))
      .transform(splitList)
      .pipe(z.array(z.enum(ROLES)).min(1)),
  ),
  SIMULATOR: field('on, off or auto', z.enum(['auto', 'on', 'off']).default('auto')),
  WECOM_API_BASE: field(
    'an address that begins with http:// or https://',
    z.url({ protocol: /^https?$/ }).default('https://qyapi.weixin.qq.com'),
  ),
  WECOM_CORP_ID: field(
    'a corp id, such as ww0123456789abcdef',
    z
      .string()
      .regex(/^\w{2,64}$/)
      .optional(),
  ),
  WECOM_AGENT_ID: field(
    'a number',
    z
      .string()
      .regex(/^\d{1,12}$/)
      .transform(Number)
      .optional(),
  ),
  WECOM_AGENT_SECRET: field(
    'the secret of the app, without spaces',
    z
      .string()
      .regex(/^\S{8,}$/)
      .optional(),
  ),
  WECOM_CALLBACK_TOKEN: field('1 to 32 letters and digits', z.string().regex(callbackToken).optional()),
  WECOM_CALLBACK_AES_KEY: field('43 letters and digits', z.string().regex(callbackKey).optional()),
  ...wecomBotFields,
  ...wechatyFields,
  ...wechatyPaceFields,
  ...weatherFields,
  LOG_LEVEL: field(`one of ${LEVELS.join(', ')}`, z.enum(LEVELS).default('info')),
};

export interface Config {
  host: string;
  port: number;
  /** The address people and platforms use, without a slash at its end; by default that of the web server. */
  publicUrl: string;
  /** Nothing: start a PostgreSQL of our own in `dataDir`. */
  databaseUrl: string | undefined;
  dataDir: string;
  roles: ReadonlySet<Role>;
  simulator: 'auto' | 'on' | 'off';
  logLevel: (typeof LEVELS)[number];
  /** Nothing: WeCom is not used. */
  wecom: WecomConfig | undefined;
  /** Nothing: Wechaty is not used, nor loaded. */
  wechaty: WechatyConfig | undefined;
  wechatyPace: WechatyPaceConfig;
  weather: WeatherConfig;
}

/** The self-built app of WeCom (企业微信) through which all is said and heard, and the group robot where there is one. */
export interface WecomConfig {
  /** without a slash at its end */
  apiBase: string;
  corpId: string;
  agentId: number;
  agentSecret: string;
  callback: CallbackConfig;
  bot?: WecomBotConfig;
}

export interface CallbackConfig {
  token: string;
  aesKey: string;
}

/** What is wrong with the configuration, one line per variable. Values are not repeated: they may be secrets. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/**
 * Reads the configuration from variables (docs: .env.example). `NAME_FILE` gives the path of a file that holds the value
 * of NAME; an empty value counts as not given; variables that nobody knows are ignored. Throws ConfigError.
 */
export function loadConfig(env: Record<string, string | undefined> = process.env): Config {
  const problems: string[] = [];
  const read = <K extends keyof typeof fields>(name: K): z.output<(typeof fields)[K]['schema']> => {
    const { expects, schema } = fields[name];
    try {
      const result = (schema as z.ZodType).safeParse(readVariable(env, name));
      if (result.success) return result.data as z.output<(typeof fields)[K]['schema']>;
      problems.push(`${name} must be ${expects}`);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.push(...error.problems);
    }
    return undefined as never; // never seen: a problem makes loadConfig throw
  };
  const values = {
    host: read('HOST'),
    port: read('PORT'),
    publicUrl: read('PUBLIC_URL'),
    databaseUrl: read('DATABASE_URL'),
    dataDir: read('DATA_DIR'),
    roles: new Set(read('ROLES')),
    simulator: read('SIMULATOR'),
    logLevel: read('LOG_LEVEL'),
    wecom: readWecom(read, problems),
    wechaty: readWechaty(readAll(read, wechatyFields), problems),
    wechatyPace: readWechatyPace(readAll(read, wechatyPaceFields)),
    weather: readWeather(readAll(read, weatherFields), problems),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  const publicUrl = (values.publicUrl ?? `http://${values.host}:${values.port}`).replace(/\/+$/, '');
  return { ...values, publicUrl };
}

type Read = <K extends keyof typeof fields>(name: K) => z.output<(typeof fields)[K]['schema']>;

function readAll<K extends keyof typeof fields>(
  read: Read,
  some: Record<K, unknown>,
): { [N in K]: z.output<(typeof fields)[N]['schema']> } {
  const names = Object.keys(some) as K[];
  return Object.fromEntries(names.map((name) => [name, read(name)])) as {
    [N in K]: z.output<(typeof fields)[N]['schema']>;
  };
}

/** All that the app needs or nothing of it; the robot only beside it. */
function readWecom(read: Read, problems: string[]): WecomConfig | undefined {
  const apiBase = read('WECOM_API_BASE');
  const app = together(problems, {
    WECOM_CORP_ID: read('WECOM_CORP_ID'),
    WECOM_AGENT_ID: read('WECOM_AGENT_ID'),
    WECOM_AGENT_SECRET: read('WECOM_AGENT_SECRET'),
    WECOM_CALLBACK_TOKEN: read('WECOM_CALLBACK_TOKEN'),
    WECOM_CALLBACK_AES_KEY: read('WECOM_CALLBACK_AES_KEY'),
  });
  const bot = readWecomBot(readAll(read, wecomBotFields), problems);
  if (!app) {
    const robot = bot?.mode === 'socket' ? 'WECOM_BOT_SECRET' : 'WECOM_BOT_TOKEN';
    if (bot) problems.push(`${robot} needs WECOM_CORP_ID and the other variables of the app`);
    return undefined;
  }
  return {
    apiBase: apiBase.replace(/\/+$/, ''),
    corpId: app.WECOM_CORP_ID,
    agentId: app.WECOM_AGENT_ID,
    agentSecret: app.WECOM_AGENT_SECRET,
    callback: { token: app.WECOM_CALLBACK_TOKEN, aesKey: app.WECOM_CALLBACK_AES_KEY },
    ...(bot && { bot }),
  };
}

type Given<T> = { [K in keyof T]: NonNullable<T[K]> };

/** Variables that only make sense together: all of them, or undefined where none is given; some are a problem each. */
function together<T extends Record<string, string | number | undefined>>(
  problems: string[],
  values: T,
): Given<T> | undefined {
  const names = Object.keys(values);
  const missing = names.filter((name) => values[name] === undefined);
  if (missing.length === 0) return values as Given<T>;
  if (missing.length === names.length) return undefined;
  const given = names.filter((name) => !missing.includes(name));
  problems.push(...missing.map((name) => `${name} must be given too, since ${given[0]} is`));
  return undefined;
}

function splitList(text: string): string[] {
  return text.split(',').map((item) => item.trim());
}

function readVariable(env: Record<string, string | undefined>, name: string): string | undefined {
  const value = env[name] || undefined;
  const file = env[`${name}_FILE`] || undefined;
  if (value !== undefined && file !== undefined)
    throw new ConfigError([`${name} and ${name}_FILE are both given: keep one`]);
  if (file === undefined) return value;
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch {
    throw new ConfigError([`${name}_FILE must be the path of a file that can be read`]);
  }
}

/** For a library that is configured in no other way: sets a variable before that is loaded. */
export function setEnvironment(name: string, value: string): void {
  process.env[name] = value;
}
