import { expect } from '@jest/globals';
import type { Story } from '../support/story.ts';
import { story } from '../support/story.ts';

const question = '游泳池几点开门';
const answer = '游泳池每天9点到21点开放，周一闭馆。';

/** An owner asks, and the service centre answers. @returns the number of the ticket */
async function askAndAnswer(world: Story, text = question, said = answer): Promise<number> {
  await world.person('李女士').says(text);
  const [ticket] = (await world.tickets()).slice(-1);
  if (!ticket) throw new Error('nobody was asked');
  await world.group('客服部', '小陈').says(`回复 ${ticket.number} ${said}`);
  return ticket.number;
}
const gaps = (world: Story) => world.app.db.knowledgeGap.findMany({ orderBy: { askedAt: 'asc' } });

story(
  'a question without an answer goes to a person and is noted; the answer comes back in the same chat',
  async (world) => {
    const li = world.person('李女士');
    await li.says(question);
    await li.hearsOnce('工单 1001', '答复会直接发在这里');
    expect(await gaps(world)).toMatchObject([{ question, intent: 'general_inquiry', answer: null, timesAsked: 1 }]);
    await world.group('客服部', '小陈').says(`回复 1001 ${answer}`);
    await li.hearsThat(answer);
    expect(await gaps(world)).toMatchObject([{ question, answer, keptAt: null }]);
  },
);

story('who answered may keep the answer with one press, and the next who asks the same is told it', async (world) => {
  await askAndAnswer(world);
  const service = world.group('客服部', '小陈');
  await service.hearsThat('留作标准答案', '收录 1001');
  await service.presses('留作标准答案');
  await service.hearsThat('已收录', question, '撤销收录 1001');
  const zhou = world.person('周小姐');
  await zhou.says('请问我们小区游泳池几点开门呀？');
  await zhou.hearsOnce(answer, '来源：物业服务中心，2026-11-24，编号 1001');
  expect(await world.tickets()).toHaveLength(1);
});

story('who is told a kept answer gets a person all the same', async (world) => {
  await askAndAnswer(world);
  await world.person('周经理').says('收录 1001');
  const zhou = world.person('周小姐');
  await zhou.says(question);
  await zhou.hears();
  await zhou.presses('还想请人答复');
  await zhou.hearsOnce('工单 1002');
  expect(await gaps(world)).toMatchObject([{ timesAsked: 1, answer }]);
});

story('an answer that is not kept is said to nobody else', async (world) => {
  await askAndAnswer(world);
  const zhou = world.person('周小姐');
  await zhou.says(question);
  await zhou.hearsOnce('工单 1002');
  expect(await gaps(world)).toMatchObject([{ timesAsked: 2, keptAt: null }]);
});

story('another question about the same thing is not answered with it', async (world) => {
  await askAndAnswer(world);
  await world.person('周经理').says('收录 1001');
  const zhou = world.person('周小姐');
  await zhou.says('游泳池几点关门');
  await zhou.hearsOnce('工单 1002');
  await zhou.says('游泳池在哪里');
  const told = await zhou.hears();
  expect(told.map(({ text }) => text).join()).not.toContain(answer);
});

story('a kept answer is taken back, and a person answers again', async (world) => {
  await askAndAnswer(world);
  const manager = world.person('周经理');
  await manager.says('收录 1001');
  await manager.hearsOnce('已收录');
  await manager.says('撤销收录 1001');
  await manager.hearsOnce('已撤销');
  const zhou = world.person('周小姐');
  await zhou.says(question);
  await zhou.hearsOnce('工单 1002');
});

story('an answer to the question asked again replaces the kept one under its old number', async (world) => {
  await askAndAnswer(world);
  const manager = world.person('周经理');
  await manager.says('收录 1001');
  await manager.says('撤销收录 1001');
  await askAndAnswer(world, question, '游泳池冬天不开放，明年5月开门。');
  await manager.hears();
  await manager.says('收录 1002');
  await manager.hearsOnce('撤销收录 1001');
  const zhou = world.person('周小姐');
  await zhou.says(question);
  await zhou.hearsOnce('明年5月', '编号 1001');
});

story('only managers and the team that answers keep answers', async (world) => {
  await askAndAnswer(world);
  const zhang = world.group('工程部', '张师傅');
  await zhang.says('收录 1001');
  await zhang.hearsThat('由经理或负责答复的班组');
  expect(await gaps(world)).toMatchObject([{ keptAt: null }]);
});

story(
  'personal data, or a word to one asker alone, keeps an answer from being kept, with the reason',
  async (world) => {
    const manager = world.person('周经理');
    for (const [said, reason] of [
      ['请打13812345678问一下。', '电话'],
      ['孙女士那里有表格，9点后可以拿。', '姓名'],
      ['放在3栋2单元501门口了，随时可以取。', '房号'],
      ['您家的泳卡明天18点前办好。', '当时的情况'],
      ['沪A12345那辆车挡住了门，挪开就能进。', '车牌'],
    ] as const) {
      const number = await askAndAnswer(world, question, said);
      await manager.hears();
      await manager.says(`收录 ${number}`);
      await manager.hearsOnce('没有收录', reason);
    }
    const offered = await world.group('客服部').hears();
    expect(offered.flatMap(({ buttons = [] }) => buttons).map(({ label }) => label)).not.toContain('留作标准答案');
  },
);

story('the hotline may stand in a kept answer, somebody’s own case not', async (world) => {
  const manager = world.person('周经理');
  await askAndAnswer(world, question, '泳池9点开门，详情请打021-55550100。');
  await manager.hears();
  await manager.says('收录 1001');
  await manager.hearsOnce('已收录');
  const number = await askAndAnswer(world, '我家的物业费交到什么时候了', '交到12月。');
  await manager.hears();
  await manager.says(`收录 ${number}`);
  await manager.hearsOnce('没有收录', '自己或当时的情况');
});

story('a manager sees what is asked without an answer, the most asked first', async (world) => {
  await world.person('李女士').says('快递柜在哪里');
  await askAndAnswer(world);
  await world.person('周小姐').says(`请问${question}？`);
  const manager = world.person('周经理');
  await manager.hears();
  await manager.says('问题库');
  const told = await manager.hearsOnce('2 个', `2次 ${question}`, '收录 1002', '1次 快递柜在哪里', '待答复，工单 1001');
  expect(told.text.indexOf(question)).toBeLessThan(told.text.indexOf('快递柜'));
  const chen = world.person('小陈');
  await chen.hears();
  await chen.says('问题库');
  await chen.hearsOnce('只有经理可以用');
});

story('words that no owner may read are held back, with a hint how to say it', async (world) => {
  const li = world.person('李女士');
  await li.says(question);
  await li.hears();
  const service = world.group('客服部', '小陈');
  for (const said of ['我不知道', '这个不清楚', '不归我管', '这个我也不太了解，你问别人吧']) {
    await service.hears();
    await service.says(`回复 1001 ${said}`);
    await service.hearsOnce('没有发出', '例如', '答复您');
  }
  await li.hearsNothing();
  expect(await gaps(world)).toMatchObject([{ answer: null }]);
});
