import type { IntentData } from '../intent-data.ts';
import { trainAlarm } from './alarm.ts';
import { type BayesModel, trainBayes } from './bayes-model.ts';
import { extractFeatures } from './features.ts';
import { labelOf } from './labels.ts';
import { type LinearModel, trainLinear } from './linear-model.ts';
import { type Example, indexExamples } from './vocabulary.ts';

/** Everything learned from `intents/`. */
export interface Models {
  intentBayes: BayesModel;
  /** emergencies by their kinds, all else by intent (`labelOf`) */
  intents: LinearModel;
  /** categories within repairs and complaints */
  repair: LinearModel;
  complaint: LinearModel;
  /** whether it is an emergency */
  alarm: LinearModel;
}

interface LabelledText {
  text: string;
  intent: string;
  category: string;
}

/** Examples and near misses as one list; a near miss teaches the intent that it means. */
export function listExamples(data: readonly IntentData[]): LabelledText[] {
  const seen = new Set<string>();
  const listed: LabelledText[] = [];
  const add = (text: string, intent: string, category: string): void => {
    if (seen.has(text)) return;
    seen.add(text);
    listed.push({ text, intent, category });
  };
  for (const { id, examples } of data) {
    for (const [category, says] of Object.entries(examples)) for (const say of says) add(say, id, category);
  }
  for (const { nearMisses } of data) for (const { say, means } of nearMisses) add(say, means, '');
  return listed;
}

export function trainModels(texts: readonly LabelledText[]): Models {
  const read = texts.map((one) => ({ ...one, features: extractFeatures(one.text) }));
  const intents = read.map(({ features, intent }) => ({ features, label: intent }));
  const rows = indexExamples(intents);
  const within = (intent: string): Example[] =>
    read
      .filter((one) => one.intent === intent && one.category !== '')
      .map(({ features, category }) => ({ features, label: category }));
  return {
    intentBayes: trainBayes(rows),
    intents: trainLinear({ ...rows, labels: read.map(labelOf) }),
    repair: trainCategories(within('repair')),
    complaint: trainCategories(within('complaint')),
    alarm: trainAlarm(rows),
  };
}

function trainCategories(examples: readonly Example[]): LinearModel {
  return trainLinear(indexExamples(examples));
}
