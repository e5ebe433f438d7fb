import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadEntries, ownEntries } from '../../../src/domain/answers/load-entries.ts';
import { parseSetUp } from '../../../src/domain/setup/parse-set-up.ts';
import { findBanned } from '../../../src/messages/house-style.ts';
import { intentIds } from '../../../src/understanding/meaning.ts';

describe('our own entries', () => {
  const entries = ownEntries();
  const said = entries.map(({ text, card }) => JSON.stringify([text, card]));

  test('are there, and each is for intents that exist', () => {
    expect(entries.length).toBeGreaterThan(10);
    expect(entries.flatMap(({ intents }) => intents).filter((id) => !intentIds.some((one) => one === id))).toEqual([]);
  });

  test('hold no amount and no hour: those are each community’s own', () => {
    expect(said.filter((text) => /\d+(?:\.\d+)?\s*[元块点]|\d:\d\d/.test(text))).toEqual([]);
  });

  test('keep to the house style', () => {
    expect(said.filter((text) => findBanned(text) || /你/.test(text))).toEqual([]);
  });

  test('tell every procedure that people must be able to ask for', () => {
    const cards = entries.filter(({ card }) => card).map(({ id }) => id);
    expect(cards).toEqual(
      expect.arrayContaining(['renovation', 'move-in', 'parking-card', 'move-pass', 'access-card']),
    );
  });
});

describe('a file of answers that is not sound is refused', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'answers-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));
  const head = '- { id: a, title: 甲, intents: [x], about: [甲], asks: [how]';
  const load = (...lines: string[]) => {
    writeFileSync(join(dir, 'some.yml'), lines.join('\n'));
    return () => loadEntries(dir);
  };

  test('an answer without source or date', () => {
    expect(load(`${head}, text: 是 }`)).toThrow(/some\.yml.*source and effective/s);
  });
  test('an id given twice', () => {
    expect(load(`${head} }`, `${head} }`)).toThrow(/a is given twice/);
  });
  test('a placeholder that nothing fills', () => {
    expect(load(`${head}, text: '{price}元', source: 公示, effective: 2026-01-01 }`)).toThrow(/\{price\}/);
  });
});

describe('the section `answers:` of a set-up file', () => {
  const problems = (answers: string) => {
    const community = 'community: { id: one, name: 甲, hotline: "1" }\nteams: [{ id: t, name: 班 }]\nstaff: []\n';
    const parsed = parseSetUp(`${community}answers:\n  ${answers}\n`);
    return parsed.ok ? [] : parsed.problems.map(({ path }) => path);
  };
  const origin = 'source: 公示, effective: 2026-01-01';

  test('is taken where it is sound', () => {
    expect(problems(`fee-rate: { text: 每月10元, ${origin} }`)).toEqual([]);
    expect(problems(`access-card: { card: { fee: 20元 }, ${origin} }`)).toEqual([]);
  });
  test.each([
    ['an entry that is not there', `tariff: { text: 十元, ${origin} }`, 'answers.tariff'],
    ['a card where there is none', `fee-rate: { card: { fee: 十元 }, ${origin} }`, 'answers.fee-rate.card'],
    ['neither text nor card', `fee-rate: { ${origin} }`, 'answers.fee-rate'],
    ['no date', 'fee-rate: { text: 十元, source: 公示 }', 'answers.fee-rate.effective'],
    ['a placeholder that nothing fills', `fee-rate: { text: '{rate}元', ${origin} }`, 'answers.fee-rate'],
    ['an unknown key', `fee-rate: { text: 十元, price: 10, ${origin} }`, 'answers.fee-rate.price'],
  ])('refuses %s', (_, answers, path) => {
    expect(problems(answers)).toEqual([path]);
  });
});
