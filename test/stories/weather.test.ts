import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

// Warnings that a manager enters go the way of all others; what sources tell is in test/domain/weather.

story(
  'a home with a flower pot is told first and alone, everybody else in general, and all that it is over',
  async (world) => {
    const manager = world.person('周经理');
    const li = world.person('李女士');
    const wu = world.person('吴先生');
    await world.person('钱保安').says('隐患 3-2-501 阳台花盆', { photos: 1 });
    await li.hears();
    await world.group('秩序部').hears();

    await manager.says('天气 大风 黄色 今晚8点到明早6点');
    await manager.hearsOnce('已按较重发起大风的提示', '20:00', '明天 06:00');
    const own = await li.hearsOnce(
      '【物业天气提示】20:00到明天 06:00可能有强阵风',
      '3栋2单元501登记有花盆',
      '20:00前处理好',
    );
    expect(own.text).not.toMatch(/预警|信号|黄色/);
    const general = await wu.hearsOnce('【物业天气提示】', '请清空阳台');
    expect(general.text).not.toMatch(/3栋|花盆|隐患/);

    await manager.says('天气解除 大风');
    await manager.hearsOnce('已解除大风的提示');
    await li.hearsOnce('之前提醒的强阵风已经过去');
    await wu.hearsOnce('之前提醒的强阵风已经过去');
    await world.settle();
    await world.forward({ hours: 24 });
    await wu.hearsNothing();
  },
);

story('the balconies of every building are looked at, and ticked one by one', async (world) => {
  const manager = world.person('周经理');
  const guard = world.group('秩序部', '钱保安');
  await manager.says('天气 大风 蓝色 今晚8点到明早6点');
  const { buttons } = await guard.hearsThat('【阳台巡查】', '逐栋查看');
  expect(buttons?.map(({ label }) => label)).toContain('3栋');
  await guard.presses('3栋');
  await guard.hearsThat('3栋已登记巡查，还有');
  await guard.says('巡查 5栋');
  await guard.hearsThat('5栋已登记巡查');
  await guard.says('巡查 5栋');
  await guard.hearsThat('5栋已由钱保安在 09:00 登记过');
  await guard.says('巡查 99栋');
  await guard.hearsThat('这一轮巡查里没有“99栋”');
  await manager.hears();
  await manager.says('天气');
  await manager.hearsOnce('物业天气提示：大风，一般', /阳台巡查：已查 2 栋，未查 /, '预警：未获取，不能当作没有预警');
});

story('an upgrade is told, the patrol is called again, and red breaks the quiet hours', async (world) => {
  const manager = world.person('周经理');
  const wu = world.person('吴先生');
  await manager.says('天气 大风 黄色 今晚8点到明早6点');
  await wu.hearsOnce('强阵风');
  await world.until('2026-11-24T23:30');
  await manager.says('天气 大风 红色 到明早6点');
  await wu.hearsOnce('极强的狂风', '待在室内');
  await world.group('秩序部').hearsThat('阳台巡查·已升级', '拉起警戒');
  await world.until('2026-11-25T05:59');
  await wu.hearsNothing();
  await world.until('2026-11-25T07:59');
  await wu.hearsNothing();
  await world.until('2026-11-25T08:00');
  await wu.hearsOnce('已经过去');
});

story('yellow at night waits for the morning', async (world) => {
  const wu = world.person('吴先生');
  await world.until('2026-11-24T23:00');
  await world.person('周经理').says('天气 暴雨 黄色 明早6点到明天下午2点');
  await world.group('秩序部').hearsThat('阳台巡查');
  await wu.hearsNothing();
  await world.until('2026-11-25T08:00');
  await wu.hearsOnce('【物业天气提示】目前起可能有暴雨', '疏通阳台地漏');
});

story('the weather is managers’ business, and talk of it is talk', async (world) => {
  const guard = world.group('秩序部', '钱保安');
  await guard.says('天气 大风 橙色 今晚8点到明早6点');
  await guard.hearsOnce('给经理看');
  await guard.says('天气真冷');
  await guard.says('巡查的人呢');
  await guard.hearsNothing();
  const manager = world.person('周经理');
  await manager.says('天气 大风');
  await manager.hearsOnce('请这样写：天气 大风 橙色');
  await manager.says('天气 大风 橙色 昨天8点到昨天10点');
  await manager.hearsOnce('已经过去了');
  await manager.says('天气解除 大风');
  await manager.hearsOnce('没有由物业发起的大风提示');
});
