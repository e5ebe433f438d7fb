import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Desk, openDesk } from './desk.ts';

/** As many as the pool has connections; the others stand in line. */
const atOnce = 10;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test('of 200 who take a ticket, ten at the same moment, one wins, and every other is told who', async () => {
  const ticket = await desk.open();
  const takers = Array.from({ length: 200 }, (_, index) => ['zhang', 'li', 'zhao', 'wang'][index % 4] as string);
  const said = await inParallel(takers, atOnce, (who) => desk.told(who, `接单 ${ticket.number}`));
  const winner = (await desk.fresh(ticket))?.assigneeName;
  expect(said.filter((text) => text.includes(`${winner}已接单：`))).toHaveLength(1);
  const others = said.filter((text) => !text.includes('已接单：'));
  expect(others).toHaveLength(199);
  const lost = others.filter((text) => text.startsWith(`工单 ${ticket.number} 已由${winner}于 12:05 接单。`));
  const again = others.filter((text) => text.startsWith(`工单 ${ticket.number} 已在${winner}名下`));
  expect([lost.length, again.length]).toEqual([150, 49]);
  expect(await desk.heardTexts('owner')).toHaveLength(1);
  expect((await desk.events(ticket)).filter((type) => type === 'taken')).toHaveLength(1);
}, 60_000);

async function inParallel<T, R>(items: readonly T[], width: number, run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const worker = async () => {
    for (const [index, item] of waiting) results[index] = await run(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
