import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

story('a burst pipe told in one sentence is paged, taken, mended, signed and rated', async (world) => {
  const li = world.person('李女士');
  const group = world.group('工程部', '张师傅');

  await li.says('厨房水管爆了，水都流到客厅了，3栋2单元501');
  await li.hearsOnce('急修', '3栋2单元501', '11:00前到现场');
  const card = await group.hearsOnce('急修', '3栋2单元501', '李**', '接单');

  await group.says('接单', { quote: card });
  await li.hearsOnce('张师傅', '11:00');
  await group.hears();

  await group.presses('到场');
  await li.hearsOnce('张师傅', '到现场');

  const [ticket] = await world.tickets();
  await group.says(`完成 ${ticket?.number} 换了阀芯 收费30`);
  await li.hearsOnce('换了阀芯', '30');

  await li.presses('已修好');
  await li.hearsOnce('打个分');
  await li.says('⭐⭐⭐⭐⭐');
  await li.hearsOnce('5 分');

  const closed = await world.ticket(ticket?.number ?? 0);
  expect(closed.signOff).toMatchObject({
    by: '李女士',
    means: 'button',
    said: '已修好',
    work: '换了阀芯',
    feeCents: 3000,
  });
  expect(closed.ratings).toMatchObject([{ score: 5, said: '⭐⭐⭐⭐⭐' }]);
});
