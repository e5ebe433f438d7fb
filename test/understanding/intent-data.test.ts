import { describe, expect, test } from '@jest/globals';
import { type IntentData, lintIntents, readIntents } from '../../src/understanding/intent-data.ts';
import { intentIds } from '../../src/understanding/meaning.ts';

test('the data of the project is sound and complete', async () => {
  const { intents, problems } = await readIntents('intents');
  expect(problems).toEqual([]);
  expect(intents.map(({ id }) => id).sort()).toEqual([...intentIds].sort());
});

describe('the linter names', () => {
  const numbered = (word: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${word}${at}`);
  const intent = (id: IntentData['id'], examples: string[], more: Partial<IntentData> = {}): IntentData => ({
    file: `${id}.yml`,
    id,
    name: id,
    means: id,
    examples: { '': examples },
    nearMisses: [],
    ...more,
  });
  const lint = (...intents: IntentData[]): string[] =>
    lintIntents(intents)
      .filter(({ problem }) => problem !== 'missing')
      .map(({ file, problem }) => `${file}: ${problem}`);

  test('the same sentence under two intents', () => {
    const found = lint(
      intent('thanks', ['多谢', ...numbered('谢', 90)]),
      intent('greeting', ['多谢', ...numbered('好', 90)]),
    );
    expect(found).toEqual(['greeting.yml: “多谢” is also under thanks']);
  });

  test('too few examples', () => {
    expect(lint(intent('thanks', numbered('谢', 3)))).toEqual(['thanks.yml: 3 examples, fewer than 80']);
  });

  test('too few examples of a category', () => {
    const emptied = intent('repair', [], { examples: { plumbing: numbered('水', 90), hvac: numbered('冷', 3) } });
    expect(lint(emptied)).toContain('repair.yml: hvac has 3 examples, fewer than 20');
  });

  test('a category nobody knows', () => {
    const found = lint(intent('thanks', [], { examples: { plumbing: numbered('谢', 90) } }));
    expect(found).toEqual(['thanks.yml: unknown category plumbing']);
  });

  test('a near miss that is an example of another intent than it says', () => {
    const praise = intent('praise', numbered('赞', 90), { nearMisses: [{ say: '谢0', means: 'rating' }] });
    expect(lint(intent('thanks', numbered('谢', 90)), praise)).toEqual([
      'praise.yml: near miss “谢0” is an example of thanks',
    ]);
  });

  test('an intent without a file', () => {
    expect(lintIntents([]).map(({ file }) => file)).toContain('repair.yml');
  });
});
