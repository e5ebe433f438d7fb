import type { WeatherPolicy } from '../communities/weather-policy.ts';
import { type Kind, kinds } from './alert.ts';
import type { Hour } from './hour.ts';
import { type StepName, stepOf } from './steps.ts';

/** What a forecast comes to for one kind of weather. */
export interface Assessment {
  step: StepName;
  /** when the first hour begins that is of this kind; not before `now` */
  onsetAt: Date;
  /** when the last such hour ends, of those that follow without a long pause */
  endsAt: Date;
}

const HOUR_MS = 3_600_000;
/** Of so many hours the amounts are added up. */
const SUM_HOURS = 24;
/** A pause of more hours ends it. */
const LONGEST_PAUSE_HOURS = 3;
/** Gusts over the mean wind in a city, where only the mean is forecast. */
const GUST_OVER_MEAN = 1.5;

/**
 * What the coming hours bring, by the thresholds of a community. Only what begins within the policy's `leadHours` counts:
 * a word is given once, shortly before.
 * @param factor by how much gusts are stronger at the highest flats
 */
export function assess(
  forecast: readonly Hour[],
  { policy, factor, now }: { policy: WeatherPolicy; factor: number; now: Date },
): Partial<Record<Kind, Assessment>> {
  const from = now.getTime();
  const hours = forecast
    .filter((hour) => endOf(hour) > from && startOf(hour) < from + SUM_HOURS * HOUR_MS)
    .toSorted((a, b) => startOf(a) - startOf(b));
  const isNear = (hour: Hour) => startOf(hour) < from + policy.leadHours * HOUR_MS;
  const found: Partial<Record<Kind, Assessment>> = {};
  for (const kind of kinds) {
    const of = hours.filter((hour) => stepsOfHour(hour, policy, factor)[kind] !== undefined);
    const [first] = of;
    if (!first || !isNear(first)) continue;
    const spell = withoutPause(of);
    const worst = spell
      .filter(isNear)
      .flatMap((hour) => stepsOfHour(hour, policy, factor)[kind] ?? [])
      .reduce(worse);
    const last = spell.at(-1) ?? first;
    found[kind] = {
      step: worse(worst, bySum(kind, spell, policy) ?? worst),
      onsetAt: new Date(Math.max(startOf(first), from)),
      endsAt: new Date(endOf(last)),
    };
  }
  return found;
}

/** The step that a single hour comes to, of each kind. */
function stepsOfHour(hour: Hour, policy: WeatherPolicy, factor: number): Partial<Record<Kind, StepName>> {
  const { gust, rain, snow } = policy;
  const gustMs = (hour.gustMs ?? (hour.meanMs ?? 0) * GUST_OVER_MEAN) * factor;
  const wind = (['hurricane', 'storm', 'clear', 'sills', 'loose'] as const).find((step) => gustMs >= gust[step]);
  const isLikely = (hour.probability ?? 1) >= rain.probability;
  const isSnow = hour.snowMm >= snow.hourlyMm;
  return {
    ...(wind && { wind }),
    ...(isLikely && hour.rainMm >= rain.hourlyMm && { rain: 'rain' }),
    ...(isSnow && { snow: 'snow' }),
    ...(hour.freezing && { snow: 'freezing' }),
    ...(hour.hail && { hail: 'hail' }),
  };
}

/** The step that the amount of a whole spell comes to. */
function bySum(kind: Kind, spell: readonly Hour[], { rain, snow }: WeatherPolicy): StepName | undefined {
  const sum = (amount: (hour: Hour) => number) => spell.reduce((total, hour) => total + amount(hour), 0);
  if (kind === 'rain') {
    const mm = sum((hour) => hour.rainMm);
    return mm >= rain.torrentMm ? 'torrent' : mm >= rain.downpourMm ? 'downpour' : undefined;
  }
  if (kind !== 'snow') return undefined;
  const mm = sum((hour) => hour.snowMm);
  return mm >= snow.blizzardMm ? 'blizzard' : mm >= snow.heavyMm ? 'heavySnow' : undefined;
}

function withoutPause(hours: readonly Hour[]): Hour[] {
  const pause = hours.findIndex((hour, index) => {
    const before = hours[index - 1];
    return before !== undefined && startOf(hour) - endOf(before) > LONGEST_PAUSE_HOURS * HOUR_MS;
  });
  return pause === -1 ? [...hours] : hours.slice(0, pause);
}

const worse = (a: StepName, b: StepName): StepName => {
  const [one, other] = [stepOf(a), stepOf(b)];
  if (one.level !== other.level) return one.level > other.level ? a : b;
  return !one.patrol && other.patrol ? b : a;
};

const startOf = (hour: Hour): number => new Date(hour.from).getTime();
const endOf = (hour: Hour): number => startOf(hour) + HOUR_MS;
