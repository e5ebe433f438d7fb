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
