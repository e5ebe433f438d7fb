import { expect } from '@jest/globals';
import { type Story, story } from '../support/story.ts';

/** Clocks and reminders that used to go wrong somewhere else; what went wrong where stands above each story. */

async function burstPipe(world: Story): Promise<number> {
  await world.person('李女士').says('厨房水管爆了，3栋2单元501');
  const [ticket] = await world.tickets();
  return ticket?.number ?? 0;
}

async function finished(world: Story): Promise<number> {
  const number = await burstPipe(world);
  const group = world.group('工程部', '张师傅');
  for (const command of [`接单 ${number}`, `到场 ${number}`, `完成 ${number} 换了阀芯`]) await group.says(command);
  return number;
}

/** The chats of staff, in which all that was said until now is old. */
async function staffFromNow(world: Story) {
  const seats = [world.group('工程部'), ...['张师傅', '王主管', '周经理'].map((name) => world.person(name))];
  for (const seat of seats) await seat.hears();
  return seats;
}

// An estate system (1): an unassigned ticket close to its deadline alerted nobody.
story('a ticket that nobody takes alerts leader and manager long before its deadline', async (world) => {
  await burstPipe(world);
  await world.until('2026-11-24T09:21');
  await world.person('王主管').hearsThat('3栋2单元501');
  await world.person('周经理').hearsThat('3栋2单元501');
  expect(await world.tickets()).toMatchObject([{ state: 'open' }]);
});

// The same (4): the last slot was at 22:00, and without an appointment nothing could be reported.
story(
  'late in the evening a burst pipe needs no appointment',
  async (world) => {
    await world.person('李女士').says('厨房水管爆了');
    await world.person('李女士').hearsOnce('急修', '00:30前到现场');
    await world.group('工程部').hearsThat('3栋2单元501');
  },
  '2026-11-24T22:30',
);

// The same (6): reminders were remembered in a cache, so that a flush sent them again and a restart lost them.
story('a restart between two reminders neither loses the second nor repeats the first', async (world) => {
  const number = await finished(world);
  const li = world.person('李女士');
  await li.hears();
  await world.until('2026-11-25T09:00');
  await li.hearsOnce(`${number}`);
  await world.restart();
  await world.settle();
  await li.hearsNothing();
  await world.until('2026-11-25T21:00');
  await li.hearsOnce(`${number}`);
});

// Zammad (7): “pending” froze the clock, and the breach came at once when it was over.
story('a promised time replaces the old deadline: no alarm at the old one, none before the new one', async (world) => {
  const number = await burstPipe(world);
  const group = world.group('工程部', '张师傅');
  await group.says(`接单 ${number}`);
  await group.says(`到场 ${number}`);
  await group.says(`承诺 ${number} 11月27日18点 缺阀芯`);
  const manager = world.person('周经理');
  await manager.hears();
  await world.until('2026-11-27T17:59');
  await manager.hearsNothing();
  await world.until('2026-11-27T18:00');
  await manager.hearsThat('承诺');
});

// Chatwoot (8): the clock of the next reply went on running after the matter was resolved (#10178).
story('work that is done has no clock that could still be broken', async (world) => {
  const number = await finished(world);
  await world.person('李女士').presses('已修好');
  await world.person('李女士').presses('5分');
  const seats = await staffFromNow(world);
  await world.until('2026-11-26T12:00');
  for (const seat of seats) await seat.hearsNothing();
  const { clocks } = await world.ticket(number);
  const own = clocks.filter(({ kind }) => ['take', 'arrive', 'fix'].includes(kind));
  expect(own.length).toBeGreaterThan(0);
  expect(own.filter(({ nextAt }) => nextAt !== null)).toEqual([]);
});

// OnCall (11): a page acknowledged two months before rang again at 05:30 (#3111).
story('what was settled two months ago rings nobody when everything comes back', async (world) => {
  await finished(world);
  const li = world.person('李女士');
  await li.presses('已修好');
  await li.presses('5分');
  const seats = await staffFromNow(world);
  await world.restart();
  await world.sleepUntil('2027-01-24T05:30');
  const heard = (await Promise.all(seats.map((seat) => seat.hears()))).flat();
  expect(heard.filter(({ text }) => text.includes('3栋2单元501'))).toEqual([]);
  await li.hears();
  expect(await world.tickets()).toMatchObject([{ state: 'closed' }]);
});

// OnCall (11): an acknowledgement during the resolve took the resolve back (#3161).
story('“接单” after the work is done takes nothing back', async (world) => {
  const number = await finished(world);
  const group = world.group('工程部', '李师傅');
  await group.says(`接单 ${number}`);
  const ticket = await world.ticket(number);
  expect(ticket).toMatchObject({ state: 'finished' });
  expect(ticket.assignee?.name).toBe('张师傅');
});

// bk-itsm (12): after the first mail on what is overdue there never came another.
story('what stays overdue is told again, each time to somebody further up', async (world) => {
  await burstPipe(world);
  await world.until('2026-11-24T09:11');
  await world.person('王主管').hearsThat('3栋2单元501');
  await world.person('周经理').hearsNothing();
  await world.until('2026-11-24T09:21');
  await world.person('周经理').hearsThat('3栋2单元501');
  await world.until('2026-11-24T11:01');
  await world.person('周经理').hearsThat('3栋2单元501');
});

// GLPI (13): reminders set to be repeated were sent once, and to whoever had typed the ticket (#49, #607).
story('who reported is reminded of the word on the work twice, and nobody of staff is', async (world) => {
  const number = await finished(world);
  const li = world.person('李女士');
  await li.hears();
  const seats = await staffFromNow(world);
  await world.until('2026-11-25T22:00');
  const reminders = await li.hears();
  expect(reminders.map(({ text }) => text.includes(`${number}`))).toEqual([true, true]);
  for (const seat of seats) await seat.hearsNothing();
});
