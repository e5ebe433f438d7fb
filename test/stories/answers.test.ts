import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

story('a question that the community has settled is answered at once, with source and date', async (world) => {
  const li = world.person('李女士');
  await li.says('物业费多少钱一个月？');
  await li.hearsOnce('每平方米2.80元', '来源：锦绣花园收费公示（演示）', '2026-01-01');
  expect(await world.tickets()).toEqual([]);
});

story('a procedure is told with steps, papers, time, place and fee', async (world) => {
  const zhou = world.person('周小姐');
  await zhou.says('门禁卡丢了怎么补办');
  await zhou.hearsOnce('步骤：1. ', '资料：', '时限：', '地点：锦绣花园物业服务中心，1栋一楼', '费用：', '每张20元');
  await zhou.says('搬家怎么办放行条');
  await zhou.hearsOnce('步骤：', '放行条', '资料：', '时限：', '地点：锦绣花园', '费用：');
});

story('who wants a person after the answer gets one, in the same chat', async (world) => {
  const li = world.person('李女士');
  const service = world.group('客服部', '小陈');
  await li.says('停车费怎么收');
  await li.hearsOnce('每月400元');
  await li.presses('还想请人答复');
  await li.hearsOnce('小陈', '答复会直接发在这里');
  const card = await service.hearsThat('停车费怎么收');
  await service.says('回复 您家第二辆车每月500元。', { quote: card });
  await li.hearsThat('每月500元');
  expect(await world.tickets()).toMatchObject([{ kind: 'inquiry', category: 'parking_inquiry' }]);
});

story('what the community has not settled goes to a person, though we know what is asked', async (world) => {
  const li = world.person('李女士');
  await li.says('装修押金多少钱');
  await li.hearsOnce('小陈', '答复会直接发在这里');
  await world.group('客服部').hearsThat('装修押金多少钱');
});

story('somebody’s own case is answered by a person, never by an entry', async (world) => {
  const li = world.person('李女士');
  await li.says('物业费多少钱，怎么比上个月涨了');
  await li.hearsOnce('小陈');
  expect(await world.tickets()).toMatchObject([{ kind: 'inquiry' }]);
});

story('asked in the middle of a report, it is answered and the report goes on', async (world) => {
  const li = world.person('李女士');
  await li.says('卫生间的水龙头有点滴水');
  await li.hearsOnce('什么时候家里有人');
  await li.says('对了物业费多少钱一个月？');
  await li.hearsOnce('2.80元', '接着', '什么时候家里有人');
  await li.presses('还想请人答复');
  await li.hearsOnce('小陈');
  await li.says('明天下午');
  await li.hearsOnce('工单', '水龙头');
  expect((await world.tickets()).map((ticket) => ticket.kind)).toEqual(['inquiry', 'repair']);
});

story('an answer beside an answer of the owner’s: neither is lost', async (world) => {
  const li = world.person('李女士');
  await li.says('卫生间的水龙头有点滴水');
  await li.hears();
  await li.says('明天下午吧，另外停车费怎么收');
  const heard = (await li.hears()).map(({ text }) => text).join('\n');
  expect(heard).toContain('水龙头');
  expect(heard).toContain('每月400元');
  expect((await world.tickets()).map((ticket) => ticket.kind)).toEqual(['repair']);
});

story('the button under an answer that is no longer the last one changes nothing', async (world) => {
  const li = world.person('李女士');
  await li.says('物业费多少钱一个月');
  const [first] = await li.hears();
  await li.says('停车费怎么收');
  await li.hears();
  if (first) await li.pressesUnder(first, '还想请人答复');
  await li.hearsOnce('过时');
  expect(await world.tickets()).toEqual([]);
});
