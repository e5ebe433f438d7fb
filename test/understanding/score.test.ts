import { describe, expect, test } from '@jest/globals';
import { headlineOf, worseThan } from '../../src/understanding/headline.ts';
import type { Label } from '../../src/understanding/labelled.ts';
import { type Reading, score } from '../../src/understanding/score.ts';

interface Case extends Partial<Omit<Reading, 'row'>> {
  gold: Label;
  alt?: Label[];
  goldUrgent?: boolean;
  text?: string;
}

/** A reading that is right and sure unless said otherwise. */
function aReading({ gold, alt = [], goldUrgent, text = 'said', ...read }: Case): Reading {
  const defaults = { intent: gold.intent, category: gold.category, confidence: 1, urgent: false };
  const emergency = (read.intent ?? gold.intent) === 'emergency';
  return { row: { text, gold, alt, urgent: goldUrgent }, ...defaults, emergency, ...read };
}
const scoreOf = (...cases: Case[]) => score(cases.map(aReading));
const thanks: Label = { intent: 'thanks' };
const other: Label = { intent: 'other' };
const emergency: Label = { intent: 'emergency' };

test('nothing read has no scores rather than perfect ones', () => {
  expect(scoreOf()).toMatchObject({ count: 0, accuracy: undefined, macroF1: undefined, ece: undefined });
});

describe('another right label', () => {
  const scored = scoreOf({ gold: thanks, alt: [other], intent: 'other' }, { gold: thanks });

  test('counts as right, and is counted apart', () => {
    expect(scored).toMatchObject({ accuracy: 1, exactAccuracy: 0.5, rightByAlt: 1, confusions: [] });
  });

  test('stands for the intent that was read', () => {
    expect(scored.perIntent.map(({ intent, count, f1 }) => [intent, count, f1])).toEqual([
      ['other', 1, 1],
      ['thanks', 1, 1],
    ]);
  });
});

test('precision, recall and F1 of an intent, and their mean', () => {
  const scored = scoreOf({ gold: thanks }, { gold: thanks, intent: 'other' }, { gold: other });
  expect(scored.perIntent).toEqual([
    { intent: 'other', count: 1, precision: 0.5, recall: 1, f1: 2 / 3 },
    { intent: 'thanks', count: 2, precision: 1, recall: 0.5, f1: 2 / 3 },
  ]);
  expect(scored.macroF1).toBeCloseTo(2 / 3);
});

describe('emergencies', () => {
  test('a missed one and a false alarm are named', () => {
    const scored = scoreOf(
      { gold: emergency },
      { gold: emergency, intent: 'repair', text: 'missed' },
      { gold: other, emergency: true, text: 'false' },
    );
    expect(scored.emergency).toEqual({
      count: 2,
      recall: 0.5,
      precision: 0.5,
      missed: ['missed'],
      falseAlarms: ['false'],
    });
  });

  test('another right label excuses an alarm, never a miss', () => {
    const scored = scoreOf(
      { gold: other, alt: [emergency], intent: 'emergency' },
      { gold: emergency, alt: [other], intent: 'other' },
    );
    expect(scored.emergency).toMatchObject({ recall: 0, precision: 1 });
  });
});

test('urgency is scored where somebody said whether it is', () => {
  const scored = scoreOf(
    { gold: thanks, urgent: true },
    { gold: thanks, goldUrgent: true, urgent: true },
    { gold: thanks, goldUrgent: false, urgent: true },
  );
  expect(scored.urgent).toMatchObject({ count: 1, recall: 1, precision: 0.5 });
});

test('a category is right only with its intent, and also counted among the right intents alone', () => {
  const noise: Label = { intent: 'complaint', category: 'noise' };
  const scored = scoreOf(
    { gold: noise },
    { gold: noise, category: 'pets' },
    { gold: noise, alt: [{ intent: 'complaint', category: 'pets' }], category: 'pets' },
    { gold: noise, intent: 'repair', category: 'noise' },
    { gold: thanks },
  );
  expect(scored.category).toEqual({ count: 4, accuracy: 0.5, givenIntent: 2 / 3 });
});

test('the rejection of what is none of our business is its recall', () => {
  const scored = scoreOf({ gold: other }, { gold: other, intent: 'repair' }, { gold: thanks, intent: 'other' });
  expect(scored.rejection).toEqual({ count: 2, recall: 0.5 });
});

test('the calibration error is the gap between what was promised and what was right, by tenths', () => {
  const scored = scoreOf(
    { gold: thanks, confidence: 0.9 },
    { gold: thanks, confidence: 0.9, intent: 'other' },
    { gold: thanks, confidence: 0.35 },
    { gold: thanks, confidence: 0.35, intent: 'other' },
  );
  expect(scored.ece).toBeCloseTo((0.4 + 0.15) / 2);
});

test('confused pairs come with their sentences, the most frequent first', () => {
  const scored = scoreOf(
    { gold: other, intent: 'thanks', text: 'one' },
    { gold: thanks, intent: 'other', text: 'two' },
    { gold: thanks, intent: 'other', text: 'three' },
  );
  expect(scored.confusions).toEqual([
    { gold: 'thanks', read: 'other', texts: ['two', 'three'] },
    { gold: 'other', read: 'thanks', texts: ['one'] },
  ]);
});

describe('kept figures', () => {
  const kept = headlineOf(scoreOf({ gold: thanks, confidence: 0.9 }, { gold: thanks, confidence: 0.9 }));

  test('are not worse than themselves', () => {
    expect(worseThan(kept, kept)).toEqual([]);
  });

  test('a lower share and a higher error are worse, the other way round is not', () => {
    const better = { ...kept, calibrationError: 0 };
    const worse = { ...kept, accuracy: 0.999, calibrationError: 0.2 };
    expect(worseThan(kept, better)).toEqual([]);
    expect(worseThan(kept, worse)).toEqual(['accuracy: 0.999, kept 1', 'calibrationError: 0.2, kept 0.1']);
  });
});
