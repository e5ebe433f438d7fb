import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

/** Talks that used to go wrong somewhere else; what went wrong where stands above each story. */

// An estate system (3): a report was refused for unpaid fees even while water was pouring.
story('who has not paid is helped like anybody else', async (world) => {
  const li = world.person('李女士');
  await li.says('厨房水管爆了，水都流到客厅了，我物业费还欠着没交');
  await li.hearsThat('急修', '11:00前到现场');
  expect(await world.tickets()).toMatchObject([{ kind: 'repair', urgency: 'urgent' }]);
});

// The same (5): words were demanded with every score, and five stars were set before anybody chose.
story('a score is one press: none is chosen before, and no words are needed after', async (world) => {
  const li = world.person('李女士');
  const group = world.group('工程部', '张师傅');
  await li.says('厨房水管爆了，3栋2单元501');
  for (const command of ['接单 1001', '到场 1001', '完成 1001 换了阀芯']) await group.says(command);
  await li.hears();
  await li.presses('已修好');
  const asked = await li.hearsOnce('打个分');
  expect(asked.buttons).toHaveLength(5);
  expect((await world.ticket(1001)).ratings).toEqual([]);
  await li.presses('3分');
  await li.hearsOnce('3 分');
  expect((await world.ticket(1001)).ratings).toMatchObject([{ score: 3, comment: null }]);
  await world.forward({ hours: 48 });
  await li.hearsNothing();
});

// Chatwoot Captain (9): the word that calls a person was swallowed, and the resident waited in silence (#13178).
story('“转人工” in the middle of a report brings a person, and silence of theirs is told', async (world) => {
  const li = world.person('李女士');
  await li.says('卫生间的水龙头有点滴水');
  await li.hearsOnce('什么时候家里有人');
  await li.says('别问了，转人工');
  await li.hearsOnce('同事', '工单', '小陈');
  await world.group('客服部').hearsThat('水龙头');
  await world.until('2026-11-24T09:31');
  await world.person('周经理').hearsThat('1001');
});

// FMS (14): what was added to a report marked as fixed was forwarded to nobody (#897).
story('what is added after the work is done reaches whoever did it', async (world) => {
  const li = world.person('李女士');
  const group = world.group('工程部', '张师傅');
  await li.says('厨房水管爆了，3栋2单元501');
  for (const command of ['接单 1001', '到场 1001', '完成 1001 换了阀芯']) await group.says(command);
  await group.hears();
  await li.says('接头那里还在渗水');
  await li.hearsThat('抱歉', '返修');
  await group.hearsThat('1001', '还在渗水');
  expect(await world.ticket(1001)).toMatchObject({ state: 'taken', rework: 1 });
});

// Rasa (15): after an interruption a form asked again for what it had been told (#7751).
story('a question in between does not make us ask again for what was told', async (world) => {
  const stranger = world.person('陌生人');
  await stranger.says('卫生间的水龙头有点滴水，3栋502');
  await stranger.hearsOnce('手机号');
  await stranger.says('对了，装修押金什么时候退？');
  const between = await stranger.hearsOnce('手机号');
  expect(between.text).not.toMatch(/房号|几栋|什么东西坏了/);
  await stranger.says('13900000502');
  const next = await stranger.hearsOnce('核对好了', '什么时候家里有人');
  expect(next.text).toContain('3栋2单元502');
});
