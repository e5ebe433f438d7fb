import { expect } from '@jest/globals';
import { type Story, story, storyOverWecom } from '../support/story.ts';

const broadcasts = (world: Story) => world.app.db.broadcast.findMany({ orderBy: { number: 'asc' } });

/** Somebody who is in the register and has a chat nowhere. */
async function withoutChat(world: Story, name: string): Promise<void> {
  const { id } = await world.app.db.resident.findFirstOrThrow({ where: { name } });
  await world.app.db.chatIdentity.updateMany({ where: { residentId: id }, data: { residentId: null } });
}

/** Pictures that went out with messages that hold these words. */
async function mediaWith(world: Story, words: string): Promise<string[][]> {
  const sent = await world.app.db.outboundMessage.findMany({
    where: { content: { path: ['text'], string_contains: words } },
    orderBy: { seq: 'asc' },
  });
  return sent.map(({ content }) => (content as { media?: string[] }).media ?? []);
}

story('a notice to one building: seen as it will be read, sent after a minute, reported', async (world) => {
  const manager = world.person('周经理');
  const li = world.person('李女士');
  await manager.says('通知 3栋 明天9点到12点停水检修，请提前储水。', { photos: 1 });
  const heard = await manager.hears();
  const preview = heard.findLast(({ text }) => text.startsWith('【锦绣花园'));
  const facts = heard.find(({ text }) => text.includes('预览'));
  expect(preview?.text).toBe(
    '【锦绣花园 通知】\n明天9点到12点停水检修，请提前储水。\n\n锦绣花园物业服务中心\n2026年11月24日',
  );
  expect(facts?.text).toContain('对象：3栋的住户\n人数：3 人\n送达：直接送达 3 人');
  await manager.presses('发');
  await manager.hearsOnce('通知 1', '60 秒后发出');
  await li.hearsNothing();
  await world.forward({ seconds: 60 });
  const notice = await li.hearsThat('明天9点到12点停水检修');
  expect(notice.text).toBe(preview?.text);
  const pictures = (await mediaWith(world, '【锦绣花园 通知】')).slice(-4);
  expect(new Set(pictures.map(String))).toEqual(new Set([expect.stringMatching(/^[0-9a-f-]{36}$/)]));
  await world.person('刘阿姨').hearsNothing();
  await manager.hearsOnce('通知 1 已发完：送达 3 人');
});

story('taken back within the minute: nobody reads it', async (world) => {
  const manager = world.person('周经理');
  await manager.says('通知 3栋 明天停水');
  await manager.presses('发');
  await world.forward({ seconds: 59 });
  await manager.says('撤回');
  await manager.hearsThat('通知 1 已撤回', '没有人收到');
  await world.forward({ hours: 24 });
  await world.person('李女士').hearsNothing();
  expect(await broadcasts(world)).toMatchObject([{ state: 'withdrawn' }]);
});

story('a notice to everybody wants a second manager, who sees it and agrees', async (world) => {
  const author = world.person('周经理');
  const second = world.person('王主管');
  await author.says('通知 全体 本周六上午9点消防演练');
  await author.hearsThat('全体住户', '人数：10 人', '第二位经理同意');
  await author.presses('发');
  await author.hearsOnce('已经请王主管确认');
  await second.hearsThat('【锦绣花园 通知】', '消防演练');
  await world.forward({ minutes: 5 });
  await world.person('黄老板').hearsNothing();
  await second.presses('同意');
  await author.hearsOnce('王主管已同意通知 1');
  await world.forward({ minutes: 1 });
  for (const name of ['黄老板', '周小姐', '李女士']) await world.person(name).hearsOnce('消防演练');
  await author.hearsOnce('送达 10 人', '3栋：送达 3/3', '商业街：送达 1/1');
});

story('the second manager refuses: nothing is sent', async (world) => {
  const author = world.person('周经理');
  await author.says('通知 全体业主 本周六上午9点消防演练');
  await author.presses('发');
  await author.hears();
  await world.person('王主管').presses('不同意');
  await author.hearsOnce('王主管不同意');
  await world.forward({ hours: 1 });
  await world.person('李女士').hearsNothing();
});

story('nobody agrees to a notice of their own', async (world) => {
  const author = world.person('周经理');
  await author.says('通知 全体 本周六上午9点消防演练');
  await author.presses('发');
  await author.hears();
  await world.app.accept({
    ...{ channel: 'simulator', account: 'jinxiu', id: 'own', at: world.clock.now() },
    chat: { id: 'jinxiu-zhou', kind: 'direct' },
    sender: { id: 'jinxiu-zhou' },
    press: { button: 'notice-agree:1' },
  });
  await world.settle();
  await author.hearsOnce('要由另一位经理来同意');
  await world.forward({ hours: 1 });
  await world.person('李女士').hearsNothing();
});

story('asked for tomorrow at eight, it goes out then', async (world) => {
  const manager = world.person('周经理');
  const li = world.person('李女士');
  await manager.says('通知 3栋 明早8点发 今天9点到12点停水检修');
  await manager.hearsThat('发送：明天 08:00');
  await manager.says('发');
  await manager.hearsOnce('定在明天 08:00发出');
  await world.until('2026-11-25T07:59');
  await li.hearsNothing();
  await world.until('2026-11-25T08:00');
  await li.hearsOnce('今天9点到12点停水检修', '2026年11月25日');
});

story('the time can be told after the preview', async (world) => {
  const manager = world.person('周经理');
  await manager.says('通知 3栋 停水检修');
  await manager.says('下午3点发');
  await manager.hearsThat('发送：15:00');
  await manager.presses('发');
  await world.until('2026-11-24T14:59');
  await world.person('李女士').hearsNothing();
  await world.until('2026-11-24T15:00');
  await world.person('李女士').hearsOnce('停水检修');
});

story(
  'in the quiet hours it waits for the morning',
  async (world) => {
    const manager = world.person('周经理');
    await manager.says('通知 3栋 明天停水');
    await manager.hearsThat('明天 08:00（避开休息时间');
    await manager.presses('发');
    await world.until('2026-11-25T07:59');
    await world.person('李女士').hearsNothing();
    await world.until('2026-11-25T08:00');
    await world.person('李女士').hearsOnce('停水');
  },
  '2026-11-24T22:30',
);

story(
  'what its author calls pressing is told at night, too',
  async (world) => {
    const manager = world.person('周经理');
    await manager.says('通知 3栋 立即发 水管爆裂，正在抢修');
    await manager.hearsThat('不避开休息时间');
    await manager.presses('发');
    await world.forward({ minutes: 1 });
    await world.person('李女士').hearsOnce('正在抢修');
  },
  '2026-11-24T22:30',
);

story('who has no chat is listed, with name and room in the author’s own chat', async (world) => {
  await withoutChat(world, '孙女士');
  const manager = world.person('周经理');
  await manager.says('通知 3栋 明天停水');
  await manager.hearsThat('直接送达 2 人，没有聊天 1 人');
  await manager.presses('发');
  await world.forward({ minutes: 1 });
  await manager.hearsThat('送达 2 人，没有聊天 1 人', '3栋2单元502 孙女士（没有聊天）');
  await manager.says('通知 1 名单');
  await manager.hearsOnce('3栋2单元502 孙女士');
});

story('in a group names are masked', async (world) => {
  await withoutChat(world, '孙女士');
  const group = world.group('工程部', '周经理');
  await group.says('通知 3栋 明天停水');
  await group.says('@管家 发');
  await world.forward({ minutes: 1 });
  const report = await group.hearsThat('通知 1 已发完', '3栋2单元502');
  expect(report.text).toContain('孙**');
  expect(report.text).not.toContain('孙女士');
});

story('a person with several homes is told once; who moved out or died never', async (world) => {
  const { db } = world.app;
  await db.resident.updateMany({ where: { name: '陈先生' }, data: { movedOutOn: new Date('2026-11-01') } });
  await db.resident.updateMany({ where: { name: '周小姐' }, data: { deceasedOn: new Date('2026-11-01') } });
  await world.person('周经理').says('通知 5栋、7栋 明天停水');
  await world.person('周经理').presses('发');
  await world.forward({ minutes: 1 });
  await world.person('王先生').hearsOnce('停水');
  await world.person('陈先生').hearsNothing();
  await world.person('周小姐').hearsNothing();
});

story('who moves out between preview and sending is not told', async (world) => {
  await world.person('周经理').says('通知 3栋 明早8点发 今天停水');
  await world.person('周经理').presses('发');
  await world.app.db.resident.updateMany({ where: { name: '李女士' }, data: { movedOutOn: new Date('2026-11-24') } });
  await world.until('2026-11-25T09:00');
  await world.person('李女士').hearsNothing();
});

story('a correction goes to the same people, with what it corrects', async (world) => {
  const manager = world.person('周经理');
  await manager.says('通知 3栋 明天停水');
  await manager.presses('发');
  await world.forward({ minutes: 1 });
  const li = world.person('李女士');
  await li.hears();
  await manager.says('更正 1 停水改到后天');
  await manager.hearsThat('【锦绣花园 更正通知】', '停水改到后天', '更正 11月24日 的通知：“明天停水”');
  await manager.presses('发');
  await world.forward({ minutes: 1 });
  await li.hearsOnce('停水改到后天');
  await world.person('刘阿姨').hearsNothing();
});

story('taken back after it was sent: those who have read it are told', async (world) => {
  const manager = world.person('周经理');
  await manager.says('通知 3栋 明天停水');
  await manager.presses('发');
  await world.forward({ minutes: 1 });
  const li = world.person('李女士');
  await li.hears();
  await manager.hears();
  await manager.says('撤回 1');
  await manager.hearsThat('通知 1 已撤回', '3 人马上会收到撤回通知');
  await li.hearsOnce('撤回通知', '“明天停水”已经撤回');
});

story('teams are told in their groups', async (world) => {
  const manager = world.person('周经理');
  await manager.says('通知 工程部、客服部 明天上午全员培训');
  await manager.hearsThat('工程部工作群、客服部工作群', '不发住户', '工作群：客服部值班群、工程部值班群');
  await manager.presses('发');
  await world.forward({ minutes: 1 });
  await world.group('工程部').hearsThat('全员培训');
  await world.group('客服部').hearsThat('全员培训');
  await world.group('秩序部').hearsNothing();
  await manager.hearsThat('通知 1 已发完：工作群 2/2 个');
});

story('other words in a draft', async (world) => {
  const manager = world.person('周经理');
  await manager.says('通知 3栋 明天停水');
  await manager.presses('改');
  await manager.hearsThat('改通知 1 新的内容');
  await manager.says('改通知 1 后天停水');
  await manager.hearsThat('【锦绣花园 通知】\n后天停水');
  await manager.presses('发');
  await world.forward({ minutes: 1 });
  await world.person('李女士').hearsOnce('后天停水');
});

story('a picture sent right before belongs to the notice', async (world) => {
  const manager = world.person('周经理');
  await manager.says('', { photos: 1 });
  await manager.hears();
  await manager.says('通知 3栋 请看停水公告');
  expect(await mediaWith(world, '请看停水公告')).toEqual([[expect.any(String)]]);
});

story('a picture that follows its notice is added to the draft', async (world) => {
  const manager = world.person('周经理');
  await manager.says('通知 3栋 请看停水公告');
  await manager.hears();
  await manager.says('', { photos: 1 });
  await manager.hearsThat('通知 1 预览');
  expect(await world.app.db.broadcast.findMany()).toMatchObject([{ number: 1, media: [expect.any(String)] }]);
});

story('only managers write to many, and ordinary talk stays talk', async (world) => {
  await world.person('张师傅').says('通知 3栋 明天停水');
  await world.person('张师傅').hearsOnce('发通知由经理来写');
  const group = world.group('工程部', '周经理');
  await group.says('通知大家明天开会');
  await group.says('通知 大家明天开会');
  await group.hearsNothing();
  expect(await broadcasts(world)).toEqual([]);
});

story(
  'a place that the register does not know, and a time that is over, are told before anything is sent',
  async (world) => {
    const manager = world.person('周经理');
    await manager.says('通知 9栋 明天停水');
    await manager.hearsOnce('登记册里没有“9”');
    await manager.says('通知 名单 3-2-501 3-2-999 明天停水');
    await manager.hearsOnce('登记册里没有“3-2-999”');
    await manager.says('通知 3栋 今早8点发 明天停水');
    await manager.hearsOnce('已经过了');
    expect(await broadcasts(world)).toEqual([]);
  },
);

story('a restart between planning and sending: everybody once', async (world) => {
  const manager = world.person('周经理');
  await manager.says('通知 3栋 明天停水');
  await manager.presses('发');
  world.clock.set(new Date(world.clock.now().getTime() + 60_000));
  await world.restart();
  await world.settle();
  await world.restart();
  await world.settle();
  await world.person('李女士').hearsOnce('停水');
});

/** WeCom is looked at, as it is once a minute. */
async function look(world: Story): Promise<void> {
  await world.forward({ minutes: 1 });
  await world.app.lookAround();
  await world.settle();
}

storyOverWecom('who wrote lately is told at the desk, the others of the building are listed', async (world) => {
  const li = world.person('李女士');
  await li.says('你好');
  await li.hears();
  const manager = world.person('周经理');
  await manager.says('通知 3栋 明天停水');
  await manager.hearsThat('近期来过信、可以送达 1 人，没有聊天 2 人');
  await manager.says('发');
  await look(world);
  await li.hearsOnce('明天停水');
  await manager.hearsThat('送达 1 人，没有聊天 2 人', '3栋2单元502 孙女士');
});

storyOverWecom('who has been silent for days is told by the hand of the colleague who has added her', async (world) => {
  const li = world.wecom.customer('李女士');
  await world.person('李女士').says('你好');
  li.adds('chen@jx');
  await world.settle();
  await look(world);
  await world.forward({ hours: 72 });
  const manager = world.person('周经理');
  await manager.says('通知 3栋 明天停水');
  await manager.hearsThat('在企业微信里确认后送达 1 人');
  await manager.says('发');
  await look(world);
  await look(world);
  const chen = world.wecom.member('chen');
  expect(chen.sees.at(-1)?.text).toMatch(/群发助手.*明天停水/su);
  chen.confirmsMass();
  await look(world);
  expect(li.sees.filter(({ text }) => text.includes('明天停水'))).toHaveLength(1);
});
