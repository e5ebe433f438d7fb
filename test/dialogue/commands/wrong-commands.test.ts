import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const taken = async (by = 'zhang') => {
  const ticket = await desk.open();
  await desk.say(by, `接单 ${ticket.number}`);
  return ticket;
};

describe('a number that is nobody’s', () => {
  test.each(['接单 9999', '完成 9999 换了阀芯', '查 9999', '接单 7'])('%s', async (text) => {
    expect(await desk.told('zhang', text)).toContain('没有找到工单');
  });
  test('in ordinary words is ordinary talk', async () => {
    expect(await desk.told('zhang', '9999')).toBe('');
    expect(await desk.told('zhang', '还没完成 9999')).toBe('');
  });
  test('near a command gets a line all the same', async () => {
    expect(await desk.told('zhang', '接丹 9999')).toBe('没看懂。要接单请写“接单 9999”，写“帮助”看全部指令。');
  });
});

describe('in the wrong state', () => {
  test('taken by somebody else: who and when, and for a manager how to hand it on', async () => {
    const { number } = await taken();
    expect(await desk.told('li', `接单 ${number}`)).toBe(`工单 ${number} 已由张师傅于 12:05 接单。`);
    expect(await desk.told('wang', `接单 ${number}`)).toContain(`转单 ${number} 姓名`);
  });
  test('taken twice by the same person', async () => {
    const { number } = await taken();
    expect(await desk.told('zhang', `接单 ${number}`)).toContain('不用再接');
  });
  test('arrived twice', async () => {
    const { number } = await taken();
    await desk.say('zhang', `到场 ${number}`);
    expect(await desk.told('zhang', `到场 ${number}`)).toContain('不用再报');
    expect(await desk.told('li', `到场 ${number}`)).toContain('由张师傅在现场处理中');
  });
  test('finished already', async () => {
    const { number } = await taken();
    await desk.say('zhang', `完成 ${number} 换了阀芯 免费`);
    expect(await desk.told('zhang', `完成 ${number} 换了阀芯 免费`)).toContain('正等业主确认，不能再完成');
    expect(await desk.told('li', `接单 ${number}`)).toContain('已由张师傅完成');
  });
  test('given back though nobody has it', async () => {
    const { number } = await desk.open();
    expect(await desk.told('zhang', `退单 ${number} 没带工具`)).toContain(`写“接单 ${number}”`);
  });
});

describe('not yours', () => {
  test.each([['到场'], ['完成', '换了阀芯'], ['退单', '没带工具'], ['承诺', '明天18点 缺阀芯'], ['转单', '赵师傅']])(
    '%s by a colleague',
    async (word, rest = '') => {
      const { number } = await taken();
      const said = await desk.told('li', `${word} ${number} ${rest}`);
      expect(said).toContain(`工单 ${number} 在张师傅名下`);
      expect(said).toContain(`转单 ${number} 李师傅`);
    },
  );
  test('of another team: whom to ask', async () => {
    const { number } = await desk.open();
    expect(await desk.told('qian', `接单 ${number}`, { in: 'ord' })).toContain(
      '由工程部处理，您不在这个班组。要帮忙请王主管写',
    );
  });
  test('of another team, but an emergency', async () => {
    const { number } = await desk.open({ kind: 'emergency', category: 'lift_trapped', urgency: 'emergency' });
    expect(await desk.told('qian', `接单 ${number}`, { in: 'ord' })).toContain('钱保安已接单');
  });
  test('an owner’s words, typed, pressed or under a card', async () => {
    const ticket = await taken();
    await desk.say('zhang', `完成 ${ticket.number} 换了阀芯 免费`);
    const score = { value: 5, start: 0, end: 3, text: '很满意' };
    for (const said of [
      await desk.told('zhang', '', { button: `mended:${ticket.number}` }),
      await desk.told('zhang', '', { button: `rate:${ticket.number}:5` }),
      await desk.told('zhang', `rate:${ticket.number}:5`),
      await desk.told('zhang', `满意 ${ticket.number}`),
      await desk.told('zhang', '真的很满意', { quote: ticket, meaning: { rating: score } }),
    ]) {
      expect(said).toContain('只能由业主自己说');
    }
    expect(await desk.fresh(ticket)).toMatchObject({ state: 'finished' });
    expect(await desk.db.rating.count()).toBe(0);
  });
  test('but staff who reported it themselves may say so in their own chat', async () => {
    const mine = {
      reporterStaffId: desk.staffOf('lv'),
      reporterResidentId: null,
      conversationId: desk.chatOf('lv'),
    };
    const ticket = await desk.open(mine);
    await desk.say('zhang', `完成 ${ticket.number} 换了灯管 免费`);
    expect(await desk.say('lv', '', { in: 'direct', button: `mended:${ticket.number}` })).toBeUndefined();
    expect(await desk.say('lv', '修好了', { in: 'direct' })).toBeUndefined();
  });
});

describe('a part is missing', () => {
  test.each([
    ['完成', '', '做了什么、收没收费'],
    ['完成', '收费30', '做了什么、收没收费'],
    ['退单', '', '退单要写原因'],
    ['转单', '', '转给谁'],
    ['转单', '赵铁柱', '没有找到“赵铁柱”'],
    ['转单', '张师傅', '本来就在张师傅名下'],
    ['转单', '钱保安', '不在工程部'],
    ['承诺', '', '承诺要有以后的时间和原因'],
    ['承诺', '缺阀芯', '承诺要有以后的时间和原因'],
    ['承诺', '明天18点', '还缺原因'],
    ['承诺', '明天 缺阀芯', '几点'],
    ['回复', '马上来', '是报修'],
    ['备注', '', '备注什么'],
  ])('%s %s', async (word, rest, expected) => {
    const ticket = await taken();
    expect(await desk.told('zhang', `${word} ${ticket.number} ${rest}`)).toContain(expected);
    expect(await desk.fresh(ticket)).toMatchObject({ state: 'taken', assigneeName: '张师傅', promisedAt: null });
  });
  test('完成 by button asks for the words, which then come under the quoted line', async () => {
    const ticket = await taken();
    const asked = await desk.say('zhang', '', { button: `finish:${ticket.number}` });
    expect(asked?.replies[0]).toMatchObject({ ticketId: ticket.id, text: expect.stringContaining('做了什么') });
    await desk.say('zhang', '完成 换了阀芯 收费30', { quote: ticket });
    expect(await desk.fresh(ticket)).toMatchObject({ state: 'finished', feeCents: 3000 });
  });
  test('photos without words are kept and the words asked for', async () => {
    const ticket = await taken();
    const photo = '00000000-0000-4000-8000-000000000001';
    const said = await desk.told('zhang', `完成 ${ticket.number}`, { media: [photo] });
    expect(said).toContain('照片已存');
    expect(await desk.fresh(ticket)).toMatchObject({ state: 'taken', media: [photo] });
  });
  test('words that no owner may read are held back', async () => {
    const inquiry = await desk.open({
      kind: 'inquiry',
      category: 'fees',
      urgency: 'normal',
      teamId: desk.teamOf('service'),
    });
    expect(await desk.told('chen', `回复 ${inquiry.number} 我不知道`, { in: 'svc' })).toContain('没有发出');
    expect(await desk.fresh(inquiry)).toMatchObject({ state: 'open' });
  });
});

test.each(['我接孩子去了', '完成了一半吧大概', '到场的人签字', '中午吃什么', '搞定'])(
  'silence on talk: %s',
  async (text) => {
    expect(await desk.say('lv', text, { in: 'ord' })).toBeUndefined();
  },
);

test('a bare number is left to the talk that asked for a room', async () => {
  const { number } = await desk.open();
  const talk = { flow: 'repair', version: 1, slots: {}, tries: 0, since: '2026-11-24T04:00:00Z' };
  expect(await desk.say('zhang', String(number), { in: 'direct', state: { aside: [], talk } })).toBeUndefined();
});

test('nobody on duty: the owner hears who is told instead when a ticket is given back', async () => {
  const ticket = await taken();
  await desk.heard('owner');
  await desk.db.rosterEntry.deleteMany({ where: { teamId: desk.teamOf('engineering') } });
  await desk.say('zhang', `退单 ${ticket.number} 身体不舒服`);
  expect(await desk.heardTexts('owner')).toEqual([expect.stringContaining('已通知王主管')]);
});
