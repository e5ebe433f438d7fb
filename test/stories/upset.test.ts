import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

const labels = (shown: { buttons?: { label: string }[] }): string[] => shown.buttons?.map(({ label }) => label) ?? [];

story('who is angry is answered for it first, asked no more than is needed, and offered a person', async (world) => {
  const li = world.person('李女士');
  await li.says('气死我了，卫生间的水龙头又开始滴水');
  const reply = await li.hearsOnce(/^这件事让您生气了/, '登记报修');
  expect(labels(reply)).toEqual(['转人工']);
  await world.group('工程部').hearsThat('水龙头', '业主情绪激动');
});

story('anger over a complaint: one apology, a person offered, the card marked', async (world) => {
  const li = world.person('李女士');
  await li.says('我要投诉，楼上天天半夜装修，吵死了！！');
  const reply = await li.hearsOnce(/^这件事让您生气了/, '登记投诉');
  expect(reply.text.match(/抱歉/g)).toHaveLength(1);
  expect(labels(reply)).toEqual(['转人工']);
  await world.group('客服部').hearsThat('情绪激动');
});

story('distress is met with other words than anger', async (world) => {
  const li = world.person('李女士');
  await li.says('怎么办啊，马桶堵了，我一个老人在家');
  await li.hearsOnce(/^听得出来您很着急/, '工单');
  await world.group('工程部').hearsThat('业主很着急');
});

story('anger while we wait for an answer: the question about the visit is dropped', async (world) => {
  const li = world.person('李女士');
  await li.says('卫生间的水龙头有点滴水');
  await li.hearsOnce('什么时候家里有人');
  await li.says('烦死了，问这么多干什么');
  await li.hearsOnce(/^这件事让您生气了/, '登记报修');
  await world.group('工程部').hearsThat('情绪激动');
});

story('an angry push is answered for, passed on with a mark, and not with the same words again', async (world) => {
  const li = world.person('李女士');
  await li.says('厨房水管爆了，水都流到客厅了');
  await li.hears();
  await li.says('怎么还没来，气死我了');
  const first = await li.hearsOnce(/^这件事让您生气了/, '催');
  expect(labels(first)).toEqual(['转人工']);
  await world.group('工程部').hearsThat('在催', '情绪激动');
  await li.says('到底来不来！！太过分了');
  await li.hearsOnce(/^您的心情我们理解/);
});

story('an angry question goes to a person, with the mark', async (world) => {
  const li = world.person('李女士');
  await li.says('凭什么物业费又涨了？多少钱一平？');
  await li.hearsOnce(/^这件事让您生气了/, '工单');
  await world.group('客服部').hearsThat('情绪激动');
});

story('who is upset is not asked which of two was meant', async (world) => {
  const text = '太过分了楼道里的灯一直没人换';
  world.reads(text, {
    intents: [
      { id: 'complaint', confidence: 0.48 },
      { id: 'repair', confidence: 0.4 },
    ],
  });
  const li = world.person('李女士');
  await li.says(text);
  await li.hearsOnce(/^这件事让您生气了/, '登记投诉');
});

story('the person that is offered comes at a press', async (world) => {
  const li = world.person('李女士');
  await li.says('气死我了，卫生间的水龙头又开始滴水');
  await li.hears();
  await li.presses('转人工');
  await li.hearsOnce('同事', '工单');
});

story('who signs off in anger is not surveyed in the same breath', async (world) => {
  const li = world.person('李女士');
  const workers = world.group('工程部', '张师傅');
  await li.says('厨房水管爆了，水都流到客厅了');
  await workers.says('接单 1001');
  await workers.says('到场 1001');
  await workers.says('完成 1001 换了水管');
  await li.hears();
  await li.says('修好了，气死我了');
  const reply = await li.hearsOnce(/^这件事让您生气了/, '签收');
  expect(reply.text).not.toMatch(/几分|评分|打分|满意/);
  expect((await world.tickets())[0]?.state).toBe('closed');
});

story('who is upset and will not give a number gets a person instead of the same question again', async (world) => {
  const stranger = world.person('陌生人');
  await stranger.says('气死了！我家马桶堵了');
  await stranger.says('3-2-501');
  await stranger.hearsThat('手机号');
  await stranger.says('我不想说');
  await stranger.hears();
  await stranger.says('就是不说');
  await stranger.hearsOnce('同事', '工单');
  await world.group('客服部').hearsThat('马桶堵了', '情绪激动');
});

story('warm thanks are no anger', async (world) => {
  const li = world.person('李女士');
  await li.says('谢谢！！！');
  await li.hearsOnce(/^不客气/);
});

story('joy over finished work is no anger', async (world) => {
  const li = world.person('李女士');
  const workers = world.group('工程部', '张师傅');
  await li.says('厨房水管爆了，水都流到客厅了');
  await workers.says('接单 1001');
  await workers.says('到场 1001');
  await workers.says('完成 1001 换了水管');
  await li.hears();
  await li.says('修好了！！');
  await li.hearsOnce(/^谢谢您/, '打个分');
});

story('in an emergency the safety words come first', async (world) => {
  const li = world.person('李女士');
  await li.says('着火了！！快来人啊');
  const [reply] = await li.hears();
  expect(reply?.text).not.toMatch(/生气|着急/);
});
