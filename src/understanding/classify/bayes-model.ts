import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import { type Example, indexOf, positionsOf } from './vocabulary.ts';

/** Low, since natural does not normalise an unseen feature: at its default of 1 the smallest class wins nearly always. */
const smoothing = 0.02;
const passThrough = { tokenizeAndStem: (text: string): string[] => [text] };

/** What natural counted, as plain data: label → feature → weight. */
export interface BayesModel {
  labels: string[];
  vocabulary: string[];
  /** per label: [position, natural's count] pairs flattened */
  counts: number[][];
  totals: number[];
}

/** Trains natural's Bayes and keeps its counts. */
export function trainBayes(examples: readonly Example[], vocabulary: string[]): BayesModel {
  const index = indexOf(vocabulary);
  const bayes = new BayesClassifier(passThrough, smoothing);
  // natural compares every feature with every word of every document; positions say the same in a thousandth of the time
  bayes.textToFeatures = (features) => {
    const row = new Array<number>(vocabulary.length).fill(0);
    for (const at of positionsOf(features, index)) row[at] = 1;
    return row;
  };
  for (const { features, label } of examples) bayes.addDocument(features, label);
  bayes.train();
  const { classFeatures, classTotals } = bayes.classifier;
  const labels = Object.keys(classFeatures).sort();
  return {
    labels,
    vocabulary,
    counts: labels.map((label) =>
      Object.entries(classFeatures[label] ?? {}).flatMap(([at, count]) => [Number(at), count]),
    ),
    totals: labels.map((label) => classTotals[label] ?? 1),
  };
}

/**
 * natural's own formula, in log space (its product of probabilities underflows on long messages) and over the features
 * that are there. Divided by the root of their number, so that it does not grow certain with mere length.
 */
export function scoreBayes(model: BayesModel): (features: readonly string[]) => number[] {
  const index = indexOf(model.vocabulary);
  const width = model.labels.length;
  const table = new Float32Array(model.vocabulary.length * width);
  model.totals.forEach((total, label) => {
    for (let at = 0; at < model.vocabulary.length; at += 1) table[at * width + label] = Math.log(smoothing / total);
    const counts = model.counts[label] ?? [];
    for (let pair = 0; pair < counts.length; pair += 2) {
      table[(counts[pair] ?? 0) * width + label] = Math.log((counts[pair + 1] ?? 1) / total);
    }
  });
  return (features) => {
    const known = positionsOf(features, index);
    const scores = model.totals.map((total) => Math.log(total));
    for (const at of known) {
      for (let label = 0; label < width; label += 1)
        scores[label] = (scores[label] ?? 0) + (table[at * width + label] ?? 0);
    }
    const scale = Math.sqrt(known.length + 1);
    return scores.map((score) => score / scale);
  };
}
