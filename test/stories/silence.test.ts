import { expect } from '@jest/globals';
import { type Story, story } from '../support/story.ts';

async function mended(world: Story): Promise<number> {
  const group = world.group('工程部', '张师傅');
  await world.person('李女士').says('厨房水管爆了，3栋2单元501');
  const [ticket] = await world.tickets();
  const number = ticket?.number ?? 0;
  await group.says(`接单 ${number}`);
  await group.says(`到场 ${number}`);
  await group.says(`完成 ${number} 换了阀芯`);
  await world.person('李女士').hears();
  return number;
}

story('no rating: reminded once, then somebody calls; silence is never a score', async (world) => {
  const number = await mended(world);
  const li = world.person('李女士');
  await li.presses('已修好');
  await li.hears();
  await world.until('2026-11-28T12:00');
  const reminders = (await li.hears()).filter((one) => one.text.includes('打个分'));
  expect(reminders).toHaveLength(1);
  const tickets = await world.tickets();
  expect(tickets.filter((ticket) => ticket.kind === 'call')).toHaveLength(1);
  await world.group('客服部').hearsThat('回访');
  expect((await world.ticket(number)).ratings).toHaveLength(0);
});

story('a score that comes after all closes the call task, and nobody telephones', async (world) => {
  const number = await mended(world);
  const li = world.person('李女士');
  await li.presses('已修好');
  await world.until('2026-11-27T10:00');
  const call = (await world.tickets()).find((ticket) => ticket.kind === 'call');
  expect(call).toMatchObject({ state: 'open' });
  await world.group('客服部').hears();
  await li.presses('5分');
  expect(await world.ticket(call?.number ?? 0)).toMatchObject({ state: 'closed', outcome: 'answered' });
  await world.group('客服部').hearsThat('不用打了', `${number}`);
});

story('no word on the work: asked twice more, then closed as unconfirmed and called', async (world) => {
  const number = await mended(world);
  await world.until('2026-11-27T12:00');
  const ticket = await world.ticket(number);
  expect(ticket).toMatchObject({ state: 'closed', outcome: 'unconfirmed', signOff: null });
  expect((await world.tickets()).filter((one) => one.kind === 'call')).toHaveLength(1);
});

story('a low score goes to the manager, and the words after it are kept', async (world) => {
  const number = await mended(world);
  const li = world.person('李女士');
  await li.presses('已修好');
  await li.presses('2分');
  await li.hearsThat('2 分', '抱歉');
  await world.person('周经理').hearsThat(`${number}`, '2');
  await li.says('弄得到处是水也不擦');
  await li.hearsThat('记下');
  const [rating] = (await world.ticket(number)).ratings;
  expect(rating).toMatchObject({ score: 2, comment: '弄得到处是水也不擦' });
});

story('staff cannot answer for an owner', async (world) => {
  const number = await mended(world);
  const zhang = world.person('张师傅');
  await zhang.hears();
  await zhang.says(`给 ${number} 打5分`);
  await zhang.hears();
  expect((await world.ticket(number)).ratings).toHaveLength(0);
});
