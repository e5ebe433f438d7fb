import { indexOf, positionsOf, type Rows, softmax } from './vocabulary.ts';

const { abs, sqrt } = Math;

/** A log-linear model: one weight per feature and label. */
export interface LinearModel {
  labels: string[];
  vocabulary: string[];
  /** vocabulary × labels, row by row; the last row is the bias */
  weights: Float32Array;
}

const epochs = 6;
const rate = 0.35;
const decay = 1e-4;
/** A label that is off by less teaches nothing more: half the time of training, and better calibrated for it. */
const closeEnough = 1e-3;
/** An example that is read right with so little doubt has taught what it can: two fifths of the time of training. */
const settled = 0.05;

/**
 * Trains by stochastic gradient descent with AdaGrad steps; the order is fixed, so the same data gives the same model.
 * Averaged weights, weights for rare labels, dropped-out features and more epochs were tried and changed nothing.
 */
export function trainLinear({ vocabulary, at, labels: golds }: Rows): LinearModel {
  const labels = [...new Set(golds)].sort();
  const gold = Int32Array.from(golds, (label) => labels.indexOf(label));
  const width = labels.length;
  const weights = new Float32Array((vocabulary.length + 1) * width);
  const squares = new Float32Array(weights.length).fill(1e-6);
  const isSettled = new Uint8Array(at.length);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let step = 0; step < at.length; step += 1) {
      const row = (step * 7919 + epoch * 104729) % at.length;
      const features = at[row];
      if (!features || isSettled[row]) continue;
      if (learn(weights, squares, features, gold[row] ?? 0, width) < settled) isSettled[row] = 1;
    }
  }
  return { labels, vocabulary, weights };
}

/** @returns the doubt there was before it: how far the gold label was from certain */
function learn(weights: Float32Array, squares: Float32Array, at: Int32Array, gold: number, width: number): number {
  const scale = 1 / sqrt(at.length);
  const shares = softmax(scoreRow(weights, at, width));
  for (let label = 0; label < width; label += 1) {
    const error = ((shares[label] ?? 0) - (label === gold ? 1 : 0)) * scale;
    if (abs(error) < closeEnough) continue;
    for (let step = 0; step < at.length; step += 1) {
      const cell = (at[step] ?? 0) * width + label;
      const weight = weights[cell] ?? 0;
      const gradient = error + decay * weight;
      const square = (squares[cell] ?? 0) + gradient * gradient;
      squares[cell] = square;
      weights[cell] = weight - (rate * gradient) / sqrt(square);
    }
  }
  return 1 - (shares[gold] ?? 0);
}

export function scoreLinear(model: LinearModel): (features: readonly string[]) => Float64Array {
  const index = indexOf(model.vocabulary);
  return (features) =>
    scoreRow(
      model.weights,
      Int32Array.from([...positionsOf(features, index), model.vocabulary.length]),
      model.labels.length,
    );
}

/** Divided by the root of the number of features, so that a letter is not surer than a word. */
function scoreRow(weights: Float32Array, at: Int32Array, width: number): Float64Array {
  const scores = new Float64Array(width);
  for (let step = 0; step < at.length; step += 1) {
    const base = (at[step] ?? 0) * width;
    for (let label = 0; label < width; label += 1) scores[label] = (scores[label] ?? 0) + (weights[base + label] ?? 0);
  }
  const scale = 1 / sqrt(at.length);
  for (let label = 0; label < width; label += 1) scores[label] = (scores[label] ?? 0) * scale;
  return scores;
}
