import { expect } from '@jest/globals';
import { type Story, story } from '../support/story.ts';

/** Everything Guanjia said to these people, in the order and at the second at which it was said. */
async function diary(world: Story): Promise<string[]> {
  const seats = {
    业主: world.person('李女士'),
    工程群: world.group('工程部'),
    张师傅: world.person('张师傅'),
    主管: world.person('王主管'),
    经理: world.person('周经理'),
  };
  const lines: { at: string; seq: number; line: string }[] = [];
  for (const [name, seat] of Object.entries(seats)) {
    for (const message of await seat.messages()) {
      if (message.from !== 'guanjia') continue;
      const at = await world.localTime(new Date(message.at));
      lines.push({ at, seq: message.seq, line: `${at} ${name}: ${message.text.split('\n')[0]}` });
    }
  }
  return lines.sort((a, b) => a.at.localeCompare(b.at) || a.seq - b.seq).map((one) => one.line);
}

const when = (lines: readonly string[], who: string) =>
  lines.filter((line) => line.includes(` ${who}: `)).map((line) => line.slice(11, 19));

story('nobody takes, nobody arrives: who is told what and when, to the second, and nothing twice', async (world) => {
  await world.person('李女士').says('厨房水管爆了，3栋2单元501');
  await world.until('2026-11-24T11:00:00');
  const lines = await diary(world);
  expect(when(lines, '主管')).toContain('09:10:00');
  expect(when(lines, '经理')).toContain('09:20:00');
  expect(when(lines, '工程群')).toEqual(expect.arrayContaining(['09:00:00', '10:00:00', '10:30:00']));
  expect(when(lines, '业主')).toEqual(expect.arrayContaining(['09:00:00', '11:00:00']));

  await world.settle();
  await world.sleepUntil('2026-11-24T11:00:01');
  expect(await diary(world)).toEqual(lines);
});

story('a night offline: what was missed is told once, and only once', async (world) => {
  await world.person('李女士').says('厨房水管爆了，3栋2单元501');
  await world.sleepUntil('2026-11-25T08:00');
  const lines = await diary(world);
  expect(lines.filter((line, index) => lines.indexOf(line) !== index)).toEqual([]);
  expect(when(lines, '业主')).toContain('08:00:00');
  await world.settle();
  await world.forward({ seconds: 1 });
  expect(await diary(world)).toEqual(lines);
});

story('a broken promise goes straight to the manager, worse than the clock it replaced', async (world) => {
  const group = world.group('工程部', '张师傅');
  const li = world.person('李女士');
  await li.says('厨房水管爆了，3栋2单元501');
  const [ticket] = await world.tickets();
  await group.says(`接单 ${ticket?.number}`);
  await group.says(`到场 ${ticket?.number}`);
  await group.says(`承诺 ${ticket?.number} 明天18点 缺阀芯`);
  await li.hearsThat('明天 18:00', '缺阀芯');
  await world.until('2026-11-25T17:59:59');
  await world.person('周经理').hears();
  await li.hears();
  await world.until('2026-11-25T18:00:00');
  await world.person('周经理').hearsThat('承诺', '缺阀芯');
  await li.hearsThat('没有做到', '道歉', '周经理');
  const { brokenPromises } = await world.ticket(ticket?.number ?? 0);
  expect(brokenPromises).toBe(1);
});
