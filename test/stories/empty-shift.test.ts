import { story } from '../support/story.ts';

story(
  'at three in the morning of a holiday, with an empty shift, leader and manager are called at once and the owner is told',
  async (world) => {
    const { db } = world.app;
    await db.rosterStaff.deleteMany({ where: { entry: { team: { key: 'engineering' } } } });
    const li = world.person('李女士');
    await li.says('厨房水管爆了，3栋2单元501');
    await li.hearsOnce('没有值班师傅', '王主管', '05:00');
    await world.person('王主管').hearsThat('无人值班', '3栋2单元501');
    await world.person('周经理').hearsThat('无人值班', '3栋2单元501');
  },
  '2027-02-06T03:00',
);
