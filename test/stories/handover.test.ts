import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

story('a question nobody foresaw is answered by a person in the same chat', async (world) => {
  const li = world.person('李女士');
  const service = world.group('客服部', '小陈');
  await li.says('请问装修押金什么时候退？');
  await li.hearsOnce('小陈', '明天 09:00');
  const card = await service.hearsThat('装修押金');
  await service.says('回复 验收合格后七个工作日内原路退回。', { quote: card });
  await li.hearsThat('七个工作日内');
  await li.presses('已解决');
  await li.hearsOnce('办结');
  const [ticket] = await world.tickets();
  expect(ticket).toMatchObject({ kind: 'inquiry', state: 'closed', outcome: 'confirmed' });
});

story('asked for a person, a person comes, with what was said before', async (world) => {
  const li = world.person('李女士');
  const service = world.group('客服部', '小陈');
  await li.says('坏了');
  await li.says('转人工');
  await li.hearsThat('小陈');
  await service.hearsThat('坏了');
  await li.says('我家对讲机一直响');
  await service.hearsThat('对讲机一直响');
});

story('status, urging and cancelling in the owner’s own words', async (world) => {
  const li = world.person('李女士');
  await li.says('厨房水管爆了，3栋2单元501');
  const [ticket] = await world.tickets();
  await li.hears();
  await li.says('我的报修到哪一步了');
  await li.hearsOnce(`${ticket?.number}`, '前');
  await li.says('怎么还没人来');
  await li.hearsOnce('催', `${ticket?.number}`);
  await world.group('工程部').hearsThat('在催');
  await li.says('不用修了');
  await li.hearsOnce('取消');
  await li.presses('是的');
  await li.hearsOnce('已取消');
  await world.group('工程部').hearsThat('取消');
  expect(await world.ticket(ticket?.number ?? 0)).toMatchObject({ state: 'cancelled' });
});
