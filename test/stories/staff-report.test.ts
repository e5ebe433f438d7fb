import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

story('a guard reports a fault in his group with one sentence, and engineering is called', async (world) => {
  const guards = world.group('秩序部', '钱保安');
  await guards.says('3栋2单元楼道灯坏了', { photos: 1 });
  await guards.hearsThat('工单', '3栋2单元');
  await world.group('工程部').hearsThat('楼道灯');
  const [ticket] = await world.tickets();
  expect(ticket).toMatchObject({ kind: 'repair', reporterStaffId: expect.any(String) });
});

story('the talk of a staff group is left alone', async (world) => {
  const guards = world.group('秩序部', '钱保安');
  for (const text of ['今天谁带饭', '我到门口了', '收到', '师傅们辛苦了']) await guards.says(text);
  await guards.hearsNothing();
});

story('a wrong command gets a helpful line, never silence', async (world) => {
  const group = world.group('工程部', '张师傅');
  await group.says('接单 9999');
  await group.hearsOnce('9999');
});

story('a manager’s 待办 is all open work of the estate, with who has it', async (world) => {
  await world.person('黄老板').says('店门口路灯不亮，晚上客人都看不见路');
  await world.person('李女士').says('厨房水管爆了，3栋2单元501');
  await world.group('工程部', '张师傅').says('接单 1002');
  const manager = world.person('周经理');
  await manager.says('待办');
  const list = await manager.hearsThat('1001', '1002', '张师傅');
  expect(list.text).toContain('商业街商铺8附近');
});
