import { expect } from '@jest/globals';
import { storyOverWecom } from '../support/story.ts';

storyOverWecom('two on duty press 接单 at once: one wins, and both cards say who', async (world) => {
  const { server } = world.wecom;
  await world.person('李女士').says('厨房水管爆了，水都流到客厅了，3栋2单元501');
  const [zhang, li] = [world.wecom.member('zhang'), world.wecom.member('li')];
  const cardOf = (member: typeof zhang) => String(member.sees.at(-1)?.content.task_id);
  const [zhangs, lis] = [cardOf(zhang), cardOf(li)];
  zhang.clicks(zhangs, '接单');
  li.clicks(lis, '接单');
  await server.deliverCallbacks({ reorder: { seed: 7 } });
  await world.settle();

  const [ticket] = await world.tickets();
  expect(ticket).toMatchObject({ state: 'taken', assignee: { name: expect.stringMatching(/^(张|李)师傅$/) } });
  const zhangWon = ticket?.assignee?.name === '张师傅';
  const [winner, loser] = zhangWon ? [zhang.card(zhangs), li.card(lis)] : [li.card(lis), zhang.card(zhangs)];
  expect(winner?.buttons.map(({ text }) => text)).toEqual(['到场', '完成']);
  expect(loser).toMatchObject({ buttons: [], grey: `${ticket?.assignee?.name}已接单` });
});

storyOverWecom(
  'what the chat no longer takes becomes one telephone task, and is said first when the owner writes',
  async (world) => {
    const li = world.person('李女士');
    await li.says('厨房水管爆了，水都流到客厅了，3栋2单元501');
    await world.group('工程部', '张师傅').says('接单');
    await li.hears();
    await world.forward({ hours: 49 });
    const before = await li.messages();
    await world.group('工程部', '张师傅').says('完成 1001 换了阀芯');
    expect(await li.messages()).toHaveLength(before.length);
    const tasks = (await world.tickets()).filter(({ kind }) => kind === 'call');
    expect(tasks).toHaveLength(1);
    expect(tasks[0]?.description).toContain('换了阀芯');

    await li.says('你们修了吗');
    const heard = (await li.messages()).slice(before.length).map(({ text }) => text);
    expect(heard[0]).toContain('换了阀芯');
  },
);

storyOverWecom('who comes by the code of a building is greeted, once', async (world) => {
  const li = world.wecom.customer('李女士');
  li.enters('gate', 'building-3');
  await world.settle();
  await world.settle();
  expect(li.sees.map(({ text }) => text)).toEqual([expect.stringContaining('小管家')]);
});

storyOverWecom('a command that quotes a card by its words is about that card', async (world) => {
  await world.person('李女士').says('厨房水管爆了，水都流到客厅了，3栋2单元501');
  const group = world.group('工程部', '张师傅');
  const first = await group.hearsThat('3栋2单元501');
  await world.person('刘阿姨').says('卫生间水管爆了，水都流到客厅了，1栋1单元101');
  await group.hearsThat('1栋1单元101');
  await group.says('接单', { quote: first });
  expect(await world.tickets()).toMatchObject([
    { number: 1001, state: 'taken' },
    { number: 1002, state: 'open' },
  ]);
});

storyOverWecom(
  'a voided token, calls that go wrong, callbacks four times over and doorbells lost: all is handled once',
  async (world) => {
    const { server } = world.wecom;
    const names = ['李女士', '王先生', '刘阿姨', '陈先生', '周小姐'];
    server.faults.rate(0.3, 11);
    for (let round = 0; round < 4; round++) {
      for (const name of names) world.wecom.customer(name).says(`第${round}回：物业几点下班`);
      if (round === 2) server.voidTokens();
      // Every third callback never comes, the others four times each, in any order.
      await server.deliverCallbacks({ times: 4, reorder: { seed: round }, lose: (index) => index % 3 === 0 });
      await world.app.settle();
      await world.forward({ minutes: 6 });
      await world.app.lookAround();
      await world.app.settle();
    }
    server.faults.none();
    await world.forward({ minutes: 10 });
    await world.app.lookAround();
    await world.settle();

    const { db } = world.app;
    const heard = await db.inboundMessage.findMany({ where: { channel: 'wecom' }, orderBy: { seq: 'asc' } });
    expect(heard).toHaveLength(names.length * 4);
    expect(heard.filter(({ handledAt }) => handledAt === null)).toEqual([]);
    const said = await db.outboundMessage.findMany({ orderBy: { seq: 'asc' } });
    const keys = said.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const name of names) {
      const texts = world.wecom.customer(name).sees.map(({ text, id }) => `${id} ${text}`);
      expect(new Set(texts).size).toBe(texts.length);
      expect(texts.length).toBeGreaterThan(0);
    }
    const open = said.filter(({ state }) => ['queued', 'sending', 'dead'].includes(state));
    expect(open.map(({ key, error }) => `${key} ${error}`)).toEqual([]);
  },
  undefined,
  120_000,
);
