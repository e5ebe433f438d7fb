import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { PolicyOverrides } from '../../../src/domain/communities/policy.ts';
import { nextGreetingsAt, sweepGreetings } from '../../../src/domain/greetings/sweep.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { at } from '../escalation/estate.ts';
import { buildTown, type Neighbour, open } from './town.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await openDatabase();
});
afterEach(() => database.close());

const day = (date: string) => new Date(`${date}T00:00:00Z`);
const he: Neighbour = { name: '何女士', birthday: day('1980-05-06') };
const wang: Neighbour = { name: '王先生', birthday: day('1980-05-06') };
/** Everybody at 09:30, and no flowers. */
const plain: PolicyOverrides = { greetings: { spreadMinutes: 0, flowers: { birthdays: [], moveIn: [] } } };
const town = (policy: PolicyOverrides = plain, start = '2026-05-01T12:00') => buildTown(database.db, { policy, start });

test('a birthday is greeted at its hour, signed, with a way out, and counts among what is sent unasked', async () => {
  const { neighbour, sweepAt, heard } = await town();
  await neighbour(he);
  await sweepAt('2026-05-06T09:29:59');
  expect(await heard('何女士')).toEqual([]);
  await sweepAt('2026-05-06T09:30');
  const [text, ...more] = await heard('何女士');
  expect(text).toMatch(/何女士.*生日快乐.*\n——示范花园物业\n.*不用祝福/);
  expect(more).toEqual([]);
  expect(await database.db.push.count({ where: { kind: 'greeting' } })).toBe(1);
});

test('looked at again and again, and by several processes at once, it is said once', async () => {
  const { neighbour, sweepAt, heard, deps } = await town();
  await neighbour(he);
  await sweepAt('2026-05-06T09:30');
  await database.db.setting.deleteMany({ where: { key: { startsWith: 'greetings:' } } });
  await Promise.all([sweepGreetings(deps), sweepGreetings(deps), sweepGreetings(deps)]);
  await sweepAt('2026-05-06T18:00');
  expect(await heard('何女士')).toHaveLength(1);
  await sweepAt('2027-05-06T09:30');
  expect(await heard('何女士')).toHaveLength(2);
});

test('a process that slept greets later the same day, but neither at night nor on the next day', async () => {
  const { neighbour, sweepAt, heard } = await town();
  await neighbour(he);
  await neighbour({ ...wang, birthday: day('1980-05-08') });
  await sweepAt('2026-05-06T20:00');
  expect(await heard('何女士')).toHaveLength(1);
  await sweepAt('2026-05-08T22:30');
  await sweepAt('2026-05-09T09:30');
  expect(await heard('王先生')).toEqual([]);
});

test('while somebody waits for his moment the next look is ten minutes later, then on the next day', async () => {
  const { sweepAt, clock, neighbour, heard } = await town({});
  const next = () => nextGreetingsAt(database.db, clock.now());
  await sweepAt('2026-05-05T09:30');
  expect(await next()).toEqual(at('2026-05-06T09:30'));
  await neighbour({ ...he, id: '00000000-0000-4000-8000-000000000000' }); // whose moment is 09:50
  await sweepAt('2026-05-06T09:30');
  expect(await next()).toEqual(at('2026-05-06T09:40'));
  await sweepAt('2026-05-06T09:49');
  expect(await heard('何女士')).toEqual([]);
  await sweepAt('2026-05-06T09:50');
  expect(await heard('何女士')).toHaveLength(1);
  expect(await next()).toEqual(at('2026-05-07T09:30'));
});

test('a clock that is set back is followed', async () => {
  const { sweepAt, neighbour, heard } = await town();
  await neighbour(he);
  await sweepAt('2026-08-01T09:30');
  await sweepAt('2026-05-06T09:30');
  expect(await heard('何女士')).toHaveLength(1);
});

test.each([
  ['mourns', { mourningTo: day('2026-05-06') }, 'mourning'],
  ['wants none', { declinedAt: day('2026-01-01') }, 'declined'],
  ['has no chat', { unknown: true }, 'no-chat'],
])('who %s is not greeted, and that is noted', async (_, facts, outcome) => {
  const { neighbour, sweepAt, heard, outcomes } = await town();
  await neighbour({ ...he, ...facts });
  await sweepAt('2026-05-06T09:30');
  expect(await heard('何女士')).toEqual([]);
  expect(await outcomes('何女士')).toEqual([`birthday ${outcome}`]);
});

test.each([
  ['has moved out', { movedOutOn: day('2026-05-06') }],
  ['has died', { deceasedOn: day('2020-01-01') }],
  ['is a merchant', { role: 'merchant' as const }],
])('who %s is not thought of', async (_, facts) => {
  const { neighbour, sweepAt, outcomes } = await town();
  await neighbour({ ...he, ...facts });
  await sweepAt('2026-05-06T09:30');
  expect(await outcomes('何女士')).toEqual([]);
});

test('the household of who has died is left in peace for a hundred days', async () => {
  const { neighbour, sweepAt, outcomes } = await town();
  await neighbour(he);
  await neighbour({ name: '何老先生', deceasedOn: day('2026-03-01') });
  await neighbour({ ...wang, room: '102' });
  await neighbour({ name: '王老先生', room: '102', deceasedOn: day('2026-01-25') });
  await sweepAt('2026-05-06T09:30');
  expect(await outcomes('何女士')).toEqual(['birthday mourning']);
  expect(await outcomes('王先生')).toEqual(['birthday sent']);
});

test('with a complaint open in the household the managers are asked to call instead', async () => {
  const { neighbour, sweepAt, heard, estate, outcomes } = await town();
  await neighbour(he);
  const husband = await neighbour({ name: '何先生' });
  const complaint = { kind: 'complaint' as const, category: 'noise', reporterResidentId: husband };
  const ticket = await estate.open(at('2026-05-05T10:00'), complaint);
  await sweepAt('2026-05-06T09:30');
  expect(await outcomes('何女士')).toEqual(['birthday open-complaint']);
  expect(await heard('何女士')).toEqual([]);
  expect(await heard('周经理')).toEqual([expect.stringMatching(`9栋101何女士的生日.*工单 ${ticket.number}.*打个电话`)]);
  expect((await heard('客服部值班群')).join()).not.toContain('何女士');
});

test('with a promise broken in the household, too; a closed ticket holds nothing', async () => {
  const { neighbour, sweepAt, estate, outcomes } = await town();
  const [late, done] = [await neighbour(he), await neighbour({ ...wang, room: '102' })];
  for (const reporterResidentId of [late, done]) {
    const { id } = await estate.open(at('2026-05-01T10:00'), { reporterResidentId });
    await database.db.ticketClock.updateMany({ where: { ticketId: id }, data: { breachedAt: at('2026-05-01T12:00') } });
    if (reporterResidentId === done) await database.db.ticket.update({ where: { id }, data: { state: 'closed' } });
  }
  await sweepAt('2026-05-06T09:30');
  expect(await outcomes('何女士')).toEqual(['birthday breach']);
  expect(await outcomes('王先生')).toEqual(['birthday sent']);
});

test('never more than two words unasked in seven days', async () => {
  const { neighbour, sweepAt, outcomes } = await town();
  const [tired, rested] = [await neighbour(he), await neighbour({ ...wang, room: '102' })];
  const pushes = (residentId: string, days: string[]) =>
    database.db.push.createMany({ data: days.map((date) => ({ residentId, kind: 'broadcast', at: at(date) })) });
  await pushes(tired, ['2026-04-30T00:00', '2026-05-05T12:00']);
  await pushes(rested, ['2026-04-29T23:59', '2026-05-05T12:00']);
  await sweepAt('2026-05-06T09:30');
  expect(await outcomes('何女士')).toEqual(['birthday too-many']);
  expect(await outcomes('王先生')).toEqual(['birthday sent']);
});

test('on a festival a birthday comes first, and nothing comes second', async () => {
  const { neighbour, sweepAt, outcomes, heard } = await town();
  await neighbour({ name: '何女士', birthday: day('1980-10-01') });
  await neighbour({ name: '王先生' });
  await sweepAt('2026-10-01T09:30');
  expect((await outcomes('何女士')).sort()).toEqual(['birthday sent', 'festival:national-day another-today']);
  expect(await heard('王先生')).toEqual([expect.stringContaining('国庆')]);
});

test('only festivals of the company’s list', async () => {
  const { neighbour, sweepAt, outcomes } = await town({ greetings: { spreadMinutes: 0, festivals: ['mid-autumn'] } });
  await neighbour({ name: '王先生' });
  await sweepAt('2026-09-25T09:30');
  await sweepAt('2026-10-01T09:30');
  expect(await outcomes('王先生')).toEqual(['festival:mid-autumn sent']);
});

test('a merchant has the day he moved in, from the first year on', async () => {
  const { neighbour, sweepAt, heard } = await town();
  const shop = { role: 'merchant' as const, birthday: day('1980-05-06') };
  await neighbour({ ...shop, name: '黄老板', room: '1', movedInOn: day('2020-05-06') });
  await neighbour({ ...shop, name: '陈老板', room: '2', movedInOn: day('2026-05-06') });
  await neighbour({ name: '王先生', movedInOn: day('2020-05-06') });
  await sweepAt('2026-05-06T09:30');
  expect(await heard('黄老板')).toEqual([expect.stringMatching(/6(?:周年|年前)/)]);
  expect(await heard('陈老板')).toEqual([]);
  expect(await heard('王先生')).toEqual([]);
});

test('a lunar birthday is kept by the moon', async () => {
  const { neighbour, sweepAt, outcomes } = await town();
  await neighbour({ name: '何女士', birthday: day('1980-05-06'), lunarMonth: 3, lunarDay: 22 });
  await sweepAt('2026-05-06T09:30');
  expect(await outcomes('何女士')).toEqual([]);
  await sweepAt('2026-05-08T09:30'); // 三月廿二
  expect(await outcomes('何女士')).toEqual(['birthday sent']);
});

test('a chat that may not be written to first is used while its window is open; one that goes by hand is not', async () => {
  const { neighbour, sweepAt, outcomes, carries } = await town();
  const ids = [await neighbour(he), await neighbour(wang)];
  const [conversation] = await database.db.conversation.findMany({ where: { chat: ids[0] ?? '' } });
  const heardAt = at('2026-05-05T10:00');
  await database.db.inboundMessage.create({
    data: {
      ...{ channel: 'test', account: 'demo', externalId: 'm1', conversationId: conversation?.id ?? '', senderId: 'x' },
      ...{ sentAt: heardAt, receivedAt: heardAt, dueAt: heardAt, content: { text: '你好' } },
    },
  });
  carries({ ...open, proactive: false, replyWindow: { hours: 48, messages: 5 } });
  await sweepAt('2026-05-06T09:30');
  expect([await outcomes('何女士'), await outcomes('王先生')]).toEqual([['birthday sent'], ['birthday no-chat']]);
  await neighbour({ name: '郑女士', birthday: day('1980-05-07') });
  carries({ ...open, byHand: true });
  await sweepAt('2026-05-07T09:30');
  expect(await outcomes('郑女士')).toEqual(['birthday no-chat']);
});

test('what fails leaves no trace and is tried again ten minutes later', async () => {
  const { neighbour, sweepAt, heard, outcomes } = await town();
  await neighbour(he);
  await database.db.$executeRaw`alter table push rename to push_elsewhere`;
  await sweepAt('2026-05-06T09:30');
  expect(await outcomes('何女士')).toEqual([]);
  await database.db.$executeRaw`alter table push_elsewhere rename to push`;
  await sweepAt('2026-05-06T09:39');
  expect(await heard('何女士')).toEqual([]);
  await sweepAt('2026-05-06T09:40');
  expect(await heard('何女士')).toHaveLength(1);
});

test('words are the community’s own where it has such', async () => {
  const { neighbour, sweepAt, heard } = await town();
  const own = Object.fromEntries(
    ['first', 'second', 'third'].map((way) => [`greetings.birthday.${way}`, '{name}，生辰吉乐！']),
  );
  await database.db.community.update({ where: { id: 'demo' }, data: { wording: own } });
  await neighbour(he);
  await sweepAt('2026-05-06T09:30');
  expect((await heard('何女士'))[0]).toMatch(/^何女士，生辰吉乐！/);
});

test('flowers are asked for the day before, of the manager where the team has no leader, in no group', async () => {
  const { neighbour, sweepAt, heard, outcomes } = await town({ greetings: { spreadMinutes: 0 } });
  await neighbour(he);
  await neighbour({ ...wang, mourningTo: day('2026-12-31'), room: '102' });
  await sweepAt('2026-05-05T09:30');
  await sweepAt('2026-05-05T12:00');
  const asked = (await heard('周经理')).filter((text) => text.includes('鲜花'));
  expect(asked).toEqual([expect.stringMatching(/明天（5月6日）是9栋101何女士的生日/)]);
  expect((await heard('客服部值班群')).join()).toBe('');
  expect(await outcomes('王先生')).toEqual(['flowers:birthday mourning']);
  expect(await database.db.ticket.findMany()).toMatchObject([{ kind: 'care', category: 'flowers', place: '9栋101' }]);
});
