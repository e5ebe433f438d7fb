import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test('接单: the group hears who, the owner who and by when, the taker alone gets the phone number', async () => {
  const ticket = await desk.open();
  const reply = await desk.say('zhang', `接单 ${ticket.number}`);
  expect(reply?.replies[0]?.text).toContain(
    `张师傅已接单：工单 ${ticket.number}（急修 · 水管，3栋2单元501）。14:05 到现场。`,
  );
  expect(reply?.replies[0]?.text).not.toMatch(/1390|李女士/);
  expect(reply?.replies[0]?.buttons?.map(({ id }) => id)).toEqual([
    `arrive:${ticket.number}`,
    `finish:${ticket.number}`,
  ]);
  expect(await desk.heardTexts('owner')).toEqual([
    `张师傅已接单（工单 ${ticket.number}），14:05前到您家处理，到门口前会先联系您。`,
  ]);
  const [contact] = await desk.heardTexts('zhang');
  expect(contact).toContain('李女士');
  expect(contact).toContain('13900000001');
  expect(await desk.heardTexts('eng')).toEqual([]);
  expect(await desk.fresh(ticket)).toMatchObject({ state: 'taken', assigneeName: '张师傅' });
});

test('接单 in the own chat: the team’s group is told, the phone number stands in the reply', async () => {
  const ticket = await desk.open();
  expect(await desk.told('li', `${ticket.number}接单`, { in: 'direct' })).toContain('13900000001');
  const [said] = await desk.heard('eng');
  expect(said?.text).toContain(`李师傅已接单：工单 ${ticket.number}`);
  expect(said?.text).not.toContain('1390');
  expect(await desk.heardTexts('li')).toEqual([]);
  await desk.heardTexts('owner');
});

test('到场, 承诺, 完成: the owner hears each step and is asked at the end', async () => {
  const ticket = await desk.open();
  await desk.say('zhang', '', { button: `take:${ticket.number}` });
  await desk.say('zhang', '', { button: `arrive:${ticket.number}` });
  expect(await desk.told('zhang', `承诺 ${ticket.number} 后天18点 缺阀芯`)).toContain(
    '11月26日 18:00前处理好。原因：缺阀芯',
  );
  await desk.say('zhang', `完成 ${ticket.number} 换了阀芯 收费30.5`);
  const [taken, arrived, promised, asked] = await desk.heard('owner');
  expect(taken?.text).toContain('张师傅已接单');
  expect(arrived?.text).toBe(
    `张师傅已到现场，正在处理工单 ${ticket.number}，11月26日 02:05前完成；弄好了马上请您确认。`,
  );
  expect(promised?.text).toContain('11月26日 18:00前处理好，原定 11月26日 02:05前。\n原因：缺阀芯');
  expect(asked?.text).toContain('换了阀芯，收费 30.50 元');
  expect(asked?.buttons?.map(({ id }) => id)).toEqual([`mended:${ticket.number}`, `not-mended:${ticket.number}`]);
  expect(await desk.fresh(ticket)).toMatchObject({ state: 'finished', workDone: '换了阀芯', feeCents: 3050 });
  expect(await desk.events(ticket)).toEqual(['opened', 'taken', 'arrived', 'promised', 'finished']);
});

test('到场 on a ticket that nobody has takes it and gives the contact', async () => {
  const ticket = await desk.open();
  await desk.heard('li');
  expect(await desk.told('li', `到场 ${ticket.number}`)).toContain('电话已私信给您');
  expect(await desk.fresh(ticket)).toMatchObject({ state: 'working', assigneeName: '李师傅' });
  expect(await desk.heardTexts('li')).toEqual([expect.stringContaining('13900000001')]);
  await desk.heard('owner');
});

test('转单: the new one, the group and the owner hear of it', async () => {
  const ticket = await desk.open();
  await desk.say('zhang', `接单 ${ticket.number}`);
  await desk.heard('owner');
  await desk.heard('li');
  expect(await desk.told('zhang', `转单 ${ticket.number} 给李师傅`)).toContain('已由张师傅转给李师傅');
  expect(await desk.heardTexts('owner')).toEqual([`工单 ${ticket.number} 改由李师傅接手处理，14:05前到现场。`]);
  const toLi = await desk.heardTexts('li');
  expect(toLi.join()).toContain(`张师傅把工单 ${ticket.number} 转给您`);
  expect(toLi.join()).toContain('13900000001');
  expect(await desk.fresh(ticket)).toMatchObject({ state: 'taken', assigneeName: '李师傅' });
});

test('退单: paged anew with the reason, the owner hears honestly that it is being given to somebody else', async () => {
  const ticket = await desk.open();
  await desk.say('zhang', `接单 ${ticket.number}`);
  await desk.heard('owner');
  await desk.heard('eng');
  expect(await desk.told('zhang', `退单 ${ticket.number} 没有高压疏通设备`)).toContain('已重新派给张师傅、李师傅');
  const [card] = await desk.heard('eng');
  expect(card?.text).toContain('张师傅退单：没有高压疏通设备');
  expect(card?.buttons?.map(({ id }) => id)).toEqual([`take:${ticket.number}`]);
  const [owner] = await desk.heardTexts('owner');
  expect(owner).toBe(
    `工单 ${ticket.number} 原来接单的同事来不了，正在重新安排，让您久等了。已通知张师傅、李师傅接单，12:15前会有人和您确认。`,
  );
  expect(owner).not.toContain('设备');
  expect(await desk.fresh(ticket)).toMatchObject({ state: 'open', assigneeId: null });
});

test('a quoted card makes the number needless', async () => {
  const ticket = await desk.open();
  await desk.say('zhang', '接单', { quote: ticket });
  await desk.say('zhang', '到了', { quote: ticket });
  await desk.say('zhang', '完成换了角阀 免费', { quote: ticket });
  expect(await desk.fresh(ticket)).toMatchObject({ state: 'finished', workDone: '换了角阀', feeCents: 0 });
  await desk.heard('owner');
});

test('备注 stays among colleagues', async () => {
  const ticket = await desk.open();
  expect(await desk.told('zhang', `备注 ${ticket.number} 业主家有大狗`)).toContain('只有内部可见');
  expect(await desk.heardTexts('owner')).toEqual([]);
  expect((await desk.fresh(ticket))?.description).toBe('厨房水管爆了');
  expect(await desk.events(ticket)).toEqual(['opened', 'added']);
});

test('several commands of one turn are carried out one after another', async () => {
  const ticket = await desk.open();
  const reply = await desk.say(
    'zhang',
    `接单 ${ticket.number}\n到场 ${ticket.number}\n完成 ${ticket.number} 换垫片\n收费10`,
  );
  expect(reply?.replies).toHaveLength(3);
  expect(await desk.fresh(ticket)).toMatchObject({ state: 'finished', workDone: '换垫片', feeCents: 1000 });
  await desk.heard('owner');
});

test('a manager acts for the person who has it; the owner hears the name of the one who comes', async () => {
  const ticket = await desk.open();
  await desk.say('zhang', `接单 ${ticket.number}`);
  await desk.heard('owner');
  expect(await desk.told('zhou', `到场 ${ticket.number}`, { in: 'direct' })).toContain('张师傅已到场');
  expect((await desk.heardTexts('owner')).join()).toContain('张师傅已到现场');
});

test('a call task closes with what the call came to, and its owner is told nothing', async () => {
  const call = await desk.open({ kind: 'call', category: 'other', urgency: 'normal', teamId: desk.teamOf('service') });
  await desk.say('chen', `接单 ${call.number}`, { in: 'svc' });
  expect(await desk.told('chen', `完成 ${call.number}`, { in: 'svc' })).toContain('回访结果是什么');
  await desk.say('chen', `完成 ${call.number} 业主满意，没有别的问题`, { in: 'svc' });
  expect(await desk.fresh(call)).toMatchObject({
    state: 'closed',
    outcome: 'called',
    workDone: '业主满意，没有别的问题',
  });
  expect(await desk.heardTexts('owner')).toEqual([]);
});

test('a complaint: the owner hears who follows up and by when, then the answer as written with the question', async () => {
  const complaint = await desk.open({
    kind: 'complaint',
    category: 'noise',
    urgency: 'normal',
    teamId: desk.teamOf('service'),
  });
  await desk.say('chen', `接单 ${complaint.number}`, { in: 'svc' });
  expect(await desk.heardTexts('owner')).toEqual([
    `您反映的事（工单 ${complaint.number}）由小陈跟进，明天 12:05前答复您。`,
  ]);
  expect(await desk.told('chen', `完成 ${complaint.number} 已劝导`, { in: 'svc' })).toContain(
    `回复 ${complaint.number}`,
  );
  await desk.say('chen', `回复 ${complaint.number} 已上门劝导楼上，晚上十点后不再装修。`, { in: 'svc' });
  const [asked] = await desk.heard('owner');
  expect(asked?.text).toContain('已上门劝导楼上，晚上十点后不再装修。');
  expect(asked?.buttons?.map(({ id }) => id)).toEqual([
    `settled:${complaint.number}`,
    `not-settled:${complaint.number}`,
  ]);
  expect(await desk.fresh(complaint)).toMatchObject({ state: 'answered' });
});
