import { expect } from '@jest/globals';
import { storyOverWechaty } from '../support/story.ts';
import { until } from '../support/until.ts';

storyOverWechaty('a room becomes a team’s by a manager’s word in it, never by its title', async (world) => {
  const { id } = await world.wechaty.openRoom('r-new@chatroom', '工程部值班群', 0);
  const [zhang, manager] = ['张师傅', '周经理'].map((name) => world.seat(world.wechaty.inRoom(id, name)));
  await zhang?.says('绑定 工程组');
  await zhang?.hearsOnce('经理');
  await manager?.says('绑定 工程组');
  await zhang?.hearsOnce('工程部值班群', '原来绑定的群不再收单');
  await world.person('李女士').says('厨房水管爆了，水都流到客厅了');
  await zhang?.hearsThat('工单 1001');
});

storyOverWechaty('a room that is nobody’s any more is left alone', async (world) => {
  const room = world.group('工程部', '周经理');
  await room.says('解绑');
  await room.hearsOnce('已解绑');
  await world.person('李女士').says('厨房水管爆了，水都流到客厅了');
  await room.hearsNothing();
});

storyOverWechaty(
  'staff whom no file names by id prove themselves by name and phone, and a manager hears of it',
  async (world) => {
    const stranger = world.person('陌生人');
    await stranger.says('员工 张师傅 13800000101');
    await stranger.hearsOnce('不一致');
    const { phone } = await world.app.db.staff.findFirstOrThrow({ where: { name: '张师傅' } });
    await stranger.says(`我是员工张师傅，手机${phone}`);
    await stranger.hearsOnce('核对好了');
    await world.person('周经理').hearsThat('张师傅', '认证');
    await stranger.says('待办');
    await stranger.hearsOnce('待办');
  },
);

storyOverWechaty('what was said before a login that is long ago is kept and not answered', async (world) => {
  const { server } = world.wechaty;
  const at = world.clock.now().getTime() / 1_000 - 180;
  const from = 'wx-stranger';
  await server.say({ id: 'old', from, text: '厨房水管爆了', at });
  await world.wechaty.send({ id: 'new', from, text: '你好' });
  await world.settle();
  const old = await world.app.db.inboundMessage.findFirstOrThrow({ where: { externalId: 'old' } });
  expect(old.outcome).toBe('ignored');
  await world.person('陌生人').hearsOnce('您好');
});

storyOverWechaty('a message that is told again changes nothing', async (world) => {
  await world.wechaty.send({ id: 'm1', from: 'wx-stranger', text: '你好' });
  await world.settle();
  await world.person('陌生人').hearsOnce('您好');
  await world.wechaty.server.sayAgain('m1');
  await world.wechaty.send({ id: 'm2', from: 'wx-stranger', text: '谢谢' });
  await world.settle();
  expect(await world.app.db.inboundMessage.count()).toBe(await distinctMessages(world));
});

storyOverWechaty('a new contact is accepted, greeted once and asked for the room', async (world) => {
  const { server } = world.wechaty;
  await server.person({ id: 'wx-neu', name: '新来的', friend: false });
  await server.friendRequest('f1', 'wx-neu', '我是3栋的业主');
  const greeted = await until(() => world.wechaty.sent().find(({ to }) => to === 'wx-neu'));
  expect(greeted.text).toContain('房号');
});

storyOverWechaty('who does not say that he lives here is no contact of ours by himself', async (world) => {
  const { server } = world.wechaty;
  await server.person({ id: 'wx-ad', name: '推广', friend: false });
  await server.friendRequest('f1', 'wx-ad', '贷款了解一下');
  await server.person({ id: 'wx-neu', name: '新来的', friend: false });
  await server.friendRequest('f2', 'wx-neu', '我是3栋的业主');
  await until(() => world.wechaty.sent().find(({ to }) => to === 'wx-neu'));
  expect(world.wechaty.sent().filter(({ to }) => to === 'wx-ad')).toEqual([]);
});

async function distinctMessages(world: Parameters<Parameters<typeof storyOverWechaty>[1]>[0]): Promise<number> {
  const rows = await world.app.db.inboundMessage.findMany({ select: { externalId: true } });
  return new Set(rows.map(({ externalId }) => externalId)).size;
}
