import { expect, test } from '@jest/globals';
import { progress, texts } from '../../../src/dialogue/commands/messages.ts';
import { lintTemplate } from '../../../src/messages/house-style.ts';

test('every text keeps the house style', () => {
  const all = [...Object.values(progress), ...Object.values(texts)];
  expect(all.length).toBeGreaterThan(50);
  expect(all.flatMap(lintTemplate)).toEqual([]);
});
