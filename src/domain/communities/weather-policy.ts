import { z } from 'zod';

const metres = z.number().positive();
const level = z.int().min(1).max(4);

/**
 * From which weather on something is done, and how early. Levels are those of the official signals: 1 blue, 2 yellow,
 * 3 orange, 4 red; an official signal keeps its own and is never graded anew. Defaults are judgement, by Beaufort's lower
 * bounds and the grades of rain and snow in 24 hours.
 */
export const weatherPolicy = z
  .strictObject({
    /** gusts at the height of the highest flats, m/s, from which each step holds */
    gust: z
      .strictObject({
        loose: metres.default(10.8),
        sills: metres.default(13.9),
        clear: metres.default(17.2),
        storm: metres.default(24.5),
        hurricane: metres.default(32.7),
      })
      .prefault({}),
    /** probability (0–1) and mm in an hour that make rain worth a word; mm in 24 hours for more */
    rain: z
      .strictObject({
        probability: z.number().gt(0).max(1).default(0.6),
        hourlyMm: metres.default(0.5),
        downpourMm: metres.default(50),
        torrentMm: metres.default(100),
      })
      .prefault({}),
    /** mm of water in an hour that make it snow at all; in 24 hours for more */
    snow: z
      .strictObject({
        hourlyMm: metres.default(0.1),
        heavyMm: metres.default(5),
        blizzardMm: metres.default(10),
      })
      .prefault({}),
    /** a forecast is told when it begins within so many hours, and no earlier */
    leadHours: z.int().min(1).max(24).default(6),
    /** from which level on all residents are reminded, not only those with something that may fall */
    remindAllFrom: z
      .strictObject({
        wind: level.default(2),
        rain: level.default(2),
        snow: level.default(2),
        hail: level.default(2),
      })
      .prefault({}),
    /** from which level on the quiet hours do not count */
    wakeFrom: level.default(3),
    /** so many failed looks at a source in a row are told to the managers */
    alarmAfterFailures: z.int().positive().default(3),
    /** building → floors, where the register does not show how high it is */
    floors: z.record(z.string(), z.int().positive()).default({}),
  })
  .prefault({});

export type WeatherPolicy = z.output<typeof weatherPolicy>;
