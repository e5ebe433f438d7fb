import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test.each(['满意度', '回访率', '报表'])('%s, by a manager', async (text) => {
  const said = await desk.told('zhou', text, { in: 'direct' });
  expect(said).toContain('锦绣花园满意度与回访（最近 30 天：10月25日 12:05 至 11月24日 12:05）');
  expect(said).toContain('全部评分份数');
});

test('by the leader of a team who is no manager', async () => {
  expect(await desk.told('sun', '满意度', { in: 'direct' })).toContain('回访率');
});

test.each(['zhang', 'chen', 'qian'])('by %s, who leads nobody: who may tell', async (who) => {
  expect(await desk.told(who, '满意度', { in: 'direct' })).toBe(
    '“满意度”给经理和班组长看，想了解请问您的班组长或经理。看您名下的单写“待办”。',
  );
});

test('help names it to those who may use it', async () => {
  for (const who of ['zhou', 'sun']) expect(await desk.told(who, '帮助')).toContain('满意度');
  expect(await desk.told('zhang', '帮助')).not.toContain('满意度');
});
