import { expect } from '@jest/globals';
import { storyOverBotSocket } from '../support/story.ts';

const leak = '厨房水管爆了，水都流到客厅了，3栋2单元501';

storyOverBotSocket('a repair is called out, taken and finished in the group by the robot alone', async (world) => {
  const li = world.person('李女士');
  await li.says(leak);
  const group = world.group('工程部', '张师傅');
  await group.hearsThat('3栋2单元501');
  await group.says('接单 1001');
  await li.hearsThat('张师傅');
  await group.says('到场');
  await group.says('完成 换了阀芯');
  await group.hearsThat('1001');

  expect(await world.ticket(1001)).toMatchObject({ state: 'finished', assignee: { name: '张师傅' } });
});

storyOverBotSocket(
  'a button under the call in the group takes it, and the card then shows what is next',
  async (world) => {
    await world.person('李女士').says(leak);
    const group = world.group('工程部', '张师傅');
    const { id } = await group.hearsThat('3栋2单元501');
    await group.presses('接单');

    expect(await world.ticket(1001)).toMatchObject({ state: 'taken', assignee: { name: '张师傅' } });
    expect(
      world.wecom
        .bot()
        .card(id)
        ?.buttons.map(({ text }) => text),
    ).toEqual(['到场', '完成']);
  },
);

storyOverBotSocket('who is called gets the card in his own chat, too', async (world) => {
  await world.person('李女士').says(leak);
  await world.person('张师傅').presses('接单');

  expect(await world.ticket(1001)).toMatchObject({ assignee: { name: '张师傅' } });
});

storyOverBotSocket('a picture that comes with the words in a group is kept with the report', async (world) => {
  await world.group('秩序部', '孙队长').says('3栋大堂的灯坏了', { photos: 1 });

  const [ticket] = await world.tickets();
  expect(ticket?.description).toContain('灯');
  expect(await world.app.db.media.findMany()).toMatchObject([{ kind: 'image', mime: 'image/png' }]);
});

storyOverBotSocket('what is said while the connection is broken goes out when it is back', async (world) => {
  const group = world.group('工程部', '张师傅');
  world.wecom.bot().cut();
  await world.person('李女士').says(leak);
  await world.wecom.connect('');
  await world.settle();
  await group.hearsThat('3栋2单元501');
});

storyOverBotSocket('where a group gets no card of the robot, its buttons are numbers', async (world) => {
  world.wecom.server.corp.botCardsInGroups = false;
  await world.person('李女士').says(leak);
  const group = world.group('工程部', '张师傅');
  await group.hearsThat('1. 接单');
  await group.says('1');

  expect(await world.ticket(1001)).toMatchObject({ state: 'taken' });
});

storyOverBotSocket('a guard who reported in his group is asked and confirms there by a button', async (world) => {
  const guards = world.group('秩序部', '钱保安');
  await guards.says('3栋2单元楼道灯坏了');
  await world.group('工程部', '张师傅').says('完成 1001 换了灯泡 免费');
  await guards.presses('已修好');

  expect((await world.ticket(1001)).outcome).toBe('confirmed');
});
