import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

story('a question in the middle is taken up, then the report goes on', async (world) => {
  const li = world.person('李女士');
  await li.says('卫生间的水龙头有点滴水');
  await li.hearsOnce('什么时候家里有人');
  await li.says('对了物业费可以按季度交吗？');
  await li.hearsOnce('小陈', '接着', '什么时候家里有人');
  await world.group('客服部').hearsThat('物业费可以按季度交');
  await li.says('明天下午');
  await li.hearsOnce('工单', '水龙头');
  expect((await world.tickets()).map((ticket) => ticket.kind)).toEqual(['inquiry', 'repair']);
});

story('“算了不修了” ends the report and nothing is opened', async (world) => {
  const li = world.person('李女士');
  await li.says('卫生间的水龙头有点滴水');
  await li.hears();
  await li.says('算了不修了');
  await li.hearsOnce('不登记');
  expect(await world.tickets()).toHaveLength(0);
});

story('“不是3栋是5栋” changes the building alone, in the talk and after it', async (world) => {
  const wang = world.person('王先生');
  await wang.says('3栋电梯坏了');
  await wang.hearsOnce('3栋', '电梯');
  await wang.says('不是3栋是5栋');
  await wang.hearsOnce('5栋', '电梯');
  const [ticket] = await world.tickets();
  expect(ticket?.place).toMatch(/^5栋/);
  const events = (await world.ticket(ticket?.number ?? 0)).events;
  expect(events.find((event) => event.type === 'corrected')?.data).toMatchObject({ field: 'place', from: '3栋电梯' });
});

story('a half-finished report is kept for half an hour and across a restart', async (world) => {
  const li = world.person('李女士');
  await li.says('卫生间的水龙头有点滴水');
  await li.hears();
  await world.forward({ minutes: 31 });
  await world.restart();
  await li.says('明天都行');
  await li.hearsOnce('工单', '水龙头', '3栋2单元501');
});

story('“重新说” forgets what was said and asks from the start', async (world) => {
  const li = world.person('李女士');
  await li.says('卫生间的水龙头有点滴水');
  await li.hears();
  await li.says('重新说');
  await li.hearsOnce('重新来', '哪里');
});
