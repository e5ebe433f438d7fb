import { expect } from '@jest/globals';
import { type Story, story } from '../support/story.ts';

/** A burst pipe at Ms Li's, taken and finished by 张师傅. */
async function finishedRepair(world: Story) {
  const li = world.person('李女士');
  const engineering = world.group('工程部', '张师傅');
  await li.says('厨房水管爆了');
  const [ticket] = await world.tickets();
  const number = ticket?.number ?? 0;
  await engineering.says(`接单 ${number}`);
  await engineering.says(`完成 ${number} 换了软管 收费30`);
  await li.hears();
  return { li, engineering, number };
}

for (const said of ['好像还有点漏', '没来人啊', '师傅根本没来过', '还是漏，你们怎么修的']) {
  story(`“${said}” after the work is no: it goes back to the same technician`, async (world) => {
    const { li, number } = await finishedRepair(world);
    await li.says(said);
    await li.hearsOnce('抱歉', '张师傅', '返修');
    expect(await world.tickets()).toHaveLength(1);
    expect(await world.ticket(number)).toMatchObject({ state: 'taken', rework: 1 });
  });
}

story('“好的” after the work is no sign-off; “好了” is', async (world) => {
  const { li, number } = await finishedRepair(world);
  await li.says('好的');
  await li.hearsOnce('先看看');
  expect(await world.ticket(number)).toMatchObject({ state: 'finished' });
  await li.says('好了');
  await li.hearsOnce('打个分');
  expect(await world.ticket(number)).toMatchObject({ state: 'closed', outcome: 'confirmed' });
});

story('another thing that fails while the first waits for sign-off is no answer to it', async (world) => {
  const { li, number } = await finishedRepair(world);
  await li.says('家里灯不亮了，明天都在');
  await li.hearsOnce('工单', '灯不亮');
  expect(await world.ticket(number)).toMatchObject({ state: 'finished' });
  expect(await world.tickets()).toHaveLength(2);
});

story(
  'praise and blame after a score are words on it, not another score, and a thank-you is neither',
  async (world) => {
    const { li, number } = await finishedRepair(world);
    await li.says('修好了');
    await li.says('3分');
    await li.hears();
    await world.person('周经理').hears();
    await li.says('师傅态度很好就是来得有点晚');
    await li.hearsOnce('记下');
    await world.person('周经理').hearsThat('来得有点晚');
    await li.says('谢谢');
    await li.hearsOnce('不客气');
    const { ratings } = await world.ticket(number);
    expect(ratings).toMatchObject([{ score: 3, comment: '师傅态度很好就是来得有点晚' }]);
  },
);

story('a score that comes after the call task is a score still', async (world) => {
  const { li, number } = await finishedRepair(world);
  await li.says('修好了');
  await world.forward({ hours: 72 });
  await li.hears();
  await li.says('4分吧');
  await li.hearsOnce('4 分');
  expect((await world.ticket(number)).ratings).toMatchObject([{ score: 4 }]);
});

story('“知道了谢谢” settles a question that was answered', async (world) => {
  const zhou = world.person('周小姐');
  await zhou.says('空置房物业费怎么算');
  await world.group('客服部', '小陈').says('回复 1001 按七折收取');
  await zhou.hears();
  await zhou.says('知道了谢谢');
  await zhou.hearsOnce('办结');
});

story('a picture and “还在滴” after the work go to that ticket', async (world) => {
  const { li, number } = await finishedRepair(world);
  await li.says('', { photos: 1 });
  await li.hearsOnce('照片收到了');
  await li.says('看，还在滴');
  await li.hearsOnce('返修');
  const ticket = await world.ticket(number);
  expect(ticket).toMatchObject({ state: 'taken', rework: 1 });
  expect(ticket.media).toHaveLength(1);
});

story('“还是没人收” is no answer that settles a complaint', async (world) => {
  const chen = world.person('陈先生');
  await chen.says('我要投诉垃圾没人收');
  await world.group('客服部', '小陈').says('回复 1001 今天安排清运');
  await chen.hears();
  await chen.says('还是没人收');
  await chen.hearsOnce('林主管', '亲自');
  await world.person('林主管').hearsThat('上次答复：今天安排清运', '还是没人收');
});
