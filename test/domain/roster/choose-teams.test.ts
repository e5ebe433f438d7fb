import { expect, test } from '@jest/globals';
import { chooseTeams } from '../../../src/domain/roster/choose-teams.ts';

const team = (key: string, ledByActive = true) => ({ key, ledByActive });
const estate = [team('cleaning'), team('engineering'), team('order'), team('service')];
const route = (kind: Parameters<typeof chooseTeams>[2]['kind'], category: string, routing = {}, teams = estate) =>
  chooseTeams(teams, routing, { kind, category }).map(({ key }) => key);

test.each([
  ['repair', 'plumbing', ['engineering']],
  ['repair', 'other', ['engineering']],
  ['complaint', 'noise', ['service']],
  ['inquiry', 'other', ['service']],
  ['call', 'other', ['service']],
  ['emergency', 'fire', ['order', 'engineering']],
  ['emergency', 'lift_trapped', ['engineering', 'order']],
  ['emergency', 'other', ['order', 'engineering']],
] as const)('by default %s of %s goes to %j', (kind, category, teams) => {
  expect(route(kind, category)).toEqual(teams);
});

test.each([
  ['a category', 'repair', 'plumbing', { plumbing: 'cleaning' }, ['cleaning']],
  ['a kind', 'complaint', 'noise', { complaint: 'order' }, ['order']],
  [
    'kind and category before the category',
    'repair',
    'other',
    { other: 'order', 'repair.other': 'service' },
    ['service'],
  ],
  [
    'an emergency, the others still called',
    'emergency',
    'fire',
    { fire: 'x', 'emergency.fire': 'cleaning' },
    ['cleaning', 'order', 'engineering'],
  ],
  [
    'a category that is no repair’s, which is passed over',
    'inquiry',
    'plumbing',
    { plumbing: 'cleaning' },
    ['service'],
  ],
] as const)('the community’s table decides: %s', (_, kind, category, routing, teams) => {
  expect(route(kind, category, routing)).toEqual(teams);
});

test('never nowhere: customer service, a led team, any team', () => {
  expect(route('repair', 'gas', { gas: 'gone' })).toEqual(['service']);
  expect(route('repair', 'gas', {}, [team('a', false), team('b')])).toEqual(['b']);
  expect(route('repair', 'gas', {}, [team('a', false)])).toEqual(['a']);
  expect(route('emergency', 'fire', {}, [team('order')])).toEqual(['order']);
});
