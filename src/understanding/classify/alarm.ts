import { type EmergencyKind, emergencyKinds } from '../meaning.ts';
import { type LinearModel, scoreLinear, trainLinear } from './linear-model.ts';
import { type Example, indexExamples, type Rows, softmax } from './vocabulary.ts';

/** What was learned of emergencies: whether a message tells of one, and of which kind. */
export interface AlarmModels {
  alarm: LinearModel;
  kinds: LinearModel;
}

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
 * @param kinds the emergencies among them, labelled by kind
 */
export function trainAlarm(examples: Rows, kinds: readonly Example[]): AlarmModels {
  const labels = examples.labels.map((label) => (label === yes ? yes : no));
  return { alarm: trainLinear({ ...examples, labels }), kinds: trainLinear(indexExamples(kinds)) };
}

export function readAlarm({ alarm, kinds }: AlarmModels): ReadAlarm {
  const score = scoreLinear(alarm);
  const scoreKinds = scoreLinear(kinds);
  const at = alarm.labels.indexOf(yes);
  return (features) => {
    const ofKinds = scoreKinds(features);
    const label = kinds.labels[ofKinds.indexOf(Math.max(...ofKinds))];
    const kind = emergencyKinds.find((one) => one === label) ?? 'other';
    return { confidence: softmax(score(features))[at] ?? 0, kind };
  };
}
