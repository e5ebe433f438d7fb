import { expect } from '@jest/globals';
import { type Story, story } from '../support/story.ts';

async function mended(world: Story): Promise<void> {
  await world.person('陈先生').says('阳台推拉门关不上，玻璃眼看要掉下来，有小孩怕危险');
  await world.group('工程部', '张师傅').says('接单 1001');
  await world.group('工程部', '张师傅').says('完成 1001 换了两个滑轮');
  await world.person('陈先生').hears();
}

story(
  'a vague word on work that is done opens nothing new: the owner is asked again, then signs and rates',
  async (world) => {
    await mended(world);
    const chen = world.person('陈先生');
    await chen.hears();
    await chen.says('关得上了，就是有点涩');
    await chen.hearsThat('1001');
    await chen.says('好了好了修好了');
    await chen.hearsThat('打个分');
    await chen.says('4分吧');
    await chen.hearsThat('4 分');
    expect(await world.tickets()).toHaveLength(1);
    expect(await world.ticket(1001)).toMatchObject({ state: 'closed', outcome: 'confirmed' });
  },
);

story('“修好了” in the middle of another report signs the work that is done, and the report goes on', async (world) => {
  await mended(world);
  const chen = world.person('陈先生');
  await chen.says('卫生间的水龙头有点滴水');
  await chen.hearsThat('什么时候家里有人');
  await chen.says('门修好了');
  await chen.hearsThat('什么时候家里有人');
  expect(await world.ticket(1001)).toMatchObject({ state: 'closed', outcome: 'confirmed' });
  await chen.presses('明天都行');
  expect((await world.tickets()).map((ticket) => ticket.kind)).toEqual(['repair', 'repair']);
});

story('after a promise the owner who presses hears the promised time as the time it is mended by', async (world) => {
  const chen = world.person('陈先生');
  await chen.says('阳台推拉门关不上，玻璃眼看要掉下来，有小孩怕危险');
  const group = world.group('工程部', '张师傅');
  await group.says('接单 1001');
  await group.says('承诺 1001 后天上午10点 要订滑轮');
  await chen.hears();
  await chen.says('怎么这么慢');
  const reply = await chen.hearsThat('11月26日 10:00');
  expect(reply.text).not.toContain('10:00前到现场');
});
