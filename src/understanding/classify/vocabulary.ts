/** A document to learn from. */
export interface Example {
  features: string[];
  label: string;
}

/** Features seen at least `atLeast` times, in the order they came. */
export function buildVocabulary(examples: readonly Example[], atLeast: number): string[] {
  const counts = new Map<string, number>();
  for (const { features } of examples) for (const name of features) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= atLeast).map(([name]) => name);
}

export function indexOf(vocabulary: readonly string[]): Map<string, number> {
  return new Map(vocabulary.map((name, at) => [name, at]));
}

/** Positions of the features a model knows. */
export function positionsOf(features: readonly string[], index: ReadonlyMap<string, number>): number[] {
  return features.flatMap((name) => index.get(name) ?? []);
}

/** Turns scores in log space into probabilities. */
export function softmax(scores: ArrayLike<number>): number[] {
  const list = Array.from(scores);
  const top = Math.max(...list);
  const powers = list.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
