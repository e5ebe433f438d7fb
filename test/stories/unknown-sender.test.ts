import { expect } from '@jest/globals';
import { story } from '../support/story.ts';

story('an unknown sender is matched by room and phone, and is never told which of them was wrong', async (world) => {
  const stranger = world.person('陌生人');
  await stranger.says('厨房水管爆了，3栋502');
  const ask = await stranger.hearsOnce('登记的手机号');
  expect(ask.text).not.toContain('孙');

  await stranger.says('13900000000');
  const first = await stranger.hearsOnce('没有核对上');
  await stranger.says('13900009999');
  const second = await stranger.hearsOnce('没有核对上');
  expect(second.text).toBe(first.text);

  await stranger.says('13900000502');
  await stranger.hearsOnce('核对好了', '急修', '3栋2单元502');
  expect(await world.tickets()).toHaveLength(1);
});

story('a wrong room gets the very words that a wrong phone gets', async (world) => {
  const stranger = world.person('陌生人');
  await stranger.says('厨房水管爆了，3栋9999，电话13900000502');
  const wrongRoom = await stranger.hearsOnce('没有核对上');
  await stranger.says('3栋502，13911111111');
  const wrongPhone = await stranger.hearsOnce('没有核对上');
  expect(wrongPhone.text).toBe(wrongRoom.text);
});

story('after five wrong tries a person takes over with all that was said', async (world) => {
  const stranger = world.person('陌生人');
  await stranger.says('厨房水管爆了，3栋502');
  await stranger.hears();
  for (const tail of ['1', '2', '3', '4', '5']) await stranger.says(`1391111111${tail}`);
  await stranger.hearsThat('人工核对', '小陈');
  await world.group('客服部').hearsThat('厨房水管爆了');
  await stranger.says('13900000502');
  await stranger.hears();
  expect((await world.tickets()).every((ticket) => ticket.kind === 'inquiry')).toBe(true);
});
