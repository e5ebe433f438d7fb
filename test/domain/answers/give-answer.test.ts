import { expect, test } from '@jest/globals';
import { type Entry, entryShape, type LocalAnswer } from '../../../src/domain/answers/entry.ts';
import { giveAnswer } from '../../../src/domain/answers/give-answer.ts';

const at = { names: { community: '甲小区', hotline: '010-1' }, today: '2026-11-24' };
const base = { id: 'pool', title: '泳池', intents: ['general_inquiry'], about: ['泳池'], asks: ['when' as const] };
const card = { steps: ['登记'], papers: ['身份证'], time: '当天', place: '{community}前台', fee: '按公示' };
const entry = (more: Partial<Entry>): Entry => entryShape.parse({ ...base, ...more });
const local = (more: Partial<LocalAnswer>): LocalAnswer => ({ source: '公示', effective: '2026-06-01', ...more });

test('names are filled in, and source and date come along', () => {
  const said = giveAnswer(
    entry({ text: '请拨{hotline}', source: '{community}公示', effective: '2026-01-01' }),
    undefined,
    at,
  );
  expect(said).toMatchObject({ text: '请拨010-1', source: '甲小区公示', effective: '2026-01-01' });
});

test('an entry that says nothing waits for the community’s words', () => {
  expect(giveAnswer(entry({}), undefined, at)).toBeUndefined();
  expect(giveAnswer(entry({}), local({ text: '八点' }), at)).toMatchObject({ text: '八点', source: '公示' });
});

test('the community replaces single parts of a card', () => {
  const said = giveAnswer(
    entry({ card, source: '指引', effective: '2026-01-01' }),
    local({ card: { fee: '20元' } }),
    at,
  );
  expect(said?.card).toEqual({ ...card, place: '甲小区前台', fee: '20元' });
});

test('words that take effect later are not said yet', () => {
  const later = local({ text: '新价', effective: '2026-11-25' });
  expect(giveAnswer(entry({}), later, at)).toBeUndefined();
  expect(giveAnswer(entry({}), later, { ...at, today: '2026-11-25' })).toMatchObject({ text: '新价' });
  const old = entry({ text: '旧价', source: '指引', effective: '2026-01-01' });
  expect(giveAnswer(old, later, at)).toMatchObject({ text: '旧价', source: '指引' });
});
