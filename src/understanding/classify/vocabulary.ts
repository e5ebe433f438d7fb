/** A document to learn from. */
export interface Example {
  features: string[];
  label: string;
}

/** Every feature once, in the order they came. */
function buildVocabulary(examples: readonly Example[]): string[] {
  const vocabulary = new Set<string>();
  for (const { features } of examples) for (const name of features) vocabulary.add(name);
  return [...vocabulary];
}

const indexes = new WeakMap<readonly string[], Map<string, number>>();

/** Feature → position. Models that share a vocabulary share its index. */
export function indexOf(vocabulary: readonly string[]): Map<string, number> {
  const known = indexes.get(vocabulary);
  if (known) return known;
  const index = new Map(vocabulary.map((name, at) => [name, at]));
  indexes.set(vocabulary, index);
  return index;
}

/** Positions of the features a model knows. */
export function positionsOf(features: readonly string[], index: ReadonlyMap<string, number>): number[] {
  const positions: number[] = [];
  for (const name of features) {
    const at = index.get(name);
    if (at !== undefined) positions.push(at);
  }
  return positions;
}

/** Examples as positions in a vocabulary, so that several models learn from one reading of them. */
export interface Rows {
  vocabulary: string[];
  at: Int32Array[];
  labels: string[];
}

/** The last position, behind the vocabulary, is the bias. */
export function indexExamples(examples: readonly Example[]): Rows {
  const vocabulary = buildVocabulary(examples);
  const index = indexOf(vocabulary);
  return {
    vocabulary,
    at: examples.map(({ features }) => Int32Array.from([...positionsOf(features, index), vocabulary.length])),
    labels: examples.map(({ label }) => label),
  };
}

/** Turns scores in log space into probabilities. */
export function softmax(scores: ArrayLike<number>): number[] {
  const shares = new Array<number>(scores.length).fill(0);
  let top = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < scores.length; at += 1) top = Math.max(top, scores[at] ?? 0);
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const power = Math.exp((scores[at] ?? 0) - top);
    shares[at] = power;
    sum += power;
  }
  for (let at = 0; at < shares.length; at += 1) shares[at] = (shares[at] ?? 0) / sum;
  return shares;
}
