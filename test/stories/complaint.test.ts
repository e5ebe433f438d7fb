import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

story('a complaint about a technician never appears in his group and is answered through the bot', async (world) => {
  const li = world.person('李女士');
  const engineering = world.group('工程部', '张师傅');
  const service = world.group('客服部', '小陈');
  await li.says('我要投诉你们张师傅，态度太差了，进门不穿鞋套还骂人');
  await li.hearsOnce('抱歉', '小陈', '明天 09:00');
  await service.hearsThat('投诉', '张师傅');
  await engineering.hearsNothing();
  await world.person('张师傅').hearsNothing();

  const [ticket] = await world.tickets();
  await engineering.says(`查 ${ticket?.number}`);
  const seen = await engineering.hears();
  expect(seen.map((one) => one.text).join()).not.toContain('鞋套');

  await service.says(`回复 ${ticket?.number} 已批评教育，今后进门一律穿鞋套，给您道歉。`);
  await li.hearsThat('已批评教育');
  await li.says('不满意');
  await li.hearsThat('抱歉', '林主管');
  await world.person('林主管').hearsThat('投诉', '鞋套');
});

story('a complaint that nobody answers goes to the manager at 24 hours, and its owner is told', async (world) => {
  const li = world.person('李女士');
  await li.says('我要投诉，楼上装修天天半夜敲墙，吵得没法睡');
  await li.hears();
  await world.person('周经理').hears();
  await world.until('2026-11-25T08:59:59');
  const before = (await world.person('周经理').hears()).filter((one) => one.text.includes('超时'));
  await world.until('2026-11-25T09:00');
  await world.person('周经理').hearsThat('超');
  await li.hearsThat('抱歉');
  expect(before.every((one) => !one.text.includes('24'))).toBe(true);
});
