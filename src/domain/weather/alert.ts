/** What weather does to balconies. What does none of these (fog, heat, frost) is shown to managers, and no more. */
export const kinds = ['wind', 'rain', 'snow', 'hail'] as const;
export type Kind = (typeof kinds)[number];

/** As the official signals: 1 blue, 2 yellow, 3 orange, 4 red. */
export type Level = 1 | 2 | 3 | 4;

/** A warning as its sender wrote it, in the shape of CAP 1.2. Only what is actual: no exercise, no test. */
export interface Alert {
  /** the feed that told of it, or `manual` */
  source: string;
  /** unique within the source; each message of a chain has its own */
  identifier: string;
  /** the station, as people read it; never a person's name unless somebody of ours entered it */
  sender: string;
  sentAt: Date;
  messageType: 'Alert' | 'Update' | 'Cancel';
  /** identifiers of the messages that this one replaces */
  supersedes: string[];
  /** QWeather's code of the event; empty where the source has none */
  eventCode: string;
  eventName: string;
  /** as the sender coloured it */
  color: string | null;
  severity: string;
  onsetAt: Date | null;
  expiresAt: Date | null;
  headline: string;
  description: string;
  instruction: string | null;
  /** to be shown with it, unaltered */
  attributions: string[];
}

const byColor: Readonly<Record<string, Level>> = {
  blue: 1,
  yellow: 2,
  amber: 3,
  orange: 3,
  red: 4,
  purple: 4,
  black: 4,
};
const bySeverity: Readonly<Record<string, Level>> = { minor: 1, moderate: 2, severe: 3, extreme: 4 };

/** The level of a signal: its colour, else its severity; the lowest where neither is known. */
export function levelOf({ color, severity }: Pick<Alert, 'color' | 'severity'>): Level {
  return (color !== null && byColor[color]) || bySeverity[severity.toLowerCase()] || 1;
}

/** The colours of the four levels, by level. */
export const colors: Readonly<Record<Level, string>> = { 1: 'blue', 2: 'yellow', 3: 'orange', 4: 'red' };
export const severities: Readonly<Record<Level, string>> = { 1: 'Minor', 2: 'Moderate', 3: 'Severe', 4: 'Extreme' };
