import { expect } from '@jest/globals';
import { type Story, storyOverWecom } from '../support/story.ts';

// 微信客服 takes nothing two days after the owner's last word. An owner who has added one of ours is told by a mass message
// of 客户联系, which that member sends with his own hand.

const chen = (world: Story) => world.wecom.member('chen');
const screen = (world: Story) => world.wecom.customer('李女士').sees.map(({ text }) => text);
const saying = (world: Story, words: string) => screen(world).filter((text) => text.includes(words));
const callTasks = async (world: Story) => (await world.tickets()).filter(({ kind }) => kind === 'call');

/** WeCom is looked at, as it is once a minute. */
async function look(world: Story, minutes = 1): Promise<void> {
  await world.forward({ minutes });
  await world.app.lookAround();
  await world.settle();
}

/** 李女士 reported a leak, added 小陈 as a contact, and has been silent for three days when it is mended. */
async function mendAfterThreeDays(world: Story): Promise<void> {
  await world.person('李女士').says('厨房水管爆了，水都流到客厅了，3栋2单元501');
  world.wecom.customer('李女士').adds('chen@jx');
  await world.settle();
  await look(world);
  await world.group('工程部', '张师傅').says('接单');
  await world.forward({ hours: 72 });
  await world.group('工程部', '张师傅').says('完成 1001 换了阀芯');
  await look(world);
}

storyOverWecom(
  'an owner silent for three days is told by a mass message, answers with a digit, and is told once',
  async (world) => {
    await mendAfterThreeDays(world);
    expect(saying(world, '换了阀芯')).toEqual([]);
    expect(chen(world).sees.at(-1)?.text).toMatch(/群发助手.*换了阀芯/su);
    chen(world).confirmsMass();
    await look(world, 5);
    expect(saying(world, '换了阀芯')).toHaveLength(1);
    expect(await callTasks(world)).toEqual([]);

    await world.person('李女士').says('1');
    expect(saying(world, '换了阀芯')).toHaveLength(1);
    expect((await world.ticket(1001)).events.map(({ type }) => type)).toContain('signed');
  },
);

storyOverWecom(
  'an owner who writes before the member confirms is told in that chat first, and not by him',
  async (world) => {
    await mendAfterThreeDays(world);
    await look(world);
    const before = screen(world).length;
    await world.person('李女士').says('你们修了吗');
    expect(screen(world).slice(before)[0]).toContain('换了阀芯');
    expect(chen(world).massTasks).toEqual([]);
  },
);

storyOverWecom('what the member confirmed a moment before the owner wrote is not said again', async (world) => {
  await mendAfterThreeDays(world);
  chen(world).confirmsMass();
  await world.person('李女士').says('你们修了吗');
  expect(saying(world, '换了阀芯')).toHaveLength(1);
});

storyOverWecom(
  'a member who does not confirm is reminded daily; after three days the owner is telephoned',
  async (world) => {
    await mendAfterThreeDays(world);
    const [task] = chen(world).massTasks;
    for (let day = 0; day < 3; day++) await look(world, 24 * 60);
    const told = chen(world).sees.filter(({ text }) => text.includes('还没发送'));
    expect(told.length).toBeGreaterThanOrEqual(2);
    expect(task?.cancelled).toBe(true);
    const said = (await callTasks(world)).map(({ description }) => description).join();
    expect(said).toContain('换了阀芯');
    await world.person('李女士').says('你们修了吗');
    expect(saying(world, '换了阀芯')).toHaveLength(1);
  },
);

storyOverWecom('the month’s mass messages are used up: the owner is telephoned', async (world) => {
  const { corp } = world.wecom.server;
  const at = world.clock.now().getTime() + 3_600_000;
  for (let used = 0; used < 30; used++) {
    const results = new Map([['wm13900000001', 1]] as const);
    const task = { msgid: `used-${used}`, sender: 'chen@jx', to: [...results.keys()], toGroups: false, text: '' };
    corp.massTasks.set(task.msgid, { ...task, createdAt: at, confirmedAt: at, results });
  }
  await mendAfterThreeDays(world);
  chen(world).confirmsMass();
  await look(world, 5);
  expect(saying(world, '换了阀芯')).toEqual([]);
  expect((await callTasks(world)).map(({ description }) => description).join()).toMatch(/群发条数已用完.*换了阀芯/su);
});

storyOverWecom('who asks for a person talks with a servicer until he ends it, then with us again', async (world) => {
  const servicer = world.wecom.server.servicer('wkJINXIU', 'chen@jx');
  const [li, id] = [world.person('李女士'), 'wm13900000001'];
  servicer.comesOnDuty();
  await li.says('转人工');
  await li.hearsOnce('工单 1001');
  servicer.says(id, '您好，我是客服小陈');
  await li.says('家里水管有点渗水');
  await li.says('厨房的');
  await li.hearsNothing();
  expect(await world.tickets()).toHaveLength(1);

  servicer.ends(id);
  await world.settle();
  await world.group('客服', '小陈').says('答复 1001 已经联系好师傅');
  await li.says('厨房水管爆了，水都流到客厅了，3栋2单元501');
  expect((await li.hears()).length).toBeGreaterThan(0);
});

storyOverWecom(
  'where no servicer is on duty, who asks for a person is answered by us and staff are called',
  async (world) => {
    const li = world.person('李女士');
    await li.says('转人工');
    await li.hearsOnce('工单 1001');
    await li.says('家里水管有点渗水');
    await li.hearsOnce('1001');
  },
);
