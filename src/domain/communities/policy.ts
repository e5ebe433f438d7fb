import { z } from 'zod';
import { greetingsPolicy } from './greetings-policy.ts';
import { parseTimeOfDay } from './time-of-day.ts';
import { weatherPolicy } from './weather-policy.ts';

const minutes = z.int().positive();
const hours = (count: number) => count * 60;

/** Nobody has taken it: its leader is told after `leaderMinutes`, the manager after `managerMinutes`. */
const take = (leaderMinutes: number, managerMinutes: number) =>
  z
    .strictObject({ leaderMinutes: minutes.default(leaderMinutes), managerMinutes: minutes.default(managerMinutes) })
    .prefault({})
    .refine((value) => value.leaderMinutes <= value.managerMinutes, { path: ['managerMinutes'] });

const warnPercents = z.array(z.number().gt(0).lt(100));

/** A promised time, and at which shares of it people are warned. `null` in a set-up file: no such promise. */
const deadline = (dueMinutes: number, warnings: number[]) =>
  z
    .strictObject({ dueMinutes: minutes.default(dueMinutes), warnPercents: warnPercents.default(warnings) })
    .nullable()
    .prefault({});
const noDeadline = () =>
  z
    .strictObject({ dueMinutes: minutes, warnPercents: warnPercents.default([]) })
    .nullable()
    .default(null);

const timeOfDay = z.string().refine((text) => parseTimeOfDay(text) !== undefined);
const toMinute = (text: string) => parseTimeOfDay(text) ?? 0;

/**
 * Every clock and limit that a community may set for itself (requirement S160); what it leaves out is as the seed
 * demands: urgent repairs on site in 2 h and fixed in 38 h (S45, S46), complaints answered within 24 h.
 */
export const policySchema = z
  .strictObject({
    clocks: z
      .strictObject({
        emergency: z
          .strictObject({ take: take(3, 6), arrive: deadline(30, []), fix: noDeadline(), reply: noDeadline() })
          .prefault({}),
        urgent: z
          .strictObject({
            take: take(10, 20),
            arrive: deadline(hours(2), [50, 75]),
            fix: deadline(hours(38), [75]),
            reply: noDeadline(),
          })
          .prefault({}),
        normal: z
          .strictObject({ take: take(30, 60), arrive: noDeadline(), fix: deadline(hours(72), []), reply: noDeadline() })
          .prefault({}),
        complaint: z
          .strictObject({
            take: take(30, 60),
            arrive: noDeadline(),
            fix: noDeadline(),
            reply: deadline(hours(24), [75]),
          })
          .prefault({}),
        inquiry: z
          .strictObject({
            take: take(15, 30),
            arrive: noDeadline(),
            fix: noDeadline(),
            reply: deadline(hours(24), []),
          })
          .prefault({}),
      })
      .prefault({}),
    /** Work is finished, the owner has not said so: asked again at each of these, closed as unconfirmed at the last. */
    signOff: z
      .strictObject({
        remindAfterMinutes: z.array(minutes).default([hours(24), hours(36)]),
        closeAfterMinutes: minutes.default(hours(48)),
      })
      .prefault({}),
    /** A score of `lowScore` or less goes to the manager; silence becomes a call after `callAfterMinutes`. */
    rating: z
      .strictObject({
        remindAfterMinutes: minutes.default(hours(24)),
        callAfterMinutes: minutes.default(hours(48)),
        lowScore: z.int().min(1).max(5).default(3),
      })
      .prefault({}),
    quietHours: z
      .strictObject({ from: timeOfDay.default('22:00'), to: timeOfDay.default('08:00') })
      .prefault({})
      .transform(({ from, to }) => ({ fromMinute: toMinute(from), toMinute: toMinute(to) })),
    /**
     * How long the people of a unit have for a hazard by its severity: until `dueAt` of that day, at the least
     * `leastHours`. Who does not answer is reminded and called when these shares of the time have passed; what is still
     * there when it is over is looked at again after every `lookAgainDays`.
     */
    hazards: z
      .strictObject({
        slightDays: z.int().min(0).default(7),
        middlingDays: z.int().min(0).default(3),
        severeDays: z.int().min(0).default(0),
        dueAt: timeOfDay.default('20:00'),
        leastHours: z.number().positive().default(4),
        remindPercent: z.number().gt(0).lt(100).default(50),
        callPercent: z.number().gt(0).lt(100).default(75),
        lookAgainDays: z.int().positive().default(3),
      })
      .prefault({})
      .refine((value) => value.remindPercent <= value.callPercent, { path: ['callPercent'] })
      .transform(({ dueAt, ...hazards }) => ({ ...hazards, dueMinute: toMinute(dueAt) })),
    weather: weatherPolicy,
    greetings: greetingsPolicy,
    /** What is sent to a person unasked and not urgent: so many in seven days, and no more greetings than that (S89). */
    pushes: z.strictObject({ mostPerWeek: z.int().min(0).default(2) }).prefault({}),
    /**
     * Notices to many: for how long they can be taken back, how many days they stand on the board (those that name a time
     * until it is over, `longestDays` at most), and how long a loudspeaker may speak.
     */
    broadcasts: z
      .strictObject({
        undoSeconds: z.int().positive().default(60),
        boardDays: z.int().positive().default(7),
        longestDays: z.int().positive().default(60),
        speechSeconds: z.int().positive().default(90),
      })
      .prefault({}),
    /** When the roster and the satisfaction index are looked at, once a day, in local time. */
    daily: z
      .strictObject({ at: timeOfDay.default('09:00') })
      .prefault({})
      .transform(({ at }) => ({ atMinute: toMinute(at) })),
    /**
     * The share of good ratings that is aimed at (seed: 满意度指数85%以上, S84), over how many days, and from how many
     * ratings on a lower share is an alarm.
     */
    satisfaction: z
      .strictObject({
        targetPercent: z.number().gt(0).max(100).default(85),
        windowDays: z.int().positive().default(30),
        minimum: z.int().positive().default(5),
      })
      .prefault({}),
    identity: z
      .strictObject({ maxTries: z.int().min(1).default(5), lockMinutes: minutes.default(hours(24)) })
      .prefault({}),
    /**
     * A talk left half-way is asked about once after `remindAfterMinutes` and handed to a person after
     * `handOverAfterMinutes`, so that nothing that was said is lost (S13); both wait for the end of the quiet hours.
     */
    conversation: z
      .strictObject({
        remindAfterMinutes: minutes.default(hours(2)),
        handOverAfterMinutes: minutes.default(hours(24)),
      })
      .prefault({}),
  })
  .prefault({});

export type Policy = z.output<typeof policySchema>;
export type PolicyOverrides = z.input<typeof policySchema>;

export type Deadline = NonNullable<Policy['clocks']['urgent']['arrive']>;

export const defaultPolicy: Policy = policySchema.parse({});

/** @returns after how many minutes each warning of a deadline is given, in order. */
export function warnAfterMinutes(deadline: Deadline): number[] {
  return deadline.warnPercents.map((percent) => (deadline.dueMinutes * percent) / 100).sort((a, b) => a - b);
}
