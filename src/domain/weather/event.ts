import { z } from 'zod';
import type { Kind, Level } from './alert.ts';
import { stepNames } from './steps.ts';

/** Who says so: a weather station, a forecast by our thresholds, or a manager of ours. */
export const origins = ['official', 'forecast', 'manual'] as const;
export type Origin = (typeof origins)[number];

/** One building's balconies, and who has looked at them. */
const patrolled = z.object({
  building: z.string(),
  by: z.string().optional(),
  at: z.iso.datetime().optional(),
});

/** What the words about an event are made of. */
export const factsShape = z.object({
  step: z.enum(stepNames),
  /** of an alert, as its sender wrote it */
  headline: z.string().optional(),
  description: z.string().optional(),
  instruction: z.string().optional(),
  sender: z.string().optional(),
  sentAt: z.iso.datetime().optional(),
  attributions: z.array(z.string()).default([]),
  /** the round of the level at which it was called for last */
  patrol: z.object({ level: z.number(), buildings: z.array(patrolled) }).optional(),
});

export type Facts = z.output<typeof factsShape>;

/** What the weather does to one community, whoever told of it. */
export interface WeatherEvent {
  id: string;
  communityId: string;
  kind: Kind;
  origin: Origin;
  level: Level;
  /** the highest level that was told, 0 before any */
  toldLevel: number;
  facts: Facts;
  startedAt: Date;
  onsetAt: Date | null;
  expiresAt: Date | null;
  endedAt: Date | null;
}
