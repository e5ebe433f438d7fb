import { expect, test } from '@jest/globals';
import { allTemplates, render, staff, status, templates } from '../../src/messages/template.ts';

const texts = templates('sample', {
  greet: '{who}您好，{who}！',
  coming: status('{who}将于{by}前上门'),
  card: staff('新工单 {number}'),
});

test('every placeholder is filled, each time it stands there', () => {
  expect(render(texts.greet, { who: '李女士' })).toBe('李女士您好，李女士！');
});

test('a value with braces is not filled again', () => {
  expect(render(texts.coming, { who: '{by}', by: '$&' })).toBe('{by}将于$&前上门');
});

test('a missing value throws and names itself', () => {
  const loose = texts.coming as unknown as Parameters<typeof render<string>>[0];
  expect(() => render(loose, { who: '张师傅' })).toThrow('sample.coming lacks a value for {by}');
});

test("the community's own words win", () => {
  expect(render(texts.coming, { who: '张师傅', by: '10点' }, { 'sample.coming': '{by}前，{who}到您家' })).toBe(
    '10点前，张师傅到您家',
  );
});

test.each(['', ' ', '{who}，{when}到', '{}'])(
  'words of a community that cannot be said, “%s”, are passed over',
  (slip) => {
    expect(render(texts.coming, { who: '张师傅', by: '10点' }, { 'sample.coming': slip })).toBe('张师傅将于10点前上门');
  },
);

test('templates are found under their ids, with what is known of them', () => {
  const mine = allTemplates().filter(({ id }) => id.startsWith('sample.'));
  expect(mine.map(({ id, audience, isStatus }) => ({ id, audience, isStatus }))).toEqual([
    { id: 'sample.card', audience: 'staff', isStatus: false },
    { id: 'sample.coming', audience: 'owner', isStatus: true },
    { id: 'sample.greet', audience: 'owner', isStatus: false },
  ]);
});

test('an id is taken once', () => {
  expect(() => templates('sample', { greet: '您好' })).toThrow('sample.greet is registered twice');
});
