import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import { storyOverWechaty } from '../support/story.ts';

interface Line {
  speaker: number;
  text: string;
  isTrouble: boolean;
}

/** “!5 3栋电梯又停了”: the fifth talker tells a trouble. */
async function readDay(): Promise<Line[]> {
  const file = await readFile(new URL('../data/owners-group.txt', import.meta.url), 'utf8');
  return file
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, mark, speaker, text = ''] = /^(!?)(\d+) (.+)$/.exec(line) ?? [];
      return { speaker: Number(speaker), text, isTrouble: mark === '!' };
    });
}

const between = { seconds: 100 };

storyOverWechaty(
  'twenty residents talk all day: we speak where one of us is needed, and of nobody',
  async (world) => {
    const day = await readDay();
    const town = world.wechaty;
    const room = await town.openRoom('r-owners@chatroom', '锦绣花园业主群', 20);
    const talkers = room.members.slice(0, 20);
    const offered: Line[] = [];
    const interrupted: Line[] = [];
    let heard = 0;
    for (const line of day) {
      await town.send({ id: randomUUID(), from: talkers[line.speaker - 1] ?? '', room: room.id, text: line.text });
      await world.settle();
      const { length } = town.sent();
      if (length > heard) (line.isTrouble ? offered : interrupted).push(line);
      heard = length;
      await world.forward(between);
    }
    expect(day).toHaveLength(500);
    expect(interrupted.map(({ text }) => text).slice(2)).toEqual([]);
    expect(offered.length).toBeGreaterThanOrEqual(7);

    const { hotline } = await world.app.db.community.findFirstOrThrow();
    // Our own number is for everybody; what is left of it is searched for any fact of the register.
    const said = town.sent().map(({ text = '' }) => text.replaceAll(hotline, ''));
    const [residents, staff, units] = await Promise.all([
      world.app.db.resident.findMany(),
      world.app.db.staff.findMany(),
      world.app.db.unit.findMany(),
    ]);
    const personal = [
      ...[...residents, ...staff].flatMap(({ name, phone }) => [name, phone ?? name]),
      ...units.flatMap(({ building, room: number }) => [`${building}栋`, number]).filter((part) => part.length > 1),
    ];
    expect(said.filter((text) => personal.some((fact) => text.includes(fact)))).toEqual([]);
  },
  '2026-11-24T07:00',
  240_000,
);

const inOwnersRoom = async (world: Parameters<Parameters<typeof storyOverWechaty>[1]>[0]) => {
  const { id } = await world.wechaty.openRoom('r-owners@chatroom', '锦绣花园业主群', 3);
  const seats = new Map<string, ReturnType<typeof world.seat>>();
  return (name: string) => {
    const seat = seats.get(name) ?? world.seat(world.wechaty.inRoom(id, name));
    seats.set(name, seat);
    return seat;
  };
};

storyOverWechaty(
  'an emergency among residents: help is called, the group reads what to do and nobody’s home',
  async (world) => {
    const seat = await inOwnersRoom(world);
    await seat('李女士').says('3栋电梯里困住人了，快来人啊');
    const said = await seat('李女士').hearsOnce('不要扒门', '021-55550100');
    expect(said.text).not.toMatch(/李|栋|工单/);
    await world.group('秩序部').hearsThat('3栋电梯');
    const [ticket] = await world.tickets();
    expect(ticket).toMatchObject({ kind: 'emergency' });
  },
);

storyOverWechaty('how an emergency goes on is told to who reported it alone, never in the group', async (world) => {
  const seat = await inOwnersRoom(world);
  await seat('李女士').says('3栋电梯里困住人了，快来人啊');
  await seat('李女士').hears();
  await world.group('工程部', '张师傅').says('接单 1001');
  await seat('李女士').hearsNothing();
  await world.person('李女士').hearsThat('张师傅');
});

storyOverWechaty('the same emergency told by others is passed on, and the group is not told twice', async (world) => {
  const seat = await inOwnersRoom(world);
  await seat('李女士').says('3栋电梯里困住人了，快来人啊');
  await world.group('工程部').hears();
  await seat('李女士').hears();
  await seat('王先生').says('电梯里有人被困了，在4楼');
  await seat('王先生').hears();
  expect(await world.tickets()).toHaveLength(1);
});

storyOverWechaty('a command of staff is not carried out among residents', async (world) => {
  const seat = await inOwnersRoom(world);
  const [number] = await world.openTickets(1);
  await seat('张师傅').says(`查 ${number}`);
  await seat('张师傅').hearsOnce('工作群或私聊');
});

storyOverWechaty('who calls us among residents is asked to write to us alone', async (world) => {
  const { id } = await world.wechaty.openRoom('r-owners@chatroom', '锦绣花园业主群', 3);
  const seat = world.seat(world.wechaty.inRoom(id, '李女士'));
  await seat.types('我的报修到哪一步了', { mention: 'us' });
  await world.settle();
  await seat.hearsOnce('私聊');
});
