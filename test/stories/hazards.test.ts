import { expect } from '@jest/globals';
import type { Seat } from '../support/seat.ts';
import { type Story, story } from '../support/story.ts';

const hazards = (world: Story) => world.app.db.hazard.findMany({ orderBy: { number: 'asc' } });

/** A resident who has written to us before, so that we may write to her. */
async function known(world: Story, name: string): Promise<Seat> {
  const seat = world.person(name);
  await seat.says('你好');
  await seat.hears();
  return seat;
}

/** The files and pictures of hazards that came to the chat in which this was said. */
async function mediaWhere(world: Story, words: string): Promise<string[]> {
  const { outboundMessage } = world.app.db;
  const content = { path: ['text'], string_contains: words };
  const { conversationId } = await outboundMessage.findFirstOrThrow({ where: { content } });
  const all = await outboundMessage.findMany({ where: { conversationId, key: { startsWith: 'hazard:' } } });
  return all.flatMap((one) => (one.content as { media?: string[] }).media ?? []);
}

/** All that was said in the groups of staff. */
async function saidInGroups(world: Story): Promise<string> {
  const all = await Promise.all(['工程部', '秩序部', '客服部'].map((title) => world.group(title).messages()));
  return all
    .flat()
    .filter(({ from }) => from === 'guanjia')
    .map(({ text }) => text)
    .join('\n');
}

story('a guard finds a flower pot, its home is told alone, answers and clears it, staff confirm', async (world) => {
  const guard = world.person('钱保安');
  const li = await known(world, '李女士');
  await guard.says('隐患 3-2-501 阳台花盆', { photos: 1 });
  await guard.hearsThat('隐患 1001 已登记', '3栋2单元501', '阳台的花盆', '已私信提醒该户', '11月27日 20:00');
  await li.hearsThat('坠落的危险', '3栋2单元501', '花盆', '1001', '11月27日 20:00前');
  expect(await mediaWhere(world, '坠落的危险')).toHaveLength(1);
  await li.presses('收到');
  await li.hearsOnce('谢谢您');
  await li.presses('已处理');
  await li.hearsOnce('拍一张处理后的照片');
  await world.group('秩序部').hearsThat('待核实', '3栋2单元501');
  await li.says('', { photos: 1 });
  await li.hearsOnce('照片收到');
  await world.group('秩序部', '钱保安').says('隐患已清 1001');
  await world.group('秩序部').hearsThat('已清除');
  await li.hearsOnce('核实清除');
  expect(await hazards(world)).toMatchObject([{ state: 'cleared', proof: [expect.any(String)], nextAt: null }]);
  expect(await saidInGroups(world)).not.toContain('李女士');
  expect(await world.tickets()).toEqual([]);
});

story('nobody answers: one reminder, a call task, then somebody goes and looks', async (world) => {
  const li = await known(world, '李女士');
  await world.person('钱保安').says('隐患 3-2-501 窗台杂物', { photos: 1 });
  await li.hearsThat('隐患编号 1001');
  await world.until('2026-11-26T12:00');
  await li.hearsOnce('再提醒您一次');
  await world.until('2026-11-27T12:00');
  await li.hearsNothing();
  const [call] = await world.tickets();
  expect(call).toMatchObject({ kind: 'call', place: '3栋2单元501', reporterPhone: '13900000001' });
  await world.group('客服部').hearsThat('隐患 1001', '没有回应', '电话');
  await world.until('2026-11-27T20:00');
  await world.group('秩序部').hearsThat('隐患到期', '3栋2单元501', '未回应');
  expect(await saidInGroups(world)).not.toContain('李女士');
});

story('who answers before the call is not called', async (world) => {
  const li = await known(world, '李女士');
  await world.person('钱保安').says('隐患 3-2-501 窗台杂物', { photos: 1 });
  await li.presses('收到');
  await world.until('2026-11-27T19:59');
  expect(await world.tickets()).toEqual([]);
});

story('who answers after the call was asked for need not be called any more', async (world) => {
  const li = await known(world, '李女士');
  await world.person('钱保安').says('隐患 3-2-501 窗台杂物', { photos: 1 });
  await world.until('2026-11-27T12:00');
  await world.group('客服部').hears();
  await li.presses('已处理');
  await world.group('客服部').hearsThat('不用打了', '1001');
  expect(await world.tickets()).toMatchObject([{ kind: 'call', state: 'closed' }]);
});

story('a home without a chat is telephoned at once', async (world) => {
  await world.app.db.chatIdentity.deleteMany({ where: { resident: { name: '孙女士' } } });
  const guard = world.person('钱保安');
  await guard.says('隐患 3-2-502 阳台晾衣架松动', { photos: 1 });
  await guard.hearsThat('没有可用的会话', '电话');
  expect(await world.tickets()).toMatchObject([{ kind: 'call', reporterPhone: '13900000502' }]);
});

story(
  'a severe one: the manager is offered a written notice, has it sent, and its receipt closes it',
  async (world) => {
    const li = await known(world, '李女士');
    const manager = world.person('周经理');
    const guard = world.person('钱保安');
    await guard.says('隐患 3-2-501 阳台外沿花盆快掉了', { photos: 1 });
    await li.hearsThat('严重', '20:00前');
    await manager.hearsThat('严重隐患', '3栋2单元501');
    await manager.presses('书面通知');
    await manager.hearsThat('锦绣花园整字〔2026〕第0001号', '已同时发到该户');
    const file = await world.app.db.media.findFirstOrThrow({ where: { kind: 'file' } });
    expect(await mediaWhere(world, '已同时发到该户')).toContain(file.id);
    await li.hearsThat('书面整改通知', '第0001号', '20:00前');
    expect(await mediaWhere(world, '书面整改通知')).toContain(file.id);
    expect(file).toMatchObject({ mime: 'application/pdf', name: '整改通知书-2026-0001.pdf' });
    await guard.says('签收 1001');
    await guard.hearsThat('回执');
    await guard.says('签收 1001', { photos: 1 });
    await guard.hearsThat('已签收', '第0001号');
    expect(await world.app.db.writtenNotice.findMany()).toMatchObject([{ number: 1, receiptId: expect.any(String) }]);
    await guard.says('签收 1001', { photos: 1 });
    await guard.hearsThat('没有待签收');
  },
);

story(
  'a neighbour’s flower pot: its home is told without a word on who told, and the teller hears the end',
  async (world) => {
    const chen = await known(world, '陈先生');
    const li = await known(world, '李女士');
    const said = '3栋2单元501阳台外面放着花盆，怕掉下来砸人';
    world.reads(said, { intents: [{ id: 'hazard_report', confidence: 0.95 }] });
    await chen.says(said, { photos: 1 });
    await chen.hearsThat('已登记', '3栋2单元501', '秩序部');
    const notice = await li.hearsThat('坠落的危险', '3栋2单元501');
    expect(notice.text).not.toMatch(/陈|7栋|803/);
    expect(await mediaWhere(world, '坠落的危险')).toEqual([]);
    await world.group('秩序部').hearsThat('住户反映隐患', '3栋2单元501');
    await world.group('秩序部', '钱保安').says('隐患已清 1001', { photos: 1 });
    await chen.hearsOnce('您反映的3栋2单元501', '处理好');
    await li.hearsOnce('核实清除');
    expect(await saidInGroups(world)).not.toMatch(/陈先生|李女士/);
    expect(await world.tickets()).toEqual([]);
  },
);

story('one’s own balcony stays a repair', async (world) => {
  const li = await known(world, '李女士');
  const said = '3栋2单元501阳台窗户松了快掉了';
  world.reads(said, { intents: [{ id: 'hazard_report', confidence: 0.95 }] });
  await li.says(said);
  await li.hears();
  expect(await hazards(world)).toEqual([]);
});

story(
  'seen from below, only the storey is known: the teams are told, and the home once its number is',
  async (world) => {
    const li = await known(world, '李女士');
    const guard = world.person('钱保安');
    await guard.says('3栋5楼花盆快掉了', { photos: 1 });
    await guard.hearsThat('已登记', '3栋5楼', '知道房号后写');
    await world.group('工程部').hearsThat('隐患', '3栋5楼');
    await li.hearsNothing();
    await guard.says('隐患 1001 3-2-501');
    await li.hearsThat('3栋2单元501', '坠落的危险');
  },
);

story('what belongs to all stays a repair in plain words, and is told to both teams by the command', async (world) => {
  const guards = world.group('秩序部', '钱保安');
  await guards.says('隐患 小区东门口的广告牌松动', { photos: 1 });
  await world.group('工程部').hearsThat('【隐患】', '东门', '隔离');
  expect(await hazards(world)).toMatchObject([{ unitId: null, type: 'facade', severity: 3 }]);
});

story(
  'at night only what is severe is told at once',
  async (world) => {
    const li = await known(world, '李女士');
    const guard = world.person('吕保安');
    await guard.says('隐患 3-2-501 阳台花盆', { photos: 1 });
    await guard.hearsThat('休息时间', '明天 08:00');
    await li.hearsNothing();
    await guard.says('隐患 3-2-501 阳台晾衣架快掉了', { photos: 1 });
    await li.hearsThat('晾晒物', '严重');
    await world.until('2026-11-25T00:30');
    await li.hearsNothing();
    await world.until('2026-11-25T08:00');
    await li.hearsThat('坠落的危险', '花盆');
  },
  '2026-11-24T23:30',
);

story('a picture that follows belongs to what was just reported', async (world) => {
  const li = await known(world, '李女士');
  const guard = world.person('钱保安');
  await guard.says('隐患 3-2-501 阳台花盆');
  await guard.hearsOnce('还缺照片');
  await guard.says('', { photos: 1 });
  await guard.hearsOnce('照片已存到隐患 1001');
  await li.hearsThat('坠落的危险');
  expect(await mediaWhere(world, '坠落的危险')).toHaveLength(1);
});

story('the same again is no second hazard and tells nobody twice', async (world) => {
  const guard = world.person('钱保安');
  const li = await known(world, '李女士');
  await guard.says('隐患 3-2-501 阳台花盆', { photos: 1 });
  await li.hearsThat('坠落的危险');
  await guard.says('隐患 3-2-501 阳台花盆', { photos: 1 });
  await guard.hearsThat('已在册', '1001');
  await li.hearsNothing();
  expect(await hazards(world)).toHaveLength(1);
});

story(
  'withdrawn before the morning, nobody hears of it; withdrawn later, its home hears that',
  async (world) => {
    const guard = world.person('吕保安');
    const li = await known(world, '李女士');
    await guard.says('隐患 3-2-501 阳台花盆', { photos: 1 });
    await guard.says('撤销隐患 1001');
    await guard.hearsThat('已撤销');
    await world.until('2026-11-25T09:00');
    await li.hearsNothing();
    await guard.says('隐患 3-2-501 阳台花盆', { photos: 1 });
    await li.hearsThat('坠落的危险');
    await guard.says('隐患 1002 撤销');
    await li.hearsOnce('撤销', '不用处理');
  },
  '2026-11-24T23:30',
);

story('list and state for staff; a wrong number, a missing proof', async (world) => {
  await known(world, '李女士');
  const guards = world.group('秩序部', '钱保安');
  await world.person('钱保安').says('隐患 3-2-501 李女士家阳台花盆', { photos: 1 });
  await guards.says('隐患列表');
  await guards.hearsOnce('1001', '3栋2单元501', '未回应');
  await guards.says('隐患 1001');
  const shown = await guards.hearsOnce('登记（钱保安）', '私信提醒该户');
  expect(shown.text).not.toContain('李女士');
  await guards.says('隐患已清 1001');
  await guards.hearsOnce('要有照片');
  await guards.says('隐患已清 1999');
  await guards.hearsOnce('没有找到隐患 1999');
  await guards.says('书面通知 1001');
  await guards.hearsOnce('由经理开具');
});

story('who has left the home cannot answer for it any more', async (world) => {
  const { db } = world.app;
  const unit = await db.unit.findFirstOrThrow({ where: { building: '3', entrance: '2', room: '501' } });
  const { id: residentId } = await db.resident.findFirstOrThrow({ where: { name: '陈先生' } });
  await db.residentUnit.create({ data: { residentId, unitId: unit.id, role: 'family' } });
  const chen = await known(world, '陈先生');
  await world.person('钱保安').says('隐患 3-2-501 阳台花盆', { photos: 1 });
  await chen.hearsThat('坠落的危险');
  await db.residentUnit.deleteMany({ where: { residentId, unitId: unit.id } });
  await chen.presses('已处理');
  await chen.hearsOnce('不是给您的');
  expect(await hazards(world)).toMatchObject([{ state: 'open' }]);
});

story('“花盆搬进来了” is enough: staff are asked to confirm', async (world) => {
  const li = await known(world, '李女士');
  await world.person('钱保安').says('隐患 3-2-501 阳台花盆', { photos: 1 });
  await li.hears();
  await li.says('花盆搬进来了');
  await li.hearsOnce('拍一张处理后的照片');
  await world.group('秩序部').hearsThat('待核实', '3栋2单元501');
  expect(await hazards(world)).toMatchObject([{ state: 'acknowledged' }]);
});

story('the proof may follow the word', async (world) => {
  const guard = world.person('钱保安');
  await guard.says('隐患 3-2-501 阳台花盆', { photos: 1 });
  await guard.says('隐患已清 1001');
  await guard.hearsThat('要有照片');
  await guard.says('', { photos: 1 });
  await guard.hearsThat('已清除');
  expect(await hazards(world)).toMatchObject([{ state: 'cleared', proof: [expect.any(String)] }]);
});

story('talk about hazards in a group is no command', async (world) => {
  const guards = world.group('秩序部', '钱保安');
  for (const talk of ['隐患排查今天几点开始', '签收了一个快递', '隐患已清除干净辛苦了']) await guards.says(talk);
  await guards.hearsNothing();
});
