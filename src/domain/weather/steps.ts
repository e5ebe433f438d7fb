import type { HazardType } from '../../platform/db.ts';
import type { Kind, Level } from './alert.ts';

/** What is done about weather of a kind and a strength. */
export interface Step {
  kind: Kind;
  /** of a forecast; an official signal keeps its own */
  level: Level;
  /** whether the balconies of every building are looked at */
  patrol: boolean;
  /** which open hazards it makes worse; absent: all */
  worsens?: readonly HazardType[];
}

/** Each kind from the mildest to the worst. Their numbers are in the policy of a community; their words in messages.ts. */
export const steps = {
  loose: { kind: 'wind', level: 1, patrol: false },
  sills: { kind: 'wind', level: 1, patrol: true },
  clear: { kind: 'wind', level: 2, patrol: true },
  storm: { kind: 'wind', level: 3, patrol: true },
  hurricane: { kind: 'wind', level: 4, patrol: true },
  rain: { kind: 'rain', level: 1, patrol: false, worsens: ['laundry', 'window'] },
  downpour: { kind: 'rain', level: 2, patrol: true },
  torrent: { kind: 'rain', level: 3, patrol: true },
  snow: { kind: 'snow', level: 1, patrol: false, worsens: ['laundry', 'window', 'plants', 'shelf'] },
  heavySnow: { kind: 'snow', level: 2, patrol: true },
  freezing: { kind: 'snow', level: 2, patrol: true },
  blizzard: { kind: 'snow', level: 3, patrol: true },
  hail: { kind: 'hail', level: 2, patrol: true },
} as const satisfies Record<string, Step>;

export type StepName = keyof typeof steps;

const names = Object.keys(steps) as StepName[];
export const stepNames = names as [StepName, ...StepName[]];

/** A step by its name, in its general shape. */
export const stepOf = (name: StepName): Step => steps[name];

const official: Readonly<Record<Kind, Readonly<Record<Level, StepName>>>> = {
  wind: { 1: 'sills', 2: 'clear', 3: 'storm', 4: 'hurricane' },
  rain: { 1: 'downpour', 2: 'downpour', 3: 'torrent', 4: 'torrent' },
  snow: { 1: 'heavySnow', 2: 'heavySnow', 3: 'blizzard', 4: 'blizzard' },
  hail: { 1: 'hail', 2: 'hail', 3: 'hail', 4: 'hail' },
};

/** What is done about a signal of a level. */
export const stepFor = (kind: Kind, level: Level): StepName => official[kind][level];
