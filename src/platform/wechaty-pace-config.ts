import { z } from 'zod';
import { field } from './config-field.ts';

const count = (most: number, usual: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((value) => value >= 1 && value <= most)
    .default(usual);

/** The ceilings of Wechaty (docs/wechaty.zh-CN.md). Nobody publishes a safe number. */
export const wechatyPaceFields = {
  WECHATY_PER_MINUTE: field('a number from 1 to 1000', count(1_000, 15)),
  WECHATY_PER_DAY: field('a number from 1 to 100000', count(100_000, 300)),
  WECHATY_ROOM_PER_MINUTE: field('a number from 1 to 1000', count(1_000, 5)),
  WECHATY_CONTACT_PER_MINUTE: field('a number from 1 to 1000', count(1_000, 6)),
  WECHATY_GAP: field(
    'seconds from-to, such as 2-4',
    z
      .string()
      .regex(/^\d{1,3}(?:\.\d)?-\d{1,3}(?:\.\d)?$/)
      .default('2-4')
      .transform((text) => text.split('-').map((seconds) => Number(seconds) * 1_000))
      .refine(([least = 0, most = 0]) => least <= most),
  ),
  WECHATY_NIGHT: field(
    'off or from-to, such as 22:30-07:30',
    z
      .string()
      .regex(/^(?:off|(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d)$/)
      .default('22:30-07:30')
      .transform((text) => (text === 'off' ? [0, 0] : text.split('-').map(minuteOf))),
  ),
  WECHATY_SLOW_START_DAYS: field(
    'a number from 0 to 60',
    z
      .string()
      .regex(/^\d{1,2}$/)
      .transform(Number)
      .refine((days) => days <= 60)
      .default(7),
  ),
  WECHATY_FRIENDS: field('all, named or none', z.enum(['all', 'named', 'none']).default('named')),
};

type PaceValues = { [K in keyof typeof wechatyPaceFields]: z.output<(typeof wechatyPaceFields)[K]['schema']> };

/** How much an account of ordinary WeChat may say, and who becomes its contact. */
export interface WechatyPaceConfig {
  /** sends of the whole account */
  perMinute: number;
  perDay: number;
  roomPerMinute: number;
  contactPerMinute: number;
  /** between two sends of the account, drawn anew each time */
  gapMs: { least: number; most: number };
  /** minutes after midnight in China, when nobody is written to who can wait; equal: never */
  night: { fromMinute: number; toMinute: number };
  /** over which an account that is new comes to its full ceilings; 0: at once */
  slowStartDays: number;
  /** everybody who asks, those whose words name a home, nobody by themselves */
  friends: 'all' | 'named' | 'none';
}

export function readWechatyPace(values: PaceValues): WechatyPaceConfig {
  const [least = 0, most = 0] = values.WECHATY_GAP ?? [];
  const [fromMinute = 0, toMinute = 0] = values.WECHATY_NIGHT ?? [];
  return {
    perMinute: values.WECHATY_PER_MINUTE,
    perDay: values.WECHATY_PER_DAY,
    roomPerMinute: values.WECHATY_ROOM_PER_MINUTE,
    contactPerMinute: values.WECHATY_CONTACT_PER_MINUTE,
    gapMs: { least, most },
    night: { fromMinute, toMinute },
    slowStartDays: values.WECHATY_SLOW_START_DAYS,
    friends: values.WECHATY_FRIENDS,
  };
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
