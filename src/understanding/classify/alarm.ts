import type { EmergencyKind } from '../meaning.ts';
import { kindOf } from './labels.ts';
import { type LinearModel, scoreLinear, trainLinear } from './linear-model.ts';
import { type Rows, softmax } from './vocabulary.ts';

export interface Alarm {
  /** in [0, 1] */
  confidence: number;
  kind: EmergencyKind;
}

export type ReadAlarm = (features: readonly string[]) => Alarm;

const yes = 'emergency';
const no = 'calm';

/**
 * Learns what tells an emergency from all else. That the detector's words are there (a feature among the others) is strong
 * evidence and not the last word: people tell of danger in words that nobody listed, and use the listed ones of a film.
 * @param examples labelled by intent
 */
export function trainAlarm(examples: Rows): LinearModel {
  return trainLinear({ ...examples, labels: examples.labels.map((label) => (label === yes ? yes : no)) });
}

/**
 * Two models see it with different eyes: one tells emergencies from all else, the other their kinds from the intents. What
 * they agree on, by the mean of their log odds, is an alarm.
 */
export function readAlarm({ alarm, intents }: { alarm: LinearModel; intents: LinearModel }): ReadAlarm {
  const score = scoreLinear(alarm);
  const scoreIntents = scoreLinear(intents);
  const at = alarm.labels.indexOf(yes);
  const kinds = intents.labels.map(kindOf);
  return (features) => {
    let [total, most, kind]: [number, number, EmergencyKind] = [0, 0, 'other'];
    softmax(scoreIntents(features)).forEach((share, label) => {
      const its = kinds[label];
      if (!its) return;
      total += share;
      if (share > most) [most, kind] = [share, its];
    });
    const odds = (logOdds(softmax(score(features))[at] ?? 0) + logOdds(total)) / 2;
    return { confidence: 1 / (1 + Math.exp(-odds)), kind };
  };
}

/** Kept from infinity. */
const logOdds = (share: number): number => Math.log((share + 1e-6) / (1 - share + 1e-6));
