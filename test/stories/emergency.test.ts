import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

story('a stranger trapped in a lift is helped in the same turn, before anything is asked', async (world) => {
  const stranger = world.person('陌生人');
  await stranger.says('有人困在电梯里了');
  const reply = await stranger.hearsOnce('您别慌', '不要扒门', '021-55550100', '120');
  expect(reply.text).toContain('哪个位置');
  await world.group('工程部').hearsThat('电梯困人');
  await world.group('秩序部').hearsThat('电梯困人');
  await world.person('周经理').hearsThat('电梯困人');

  await stranger.says('5栋1单元');
  await stranger.hearsOnce('5栋1单元');
  await world.group('秩序部').hearsThat('5栋1单元');
  expect(await world.tickets()).toHaveLength(1);
});
