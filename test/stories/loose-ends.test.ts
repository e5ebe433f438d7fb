import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

story('a guard who reported in his group confirms there, and no score is asked of staff', async (world) => {
  const guards = world.group('秩序部', '钱保安');
  const engineering = world.group('工程部', '张师傅');
  await guards.says('3栋2单元楼道灯坏了');
  const [ticket] = await world.tickets();
  await engineering.says(`接单 ${ticket?.number}`);
  await engineering.says(`完成 ${ticket?.number} 换了灯泡 免费`);
  await guards.hears();
  await guards.presses('已修好');
  expect((await world.ticket(ticket?.number ?? 0)).outcome).toBe('confirmed');
  await guards.hearsOnce('谢谢');
  await world.forward({ days: 3 });
  await guards.hearsNothing();
});

story('a guard who reported in his own chat confirms there by a button', async (world) => {
  const guard = world.person('钱保安');
  const engineering = world.group('工程部', '张师傅');
  await guard.says('3栋2单元楼道灯坏了');
  const [ticket] = await world.tickets();
  await engineering.says(`完成 ${ticket?.number} 换了灯泡 免费`);
  await guard.hears();
  await guard.presses('未修好');
  expect(await world.ticket(ticket?.number ?? 0)).toMatchObject({ state: 'taken', rework: 1 });
  await engineering.says(`完成 ${ticket?.number} 换了灯座 免费`);
  await guard.presses('已修好');
  expect((await world.ticket(ticket?.number ?? 0)).outcome).toBe('confirmed');
});

story('what is added to a complaint about the team itself reaches the manager it went to', async (world) => {
  const owner = world.person('李女士');
  const manager = world.person('周经理');
  await owner.says('我要投诉客服小陈，态度特别差，骂人');
  await manager.hearsThat('投诉');
  await world.forward({ minutes: 1 });
  await owner.says('怎么还没人理我');
  await manager.hearsThat('在催');
  for (const text of (await world.group('客服部').messages()).map((one) => one.text)) {
    expect(text).not.toContain('在催');
  }
});

story('an old button does not undo work that is done', async (world) => {
  const owner = world.person('李女士');
  const engineering = world.group('工程部', '张师傅');
  await owner.says('厨房水管爆了，水都流到客厅了');
  const [ticket] = await world.tickets();
  await owner.says('算了不修了');
  await engineering.says(`完成 ${ticket?.number} 换了阀芯 收费30`);
  await owner.presses('是的，取消');
  expect((await world.ticket(ticket?.number ?? 0)).state).toBe('finished');
});

story('an emergency told right after a command is not taken for a note to it', async (world) => {
  const owner = world.person('李女士');
  await owner.says('厨房水管爆了，水都流到客厅了');
  const [ticket] = await world.tickets();
  const said = [`收到，接单 ${ticket?.number}`, '5栋电梯有人被困了'];
  await Promise.all(
    said.map((text, index) =>
      world.app.accept({
        channel: 'simulator',
        account: 'jinxiu',
        id: `together-${index}`,
        chat: { id: 'jinxiu-eng', kind: 'group' },
        sender: { id: 'jinxiu-zhang', name: '张师傅' },
        at: world.clock.now(),
        text,
      }),
    ),
  );
  await world.settle();
  expect(await world.tickets()).toMatchObject([{ state: 'taken' }, { kind: 'emergency', category: 'lift_trapped' }]);
});

story('a digit answers the question that is being asked, not an older one', async (world) => {
  const owner = world.person('李女士');
  const engineering = world.group('工程部', '张师傅');
  await owner.says('厨房水管爆了，水都流到客厅了');
  const [ticket] = await world.tickets();
  await engineering.says(`完成 ${ticket?.number} 换了阀芯 收费30`);
  await owner.presses('已修好');
  await owner.says('坏了');
  await owner.hears();
  await owner.says('3');
  expect((await world.ticket(ticket?.number ?? 0)).ratings).toEqual([]);
});

story('who is locked out is not asked for the phone again', async (world) => {
  const stranger = world.person('陌生人');
  await stranger.says('3栋2单元502厨房水管漏水了');
  for (let i = 1; i <= 5; i++) await stranger.says(`1370000000${i}`);
  await stranger.hears();
  const before = (await world.tickets()).length;
  await stranger.says('那我现在怎么办，水还在漏');
  for (const { text } of await stranger.hears()) expect(text).not.toContain('手机号');
  await stranger.says('13700000009');
  expect((await world.tickets()).length).toBe(before);
});

story('somebody new in a staff group who cries for help is heard', async (world) => {
  const { app } = world;
  await app.accept({
    channel: 'simulator',
    account: 'jinxiu',
    id: 'new-guard-1',
    chat: { id: 'jinxiu-ord', kind: 'group' },
    sender: { id: 'new-guard', name: '新保安' },
    at: world.clock.now(),
    text: '3栋着火了',
  });
  await world.settle();
  expect(await world.tickets()).toMatchObject([{ kind: 'emergency', category: 'fire' }]);
});

story('whoever comes after somebody who was on site is waited for anew', async (world) => {
  const owner = world.person('李女士');
  const engineering = world.group('工程部', '张师傅');
  await owner.says('厨房水管爆了，水都流到客厅了');
  const [ticket] = await world.tickets();
  const number = ticket?.number ?? 0;
  await engineering.says(`到场 ${number}`);
  await world.forward({ hours: 1 });
  await engineering.says(`退单 ${number} 要高压疏通，没有设备`);
  await world.forward({ minutes: 1 });
  await world.group('工程部', '李师傅').says(`接单 ${number}`);
  await owner.hearsThat('李师傅已接单', '12:00前');
  await world.forward({ hours: 2 });
  await owner.hearsThat('没能在 12:00 前到场');
});
