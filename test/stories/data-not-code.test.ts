import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

story('a community’s own greeting is what the next owner reads', async (world) => {
  const li = world.person('李女士');
  await li.says('你好');
  await li.hearsOnce('您好，我是锦绣花园的管家');
  const wording = { 'question.greeting': '您好，{community}为您服务，急事请拨打{hotline}。' };
  await world.app.db.community.update({ where: { id: 'jinxiu' }, data: { wording } });
  await li.says('你好');
  await li.hearsOnce('您好，锦绣花园为您服务');
});

story(
  '38 hours changed to 48 holds for new tickets alone, and holidays move nothing',
  async (world) => {
    const li = world.person('李女士');
    await li.says('厨房水管爆了，3栋2单元501');
    const clocks = { urgent: { fix: { dueMinutes: 48 * 60 } } };
    await world.app.db.community.update({ where: { id: 'jinxiu' }, data: { policy: { clocks } } });
    await world.person('王先生').says('家里没电了，5栋1单元302');
    const due: string[] = [];
    for (const { number } of await world.tickets()) {
      const fix = (await world.ticket(number)).clocks.find((clock) => clock.kind === 'fix');
      due.push(await world.localTime(fix?.dueAt ?? new Date(0)));
    }
    expect(due).toEqual(['2026-11-24 23:00:00', '2026-11-25 09:00:00']);
  },
  '2026-11-23T09:00',
);

story(
  'on the night of Spring Festival a report ends with a ticket like on any other',
  async (world) => {
    const li = world.person('李女士');
    await li.says('厨房水管爆了，3栋2单元501');
    await li.hearsOnce('急修', '工单', '赵师傅');
  },
  '2027-02-06T03:00',
);
