import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

story('未修好 goes back to the same technician as rework; the second time the manager is named', async (world) => {
  const li = world.person('李女士');
  const group = world.group('工程部', '张师傅');
  await li.says('厨房水管爆了，3栋2单元501');
  const [opened] = await world.tickets();
  const number = opened?.number ?? 0;
  await group.says(`接单 ${number}`);
  await group.says(`到场 ${number}`);
  await group.says(`完成 ${number} 换了阀芯`);
  await li.hears();
  await group.hears();

  await li.presses('未修好');
  await li.hearsOnce('非常抱歉', '张师傅', '返修');
  await group.hearsThat('返修', `${number}`);
  const once = await world.ticket(number);
  expect(once).toMatchObject({ state: 'taken', rework: 1 });
  expect(once.assignee?.name).toBe('张师傅');

  await group.says(`完成 ${number} 又紧了一遍`);
  await li.hears();
  await li.says('还是漏');
  await li.hearsOnce('周经理', '13800000031');
  await world.person('周经理').hearsThat('返修', `${number}`);
});
