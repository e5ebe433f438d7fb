import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

story('three things in one message become three, each with its own team, told in one reply', async (world) => {
  const li = world.person('李女士');
  await li.says('厨房水管爆了，还有电梯也坏了，另外物业费怎么交');
  const told = await li.hearsOnce('3件事', '① ', '1001', '② ', '1002', '③ ', '物业费', '来源');
  expect(told.text.indexOf('1001')).toBeLessThan(told.text.indexOf('1002'));
  expect(await world.tickets()).toMatchObject([
    { kind: 'repair', category: 'plumbing', place: '3栋2单元501', description: '厨房水管爆了' },
    { kind: 'repair', category: 'lift', place: '3栋2单元电梯' },
  ]);
  const cards = await world.group('工程部').hears();
  expect(cards.map(({ text }) => /工单 (\d+)/.exec(text)?.[1])).toEqual(['1001', '1002']);
});

story('each goes to its own team', async (world) => {
  const li = world.person('李女士');
  await li.says('1、楼道灯不亮 2、我要投诉保洁不打扫 3、装修押金多少钱');
  await li.hearsOnce('① ', '登记报修', '② ', '登记投诉', '③ ', '答复会直接发在这里');
  expect((await world.tickets()).map(({ kind }) => kind)).toEqual(['repair', 'complaint', 'inquiry']);
  await world.group('工程部').hearsOnce('楼道灯不亮');
  await world.group('客服部').hearsThat('装修押金多少钱');
});

story('one question at the end, the answer of which holds for like troubles', async (world) => {
  const li = world.person('李女士');
  await li.says('阳台窗户关不上，还有卫生间的灯不亮了，另外停车费怎么收');
  const told = await li.hearsOnce('① ', '阳台窗户关不上', '② ', '③ ', '每月400元', '什么时候家里有人');
  expect(told.text.match(/什么时候家里有人/g)).toHaveLength(1);
  expect(await world.tickets()).toEqual([]);
  await li.says('明天下午');
  await li.hearsOnce('1001', '1002');
  const availability = '明天下午（11月25日 13:00–18:00）';
  expect(await world.tickets()).toMatchObject([
    { category: 'door_window', availability },
    { category: 'electrical', availability },
  ]);
});

story('a button answers for all of them too', async (world) => {
  const li = world.person('李女士');
  await li.says('阳台窗户关不上，还有卫生间的灯不亮了');
  await li.hears();
  await li.presses('明天都行');
  await li.hearsOnce('1001', '1002');
  expect(await world.tickets()).toHaveLength(2);
});

story('unlike questions are put one after the other', async (world) => {
  const wang = world.person('王先生');
  await wang.says('客厅灯不亮，还有楼道灯也坏了');
  await wang.hearsOnce('① ', '② ', '哪一处');
  await wang.presses('5栋1单元302');
  await wang.hearsOnce('什么时候家里有人');
  await wang.says('明天上午');
  await wang.hearsOnce('1001', '几栋几单元');
  await wang.says('7栋1单元');
  await wang.hearsOnce('1002');
  expect((await world.tickets()).map(({ place }) => place)).toEqual(['5栋1单元302', '7栋1单元楼道灯']);
});

story('when somebody is in is told once for all', async (world) => {
  const li = world.person('李女士');
  await li.says('阳台窗户关不上，还有卫生间的灯不亮了，周末都在家');
  await li.hearsOnce('1001', '1002');
  expect((await world.tickets()).map(({ availability }) => availability?.slice(0, 2))).toEqual(['周末', '周末']);
});

story('somebody unknown is made out once for all troubles', async (world) => {
  const stranger = world.person('陌生人');
  await stranger.says('厨房水龙头漏水，还有阳台窗户关不上，周末都在家');
  await stranger.hearsOnce('几栋几单元几室');
  await stranger.says('3栋2单元501');
  await stranger.hearsOnce('手机号');
  await stranger.says('13900000001');
  await stranger.hearsOnce('核对好了', '1001', '1002');
  expect((await world.tickets()).map(({ place }) => place)).toEqual(['3栋2单元501', '3栋2单元501']);
});

story('a number that does not fit is one try, however many troubles wait for it', async (world) => {
  const stranger = world.person('陌生人');
  await stranger.says('厨房水龙头漏水，还有阳台窗户关不上，周末都在家');
  await stranger.says('3栋2单元501，13911110000');
  await stranger.hears();
  const tried = await world.app.db.chatIdentity.findMany({ where: { failedTries: { gt: 0 } } });
  expect(tried.map(({ failedTries }) => failedTries)).toEqual([1]);
});

story('thanks or a question in between is answered once', async (world) => {
  const li = world.person('李女士');
  await li.says('阳台窗户关不上，还有卫生间的灯不亮了');
  await li.hears();
  await li.says('谢谢');
  const thanked = await li.hearsOnce('不客气', '什么时候家里有人');
  expect(thanked.text.match(/不客气/g)).toHaveLength(1);
  await li.says('明天下午');
  await li.hearsOnce('1001', '1002');
});

story('two answers share one button, and a person gets both questions', async (world) => {
  const li = world.person('李女士');
  await li.says('停车费怎么收，另外物业费多少钱一个月');
  const told = await li.hearsOnce('① ', '每月400元', '② ', '2.80元');
  expect(told.buttons).toHaveLength(1);
  await li.presses('还想请人答复');
  await li.hearsOnce('答复会直接发在这里');
  await world.group('客服部').hearsOnce('停车费怎么收', '物业费多少钱一个月');
});

story('an open report waits while several other things are taken up, and goes on afterwards', async (world) => {
  const li = world.person('李女士');
  await li.says('卫生间的水龙头有点滴水');
  await li.hearsOnce('什么时候家里有人');
  await li.says('物业费怎么交？另外电梯坏了');
  await li.hearsOnce('① ', '② ', '1001', '接着', '什么时候家里有人');
  await li.says('明天下午');
  await li.hearsOnce('1002', '水龙头');
});

story('what follows from the first is no second ticket', async (world) => {
  const li = world.person('李女士');
  await li.says('厨房水管爆了，水都流到客厅了，地板也泡了');
  await li.hearsOnce('1001');
  expect(await world.tickets()).toHaveLength(1);
});

story('left half-way, all of them are handed to a person together', async (world) => {
  const li = world.person('李女士');
  await li.says('阳台窗户关不上，还有卫生间的灯不亮了');
  await li.hears();
  await world.forward({ hours: 36 });
  const service = world.group('客服部');
  await service.hearsThat('报事说到一半', '阳台窗户关不上', '卫生间的灯不亮');
  await li.hearsThat('阳台窗户关不上', '卫生间的灯不亮');
  expect(await world.tickets()).toHaveLength(1);
});

story('a letter about one thing stays one', async (world) => {
  const li = world.person('李女士');
  await li.says(
    '您好，向您反映一下保洁的问题。我们楼道已经两个星期没人打扫了，垃圾堆在电梯口，味道很大，墙面也脏。打电话给前台说会安排，' +
      '结果到现在也没来。另外地面也很滑，老人走路都不安全。希望你们重视一下，安排人每天打扫，谢谢。',
  );
  await li.hears();
  expect(await world.tickets()).toMatchObject([{ kind: 'complaint', category: 'cleaning' }]);
});
