import { expect } from '@jest/globals';
import { type Story, story } from '../support/story.ts';

/** From now on no repair can be stored. */
async function breakRepairs({ app }: Story): Promise<void> {
  await app.db.$executeRawUnsafe(`create function refuse() returns trigger language plpgsql as
    'begin raise exception ''broken on purpose''; end'`);
  await app.db.$executeRawUnsafe(`create trigger broken before insert on ticket for each row
    when (new.kind = 'repair') execute function refuse()`);
}

story('a turn that fails again and again goes to a person, and the talk it was in is let go', async (world) => {
  await breakRepairs(world);
  const owner = world.person('李女士');
  await owner.says('坏了');
  await owner.hears();
  await owner.types('厨房水管爆了，水都流到客厅了');
  await world.forward({ minutes: 2 });
  await owner.hearsOnce('已转给同事人工跟进');
  await world.group('客服部').hearsThat('自动处理失败', '厨房水管爆了');
  await owner.says('谢谢');
  await owner.hearsOnce('不客气');
  const { state } = await world.app.db.conversation.findFirstOrThrow({ where: { title: '李女士' } });
  expect(state).not.toHaveProperty('talk');
});

story('in a group, too, nobody is left in silence', async (world) => {
  await breakRepairs(world);
  const guards = world.group('秩序部', '钱保安');
  await guards.types('3栋2单元楼道灯坏了');
  await world.forward({ minutes: 2 });
  await guards.hearsOnce('没有处理成功');
});
