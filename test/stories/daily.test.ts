import { expect } from '@jest/globals';
import { type Story, story } from '../support/story.ts';

/** Splits the night of engineering in three and leaves 02:00–06:00 of one date empty. */
async function leaveHole(world: Story, date: string): Promise<void> {
  const { db } = world.app;
  const night = await db.shift.findFirstOrThrow({ where: { key: 'night', team: { key: 'engineering' } } });
  const { communityId, teamId } = night;
  const zhao = await db.staff.findFirstOrThrow({ where: { communityId, key: 'zhao' } });
  await db.shift.update({ where: { id: night.id }, data: { toMinute: 2 * 60 } });
  const parts = [
    { key: 'late-night', name: '后夜班', fromMinute: 2 * 60, toMinute: 6 * 60 },
    { key: 'dawn', name: '清晨班', fromMinute: 6 * 60, toMinute: 7 * 60 },
  ];
  for (const part of parts) {
    const { id: shiftId } = await db.shift.create({ data: { communityId, teamId, ...part } });
    const entry = { communityId, teamId, shiftId };
    const staff = { create: { staffId: zhao.id } };
    await db.rosterEntry.create({ data: { ...entry, weekdays: [1, 2, 3, 4, 5, 6, 7], staff } });
    if (part.key === 'late-night') await db.rosterEntry.create({ data: { ...entry, date: new Date(date) } });
  }
}

story(
  'a hole tomorrow at two in the night is told today at nine, and a ticket at three goes to the next in the chain at once',
  async (world) => {
    await leaveHole(world, '2026-11-25');
    const [wang, zhou, zhang] = ['王主管', '周经理', '张师傅'].map((name) => world.person(name));
    await world.until('2026-11-24T08:59:59');
    await wang?.hearsNothing();
    await world.until('2026-11-24T09:00:00');
    await wang?.hearsOnce('工程部', '11月25日（周三） 后夜班 02:00–06:00', '直接找王主管');
    await zhou?.hearsOnce('工程部', '后夜班 02:00–06:00');
    await zhang?.hearsNothing();
    await world.until('2026-11-25T03:00:00');
    await wang?.hearsNothing();

    const li = world.person('李女士');
    await li.says('厨房水管爆了，3栋2单元501');
    await li.hearsThat('王主管');
    const called = await wang?.hearsThat('3栋2单元501');
    expect(called && (await world.localTime(new Date(called.at)))).toBe('2026-11-25 03:00:00');
  },
  '2026-11-24T08:00',
);

story(
  'a hole is told day by day as long as it is ahead, and not once more after that',
  async (world) => {
    await leaveHole(world, '2026-11-26');
    const wang = world.person('王主管');
    await world.until('2026-11-24T09:00');
    await wang.hearsOnce('11月26日（周四） 后夜班 02:00–06:00');
    await world.until('2026-11-25T09:00');
    await wang.hearsOnce('11月26日（周四） 后夜班 02:00–06:00');
    await world.until('2026-11-27T12:00');
    await wang.hearsNothing();
  },
  '2026-11-24T08:00',
);

story(
  'a process that slept for days tells it once, when it is back',
  async (world) => {
    await leaveHole(world, '2026-11-28');
    const wang = world.person('王主管');
    await world.sleepUntil('2026-11-27T10:30');
    await wang.hearsOnce('11月28日（周六） 后夜班 02:00–06:00');
    await world.settle();
    await world.until('2026-11-27T23:00');
    await wang.hearsNothing();
  },
  '2026-11-24T08:00',
);

story(
  'the manager asks for satisfaction in chat; a technician hears whom to ask',
  async (world) => {
    const group = world.group('工程部', '张师傅');
    const li = world.person('李女士');
    await li.says('厨房水管爆了，3栋2单元501');
    const [ticket] = await world.tickets();
    await group.says(`接单 ${ticket?.number}`);
    await group.says(`到场 ${ticket?.number}`);
    await group.says(`完成 ${ticket?.number} 换了阀芯 免费`);
    await li.presses('已修好');
    await li.presses('5分');
    const zhou = world.person('周经理');
    await zhou.hears();
    await zhou.says('满意度');
    await zhou.hearsOnce(
      '满意度：100%，绿',
      '1 ÷ 1',
      '回访率：100%',
      '完成报修 1 单，已在聊天里询问 1 单，已评分 1 单',
    );
    const zhang = world.person('张师傅');
    await zhang.hears();
    await zhang.says('满意度');
    await zhang.hearsOnce('给经理和班组长看');
  },
  '2026-11-24T10:00',
);
