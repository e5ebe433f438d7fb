import { z } from 'zod';

/** One hour of a forecast, whoever made it. As stored, so `from` is text. */
export const hourShape = z.object({
  /** when it begins */
  from: z.iso.datetime(),
  /** m/s at 10 m; null where the source tells only the mean */
  gustMs: z.number().nullable(),
  meanMs: z.number().nullable(),
  rainMm: z.number(),
  /** mm of water */
  snowMm: z.number(),
  /** 0–1; null where the source does not tell */
  probability: z.number().nullable(),
  hail: z.boolean(),
  /** rain that freezes where it falls */
  freezing: z.boolean(),
});

export type Hour = z.output<typeof hourShape>;

export const forecastShape = z.object({
  hours: z.array(hourShape),
  /** to be shown with it, unaltered */
  attributions: z.array(z.string()),
});

export type Forecast = z.output<typeof forecastShape>;
