import { expect, test } from '@jest/globals';
import { readLabelled } from '../../src/understanding/labelled.ts';

const line = (row: object): string => JSON.stringify(row);

test('reads a sentence with all that is said of it, and passes over the rest', () => {
  const { rows, bad } = readLabelled(
    line({
      text: '漏水',
      gold_intent: 'repair',
      gold_category: 'plumbing',
      urgent: true,
      alt: [{ intent: 'complaint', category: null }],
      source: 'x',
    }),
  );
  expect(bad).toEqual([]);
  expect(rows).toEqual([
    {
      text: '漏水',
      gold: { intent: 'repair', category: 'plumbing' },
      alt: [{ intent: 'complaint', category: undefined }],
      urgent: true,
    },
  ]);
});

test('a sentence without category, urgency or other labels is sound', () => {
  const { rows } = readLabelled(line({ text: '谢谢', gold_intent: 'thanks', gold_category: null }));
  expect(rows).toMatchObject([{ gold: { intent: 'thanks' }, alt: [], urgent: undefined }]);
});

test('bad lines are named by their number in the file, empty lines counted', () => {
  const good = line({ text: '谢谢', gold_intent: 'thanks' });
  const { rows, bad } = readLabelled(
    `${good}\n\n{oops\n${line({ text: '好', gold_intent: 'tea' })}\n${line({ gold_intent: 'thanks' })}\n`,
  );
  expect(rows).toHaveLength(1);
  expect(bad.map((each) => each.line)).toEqual([3, 4, 5]);
  expect(bad.map(({ reason }) => reason)).toEqual([
    'not JSON',
    expect.stringMatching(/^gold_intent: /),
    expect.stringMatching(/^text: /),
  ]);
});
