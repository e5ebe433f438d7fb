import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import { indexOf, positionsOf, type Rows } from './vocabulary.ts';

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

/**
 * Trains natural's Bayes and keeps its counts. natural takes a message as positions of features or as a row of the whole
 * vocabulary; positions take a hundredth of the time, but leave the messages uncounted.
 */
export function trainBayes({ vocabulary, at, labels: golds }: Rows): BayesModel {
  const bayes = new BayesClassifier(passThrough, smoothing);
  // Its documents are numbers of rows here, whose features are known already; the last of a row is the bias.
  bayes.textToFeatures = ([row]) => ({ ...at[Number(row)]?.subarray(0, -1) });
  const totals = new Map<string, number>();
  golds.forEach((label, row) => {
    bayes.addDocument([String(row)], label);
    totals.set(label, (totals.get(label) ?? 1) + 1);
  });
  bayes.train();
  const { classFeatures } = bayes.classifier;
  const labels = Object.keys(classFeatures).sort();
  return {
    labels,
    vocabulary,
    counts: labels.map((label) =>
      Object.entries(classFeatures[label] ?? {}).flatMap(([at, count]) => [Number(at), count]),
    ),
    totals: labels.map((label) => totals.get(label) ?? 1),
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
