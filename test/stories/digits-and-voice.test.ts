import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

story('a whole repair by a voice note and digits', async (world) => {
  const li = world.person('李女士');
  await li.says('', { voice: true });
  const heard = await li.hearsOnce('语音收到', '小陈', '回个数字');
  expect(heard.buttons?.[0]?.label).toContain('水');
  await world.group('客服部').hearsThat('语音', '附件：1 个');
  await li.says('一');
  await li.hearsOnce('什么时候家里有人');
  await li.says('选二');
  await li.hearsOnce('登记报修', '3栋2单元501');
  await world.group('工程部').hearsThat('报修', '今天都在', '附件：1 个');
  const [note, repair] = await world.tickets();
  expect(note).toMatchObject({ kind: 'inquiry', state: 'cancelled' });
  expect(repair).toMatchObject({ kind: 'repair', category: 'plumbing', media: note?.media });
});

story('a voice note alone is listened to by a person, whatever it says', async (world) => {
  const li = world.person('李女士');
  await li.says('', { voice: true });
  await li.hears();
  await world.forward({ minutes: 16 });
  await world.person('林主管').hearsThat('1001');
  expect((await world.tickets()).map(({ kind, state }) => [kind, state])).toEqual([['inquiry', 'open']]);
});

story('a voice note whose words are known is read like text, and kept', async (world) => {
  const li = world.person('李女士');
  await li.says('厨房的水龙头有点滴水。', { voice: true });
  await li.hearsOnce('什么时候家里有人');
  await li.says('第二个。', { voice: true });
  await li.hearsOnce('登记报修', '水龙头');
  expect((await world.tickets())[0]?.media).toHaveLength(2);
});

story('a spoken greeting is greeted, not taken for a trouble', async (world) => {
  const li = world.person('李女士');
  await li.says('你好。', { voice: true });
  await li.hearsOnce('您好');
  expect(await world.tickets()).toHaveLength(0);
});

story('voice notes in place of every answer still end in a repair', async (world) => {
  const li = world.person('李女士');
  await li.says('坏了');
  await li.hearsOnce('什么东西');
  await li.says('', { voice: true });
  await li.hearsOnce('语音收到', '哪一类');
  await li.says('', { voice: true });
  await li.hearsOnce('什么时候家里有人');
  await li.says('', { voice: true });
  await li.hearsOnce('登记报修', '3栋2单元501');
  await world.group('工程部').hearsThat('详见语音附件', '附件：3 个');
});

story('who is unknown and only speaks gets a person instead of a third question', async (world) => {
  const stranger = world.person('陌生人');
  await stranger.says('家里马桶堵了');
  await stranger.hearsOnce('哪里');
  await stranger.says('', { voice: true });
  await stranger.hearsOnce('语音收到', '哪里');
  await stranger.says('', { voice: true });
  await stranger.hearsOnce('同事', '工单');
  await world.group('客服部').hearsThat('马桶堵了', '附件：2 个');
});

story('who is unknown answers with digits alone', async (world) => {
  const stranger = world.person('陌生人');
  await stranger.says('', { voice: true });
  await stranger.says('1');
  await stranger.hears();
  await stranger.says('3-2-501');
  await stranger.hearsOnce('手机号');
  await stranger.says('13900000001');
  await stranger.hearsOnce('核对好了', '什么时候家里有人');
  await stranger.says('1');
  await stranger.hearsOnce('登记报修', '3栋2单元501');
});

story('a voice note about work that waits for a word is kept with it, and the word asked for again', async (world) => {
  const li = world.person('李女士');
  const workers = world.group('工程部', '张师傅');
  await li.says('厨房水管爆了，水都流到客厅了');
  await workers.says('接单 1001');
  await workers.says('到场 1001');
  await workers.says('完成 1001 换了水管');
  await li.hears();
  await li.says('', { voice: true });
  await li.hearsOnce('语音收到', '处理好了没有');
  await li.says('1');
  expect((await world.tickets())[0]).toMatchObject({ state: 'closed', media: [expect.any(String)] });
});

story('a voice note after a score goes to those who worked on it', async (world) => {
  const li = world.person('李女士');
  const workers = world.group('工程部', '张师傅');
  await li.says('厨房水管爆了，水都流到客厅了');
  await workers.says('接单 1001');
  await workers.says('到场 1001');
  await workers.says('完成 1001 换了水管');
  await li.says('1');
  await li.says('4分');
  await li.hears();
  await li.says('', { voice: true });
  await li.hearsOnce('语音', '1001');
  expect((await world.tickets())[0]?.media).toHaveLength(1);
});

story('a digit picks from the list that came last, also while a report is open', async (world) => {
  const li = world.person('李女士');
  await li.says('卫生间的水龙头有点滴水');
  await li.hearsOnce('什么时候家里有人');
  await li.says('物业费可以按季度交吗？');
  await li.hearsOnce('什么时候家里有人');
  await li.says('3');
  await li.hearsOnce('登记报修');
  expect((await world.tickets()).at(-1)?.availability).toContain('明天都行');
});
