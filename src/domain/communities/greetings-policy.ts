import { z } from 'zod';
import { parseTimeOfDay } from './time-of-day.ts';

const timeOfDay = z.string().refine((text) => parseTimeOfDay(text) !== undefined);
const roles = z.array(z.enum(['owner', 'tenant', 'family', 'merchant']));

/** Festivals for which there are words (domain/greetings/festivals.ts). */
export const festivalIds = [
  'new-year',
  'spring-festival',
  'lantern',
  'dragon-boat',
  'mid-autumn',
  'double-ninth',
  'national-day',
] as const;
export type FestivalId = (typeof festivalIds)[number];

/**
 * Who is greeted, and when (seed: 记住每一位业主生日（商户入住时间），届时送上一支花束，一句祝福; S105–S107): from `at` on, spread over
 * so many minutes. A household in which somebody died is left in peace for `mourningDays`.
 */
export const greetingsPolicy = z
  .strictObject({
    at: timeOfDay.default('09:30'),
    spreadMinutes: z.int().min(0).max(600).default(60),
    birthdays: roles.default(['owner', 'tenant', 'family']),
    moveIn: roles.default(['merchant']),
    festivals: z.array(z.enum(festivalIds)).default([...festivalIds]),
    mourningDays: z.int().min(0).default(100),
    /** to whom flowers are brought; the task is given the day before */
    flowers: z.strictObject({ birthdays: roles.default(['owner']), moveIn: roles.default(['merchant']) }).prefault({}),
  })
  .prefault({})
  .transform(({ at, ...greetings }) => ({ ...greetings, atMinute: parseTimeOfDay(at) ?? 0 }));
