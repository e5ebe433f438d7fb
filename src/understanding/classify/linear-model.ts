import { type Example, indexOf, positionsOf, softmax } from './vocabulary.ts';

const { abs, sqrt } = Math;

/** A log-linear model: one weight per feature and label. */
export interface LinearModel {
  labels: string[];
  vocabulary: string[];
  /** vocabulary × labels, row by row; the last row is the bias */
  weights: Float32Array;
}

const epochs = 14;
const rate = 0.35;
const decay = 3e-4;

/** Trains by stochastic gradient descent with AdaGrad steps; the order is fixed, so the same data gives the same model. */
export function trainLinear(examples: readonly Example[], vocabulary: string[]): LinearModel {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const index = indexOf(vocabulary);
  const width = labels.length;
  const weights = new Float32Array((vocabulary.length + 1) * width);
  const squares = new Float32Array(weights.length).fill(1e-6);
  const rows = examples.map(({ features, label }) => ({
    at: [...positionsOf(features, index), vocabulary.length],
    label: labels.indexOf(label),
  }));
  const share = balance(
    rows.map((row) => row.label),
    width,
  );
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let step = 0; step < rows.length; step += 1) {
      const row = rows[(step * 7919 + epoch * 104729) % rows.length];
      if (!row) continue;
      const scale = 1 / sqrt(row.at.length);
      const shares = softmax(scoreRow(weights, row.at, width, scale));
      for (let label = 0; label < width; label += 1) {
        const error = ((shares[label] ?? 0) - (label === row.label ? 1 : 0)) * scale * (share[row.label] ?? 1);
        if (abs(error) < 1e-5) continue;
        for (const at of row.at) {
          const cell = at * width + label;
          const gradient = error + decay * (weights[cell] ?? 0);
          squares[cell] = (squares[cell] ?? 0) + gradient * gradient;
          weights[cell] = (weights[cell] ?? 0) - (rate * gradient) / sqrt(squares[cell] ?? 1);
        }
      }
    }
  }
  return { labels, vocabulary, weights };
}

/** Rare labels count more, though less than in proportion. */
function balance(labels: readonly number[], width: number): number[] {
  const counts = new Array<number>(width).fill(0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  const mean = labels.length / width;
  return counts.map((count) => (mean / Math.max(1, count)) ** 0.35);
}

export function scoreLinear(model: LinearModel): (features: readonly string[]) => number[] {
  const index = indexOf(model.vocabulary);
  const width = model.labels.length;
  return (features) => {
    const at = [...positionsOf(features, index), model.vocabulary.length];
    return scoreRow(model.weights, at, width, 1 / sqrt(at.length));
  };
}

function scoreRow(weights: Float32Array, at: readonly number[], width: number, scale: number): number[] {
  const scores = new Array<number>(width).fill(0);
  for (const row of at) {
    const base = row * width;
    for (let label = 0; label < width; label += 1) scores[label] = (scores[label] ?? 0) + (weights[base + label] ?? 0);
  }
  return scores.map((score) => score * scale);
}
