import { expect, test } from '@jest/globals';
import { twoReadings } from '../../src/dialogue/either-meaning.ts';
import type { IntentId, Meaning } from '../../src/understanding/meaning.ts';

const read = (...intents: [IntentId, number][]): Pick<Meaning, 'intents'> => ({
  intents: intents.map(([id, confidence]) => ({ id, confidence })),
});
const acts = (...intents: [IntentId, number][]) => twoReadings(read(...intents))?.map(({ act }) => act);

test('two likely readings that lead to different acts are a choice, the likelier first', () =>
  expect(acts(['repair', 0.45], ['complaint', 0.3])).toEqual(['repair', 'complaint']));

test('a reading that is sure leaves no choice', () =>
  expect(acts(['repair', 0.7], ['complaint', 0.3])).toBeUndefined());

test('a second reading that is unlikely leaves no choice', () =>
  expect(acts(['repair', 0.55], ['complaint', 0.1], ['other', 0.35])).toBeUndefined());

test('readings that lead to the same act count together', () =>
  expect(acts(['repair', 0.4], ['hazard_report', 0.35], ['complaint', 0.25])).toBeUndefined());

test('of the readings of one act the likeliest stands for it', () =>
  expect(twoReadings(read(['repair', 0.4], ['parking_inquiry', 0.3], ['fee_inquiry', 0.2]))?.[0]?.intent).toBe(
    'parking_inquiry',
  ));

test('what nobody acts on is no choice', () =>
  expect(acts(['praise', 0.5], ['repair', 0.3], ['complaint', 0.2])).toBeUndefined());
