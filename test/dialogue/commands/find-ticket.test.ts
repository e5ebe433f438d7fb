import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;

describe('with nothing but a few tickets', () => {
  beforeEach(async () => {
    desk = await openDesk();
  });
  afterEach(() => desk.close());

  test('待办: mine first, then what waits in the team', async () => {
    const [mine, open] = [await desk.open(), await desk.open()];
    await desk.say('zhang', `接单 ${mine.number}`);
    expect((await desk.told('zhang', '待办')).split('\n')).toEqual([
      '张师傅的待办：',
      `${mine.number} 急修 · 水管 3栋2单元501（已接单，14:05到现场）`,
      `${open.number} 急修 · 水管 3栋2单元501（待接单，14:05到现场）`,
    ]);
  });
  test('the only one that fits is meant, step by step', async () => {
    const ticket = await desk.open();
    await desk.say('zhang', '接单');
    await desk.say('zhang', '到了');
    await desk.say('zhang', '完成 换了阀芯 收费30');
    expect(await desk.fresh(ticket)).toMatchObject({ state: 'finished', assigneeName: '张师傅' });
  });
  test('several that fit are listed, each as a command to copy', async () => {
    const [a, b] = [await desk.open(), await desk.open({ category: 'electrical' })];
    const said = await desk.told('zhang', '接单');
    expect(said).toContain(`接单 ${a.number}（急修 · 水管，3栋2单元501）`);
    expect(said).toContain(`接单 ${b.number}（急修 · 电路，3栋2单元501）`);
    expect(await desk.fresh(a)).toMatchObject({ state: 'open' });
  });
  test('退单 and 转单 are never guessed', async () => {
    const ticket = await desk.open();
    await desk.say('zhang', '接单');
    expect(await desk.told('zhang', '退单 没带工具')).toContain(`退单 ${ticket.number}`);
    expect(await desk.told('zhang', '转单 李师傅')).toContain(`转单 ${ticket.number} 李师傅`);
    expect(await desk.fresh(ticket)).toMatchObject({ state: 'taken', assigneeName: '张师傅' });
  });
  test('nothing fits: a command says so, casual words are talk', async () => {
    expect(await desk.told('zhang', '接单')).toContain('没有您可以接单的工单');
    expect(await desk.told('zhang', '到了')).toBe('');
  });
});

describe('what is about a person or a team', () => {
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  const about = (accused: { accusedStaffId?: string; accusedTeamId?: string }) =>
    desk.open({
      kind: 'complaint',
      category: 'staff_attitude',
      urgency: 'normal',
      teamId: desk.teamOf('service'),
      ...accused,
    });
  const unknown = (number: number) => `没有找到工单 ${number}。`;

  test('does not exist for that person, by number, quote or list', async () => {
    const accused = { accusedStaffId: desk.staffOf('chen') };
    const ticket = await about(accused);
    expect(await desk.told('chen', `查 ${ticket.number}`, { in: 'direct' })).toContain(unknown(ticket.number));
    expect(await desk.told('chen', `接单 ${ticket.number}`, { in: 'direct' })).toContain(unknown(ticket.number));
    expect(await desk.told('chen', '接单', { in: 'direct', quote: ticket })).toContain('没有您可以接单的工单');
    expect(await desk.told('chen', '待办', { in: 'direct' })).not.toContain(String(ticket.number));
    expect(await desk.told('lin', `查 ${ticket.number}`, { in: 'svc' })).toContain(unknown(ticket.number));
  });
  test('does not exist in that team’s group, even for a manager, but in the manager’s own chat', async () => {
    const ticket = await about({ accusedTeamId: desk.teamOf('engineering') });
    expect(await desk.told('wang', `查 ${ticket.number}`)).toContain(unknown(ticket.number));
    expect(await desk.told('zhang', `查 ${ticket.number}`, { in: 'direct' })).toContain(unknown(ticket.number));
    expect(await desk.told('zhou', `查 ${ticket.number}`, { in: 'direct' })).toContain(`工单 ${ticket.number}`);
  });
  test('is handled without a word to that group', async () => {
    const ticket = await about({ accusedTeamId: desk.teamOf('service') });
    expect(await desk.told('zhou', `接单 ${ticket.number}`, { in: 'direct' })).toContain('周经理已接单');
    await desk.say('zhou', `回复 ${ticket.number} 已核实，当事人向您道歉。`, { in: 'direct' });
    expect(await desk.heardTexts('svc')).toEqual([]);
  });
  test('a complaint is nobody else’s business, whoever it is about', async () => {
    const { number } = await about({});
    expect(await desk.told('li', `查 ${number}`)).toContain(unknown(number));
    expect(await desk.told('zhou', `查 ${number}`)).toContain(unknown(number));
    expect(await desk.told('li', `查 ${number}`, { in: 'direct' })).toContain(unknown(number));
    expect(await desk.told('chen', `查 ${number}`, { in: 'svc' })).toContain(`工单 ${number}`);
  });
  test('cannot be handed to that person', async () => {
    const ticket = await about({ accusedStaffId: desk.staffOf('zhang') });
    await desk.say('zhou', `接单 ${ticket.number}`, { in: 'direct' });
    expect(await desk.told('zhou', `转单 ${ticket.number} 张师傅`, { in: 'direct' })).toContain('不便交给张师傅');
  });
});

describe('lists', () => {
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  test('查: masked in the group, with the phone number in the own chat of the one who has it', async () => {
    const ticket = await desk.open();
    await desk.say('zhang', `接单 ${ticket.number}`);
    const inGroup = await desk.told('zhang', `查 ${ticket.number}`);
    expect(inGroup).toContain('李**');
    expect(inGroup).toContain('状态：已接单，张师傅');
    expect(inGroup).not.toContain('1390');
    expect(await desk.told('zhang', `查 ${ticket.number}`, { in: 'direct' })).toContain('13900000001');
    expect(await desk.told('li', `查 ${ticket.number}`, { in: 'direct' })).not.toContain('13900000001');
  });
  test('帮助 names every command; those for managers only to managers', async () => {
    const said = await desk.told('zhang', '帮助');
    for (const word of ['接单', '到场', '完成', '承诺', '转单', '退单', '回复', '备注', '查', '待办', '021-55550100']) {
      expect(said).toContain(word);
    }
    expect(said).not.toContain('未送达');
    expect(await desk.told('zhou', '？', { in: 'direct' })).toContain('未送达');
  });
  test('未送达 and 重发: a manager sees what did not arrive, in his own chat, and sends it again', async () => {
    const letter = await desk.db.outboundMessage.create({
      data: {
        key: 'lost',
        conversationId: desk.chatOf('owner'),
        content: { text: '李女士您好，师傅电话 13800000001，马上到' },
        state: 'dead',
        error: 'gone',
        createdAt: desk.clock.now(),
        dueAt: desk.clock.now(),
      },
    });
    expect(await desk.told('zhang', '未送达', { in: 'direct' })).toContain('只有经理可以用');
    expect(await desk.told('zhou', '未送达')).toContain('私聊');
    const id = letter.id.slice(0, 8);
    const list = await desk.told('zhou', '未送达', { in: 'direct' });
    expect(list).toContain(`重发 ${id}`);
    expect(list).toContain('138****0001');
    expect(await desk.told('zhou', `重发 ${id}`, { in: 'direct' })).toBe(`已重新发送 ${id}。`);
    expect(await desk.told('zhou', `重发 ${id}`, { in: 'direct' })).toContain('没有找到未送达的消息');
    expect(await desk.db.outboundMessage.findUnique({ where: { id: letter.id } })).toMatchObject({ state: 'queued' });
  });
});
