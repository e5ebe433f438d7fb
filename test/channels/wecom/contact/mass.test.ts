import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openDatabase, type TestDatabase } from '../../../support/database.ts';
import { answersOn, KF } from '../../../support/wecom-client.ts';
import { type Bench, openBench } from './bench.ts';

const ADD = 'externalcontact/add_msg_template';
const REMIND = 'externalcontact/remind_groupmsg_send';
const hour = 3600;
const day = 24 * hour;

let database: TestDatabase;
let bench: Bench;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  bench = await openBench(database.db);
});
afterEach(() => bench.close());

const tasks = () => [...bench.server.corp.massTasks.values()];

describe('handing over', () => {
  test('the same words through the same member are one task of many', async () => {
    await bench.send({ text: '明天停水' }, 'a', 'wm-wang');
    await bench.send({ text: '明天停水' }, 'b', 'wm-zhao');
    await bench.send({ text: '修好了' }, 'c', 'wm-wang');
    await bench.pass(30);
    expect(tasks().map(({ text, to }) => [text.split('\n')[0], [...to].sort()])).toEqual(
      expect.arrayContaining([
        ['明天停水', ['wm-wang', 'wm-zhao']],
        ['修好了', ['wm-wang']],
      ]),
    );
  });

  test('the same words for the same person twice are two tasks', async () => {
    await bench.send({ text: '已到场' }, 'a');
    await bench.send({ text: '已到场' }, 'b');
    await bench.pass(30);
    expect(tasks().map(({ to }) => to)).toEqual([['wm-wang'], ['wm-wang']]);
  });

  test('a message that is handed over twice is one', async () => {
    const first = await bench.send({ text: '修好了' }, 'a');
    expect(await bench.send({ text: '修好了' }, 'a')).toEqual(first);
    expect(first).toMatchObject({ outcome: 'sent', externalId: expect.stringMatching(/^mass-/) });
    expect(await bench.states()).toEqual({ a: 'waiting' });
  });

  test('one that failed begins anew when it is handed over again', async () => {
    bench.server.faults.next('late', 1, ADD);
    await bench.send({ text: '修好了' }, 'a');
    await bench.pass(30);
    await bench.send({ text: '修好了' }, 'a');
    expect(await bench.states()).toEqual({ a: 'waiting' });
  });

  test('pictures go with it', async () => {
    await bench.send({ text: '修好了', media: ['photo'] }, 'a');
    await bench.pass(30);
    expect(answersOn(bench, 'media/upload')).toEqual([0]);
    expect(answersOn(bench, ADD)).toEqual([0]);
  });

  test('more than nine files are refused', async () => {
    expect(await bench.send({ text: '', media: Array(10).fill('photo') }, 'a')).toMatchObject({ outcome: 'refused' });
  });

  test('who is nobody’s contact cannot be reached so', async () => {
    expect(await bench.send({ text: '修好了' }, 'a', 'wm-stranger')).toMatchObject({ outcome: 'closed' });
  });

  test('a member who has left us sends nothing', async () => {
    await bench.db.staff.updateMany({ data: { active: false } });
    expect(await bench.send({ text: '修好了' }, 'a')).toMatchObject({ outcome: 'closed' });
  });
});

describe('the month’s cap', () => {
  const fill = async (count: number) => {
    for (let index = 0; index < count; index++) await bench.send({ text: `通知 ${index}` }, `used-${index}`);
  };

  test('is one message for each day of the month', async () => {
    await fill(29);
    expect(await bench.send({ text: '第三十条' }, 'a')).toMatchObject({ outcome: 'sent' });
    expect(await bench.send({ text: '第三十一条' }, 'b')).toMatchObject({ outcome: 'closed' });
  });

  test('begins anew with the month as it is in China', async () => {
    await fill(30);
    bench.clock.set(new Date('2026-11-30T15:59:00Z'));
    expect(await bench.send({ text: '十一月' }, 'a')).toMatchObject({ outcome: 'closed' });
    bench.clock.set(new Date('2026-11-30T16:01:00Z'));
    expect(await bench.send({ text: '十二月' }, 'b')).toMatchObject({ outcome: 'sent' });
  });

  test('is reached once WeCom has said so, whatever we counted', async () => {
    await bench.send({ text: '修好了' }, 'a');
    await bench.db.wecomMassRecipient.updateMany({ data: { state: 'cap' } });
    expect(await bench.send({ text: '请评分' }, 'b')).toMatchObject({ outcome: 'closed' });
  });
});

describe('asking WeCom', () => {
  test('who cannot be sent to is told of at once, and the others wait', async () => {
    await bench.send({ text: '明天停水' }, 'a', 'wm-wang');
    await bench.send({ text: '明天停水' }, 'b', 'wm-zhao');
    bench.server.customer(KF, 'wm-zhao').removes('lisi');
    await bench.pass(30);
    expect(await bench.states()).toEqual({ a: 'waiting', b: 'not-friend' });
    expect(bench.failures).toMatchObject([{ address: { account: 'contact', chat: 'wm-zhao' }, state: 'held' }]);
  });

  test('where it can go to nobody another way is taken', async () => {
    await bench.send({ text: '修好了' }, 'a');
    bench.server.customer(KF, 'wm-wang').removes('lisi');
    await bench.pass(30);
    expect(bench.failures).toMatchObject([{ state: 'held' }]);
    expect(await bench.db.wecomMassTask.count({ where: { endedAt: null } })).toBe(0);
  });

  test('a refusal that passes is tried again', async () => {
    const [app] = bench.server.corp.apps;
    if (app) app.customers = false;
    await bench.send({ text: '修好了' }, 'a');
    await bench.pass(30);
    if (app) app.customers = true;
    await bench.pass(300);
    expect(tasks()).toHaveLength(1);
    expect(bench.failures).toEqual([]);
  });

  test('refused for a day, another way is taken', async () => {
    const [app] = bench.server.corp.apps;
    if (app) app.customers = false;
    await bench.send({ text: '修好了' }, 'a');
    await bench.pass(30);
    await bench.pass(day);
    expect(bench.failures).toMatchObject([{ state: 'held', reason: expect.stringContaining('48002') }]);
  });

  test('where nobody knows whether it was asked for, somebody has to look, and it is not asked for again', async () => {
    bench.server.faults.next('late', 1, ADD);
    await bench.send({ text: '修好了' }, 'a');
    await bench.pass(30);
    await bench.pass(hour);
    expect(bench.failures).toMatchObject([{ state: 'dead' }]);
    expect(tasks()).toHaveLength(1);
  });

  test('who died while asking leaves it so, too', async () => {
    await bench.send({ text: '修好了' }, 'a');
    await bench.db.$executeRaw`update wecom_mass_task set content = content || '{"askedAt": "2026-11-24T02:00:00Z"}'`;
    await bench.pass(hour);
    expect(bench.failures).toMatchObject([{ state: 'dead' }]);
    expect(tasks()).toEqual([]);
  });

  test('the member is told in the app where to confirm', async () => {
    await bench.send({ text: '修好了' }, 'a');
    await bench.pass(30);
    const [told] = await bench.db.outboundMessage.findMany();
    expect(told?.content).toMatchObject({ text: expect.stringMatching(/群发助手.*修好了/su) });
  });
});

describe('the member’s hand', () => {
  const ask = async () => {
    await bench.send({ text: '修好了' }, 'a');
    await bench.pass(30);
  };

  test('nothing is known while WeCom is still dispatching', async () => {
    await ask();
    await bench.db.wecomMassTask.updateMany({ data: { dueAt: bench.clock.now() } });
    await bench.pass(1);
    expect(answersOn(bench, 'externalcontact/get_groupmsg_task')).toEqual([41063]);
    await bench.pass(60);
    expect(await bench.states()).toEqual({ a: 'waiting' });
  });

  test('what he confirmed has gone out', async () => {
    await ask();
    bench.lisi.confirmsMass();
    await bench.pass(60);
    expect(await bench.states()).toEqual({ a: 'sent' });
    expect(bench.seen()).toEqual(['修好了']);
    expect(bench.failures).toEqual([]);
  });

  test('who is no friend any more is told of, and is no contact from then on', async () => {
    await ask();
    bench.server.customer(KF, 'wm-wang').removes('lisi');
    bench.lisi.confirmsMass();
    await bench.pass(60);
    expect(await bench.states()).toEqual({ a: 'not-friend' });
    expect(bench.failures).toMatchObject([{ state: 'held' }]);
    expect(await bench.send({ text: '请评分' }, 'b')).toMatchObject({ outcome: 'closed' });
  });

  test('a cap that others used up is told of', async () => {
    await ask();
    const [task] = tasks();
    bench.lisi.confirmsMass();
    task?.results.set('wm-wang', 3);
    await bench.pass(60);
    expect(await bench.states()).toEqual({ a: 'cap' });
    expect(bench.failures).toMatchObject([{ state: 'held' }]);
  });

  test('what was confirmed and is not known to have arrived after a day goes another way', async () => {
    await ask();
    bench.lisi.confirmsMass();
    tasks()[0]?.results.clear();
    await bench.pass(hour);
    expect(bench.failures).toEqual([]);
    await bench.pass(day);
    expect(bench.failures).toMatchObject([{ state: 'held' }]);
  });

  test('he is reminded once a day, by WeCom and in the app', async () => {
    await ask();
    for (let hours = 0; hours < 50; hours++) await bench.pass(hour);
    expect(answersOn(bench, REMIND)).toEqual([0, 0]);
    expect(await bench.told()).toEqual([':0', ':1', ':2']);
  });

  test('that somebody else has reminded him just now is no trouble', async () => {
    await ask();
    const [task] = tasks();
    bench.server.corp.rates.allow(`remind:${task?.msgid}`, 1, 3_600_000);
    await bench.db.wecomMassTask.updateMany({
      data: { createdAt: new Date(bench.clock.now().getTime() - day * 1000) },
    });
    await bench.pass(60);
    expect(answersOn(bench, REMIND)).toEqual([41094]);
    expect(await bench.told()).toEqual([':0', ':1']);
  });

  test('after three days it is cancelled and another way is taken', async () => {
    await ask();
    await bench.pass(3 * day);
    expect(tasks()).toMatchObject([{ cancelled: true }]);
    expect(bench.failures).toMatchObject([{ state: 'held', reason: expect.stringContaining('没有确认') }]);
    expect(await bench.states()).toEqual({ a: 'expired' });
  });

  test('a cancelling that WeCom cannot do now is tried again', async () => {
    await ask();
    bench.server.faults.next('unavailable', 20, 'externalcontact/cancel_groupmsg_send');
    await bench.pass(3 * day);
    expect(bench.failures).toEqual([]);
    bench.server.faults.none();
    await bench.pass(300);
    expect(bench.failures).toHaveLength(1);
  });

  test('an administrator who cancelled it in WeCom keeps it from nobody', async () => {
    await ask();
    for (const task of tasks()) task.cancelled = true;
    await bench.pass(3 * day);
    expect(bench.failures).toMatchObject([{ state: 'held' }]);
  });

  test('a task that WeCom does not know any more goes another way', async () => {
    await ask();
    bench.server.corp.massTasks.clear();
    await bench.pass(60);
    expect(bench.failures).toMatchObject([{ state: 'held' }]);
  });
});
