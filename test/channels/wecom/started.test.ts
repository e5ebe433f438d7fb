import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { systemClock } from '../../../src/platform/clock.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { type RunningGuanjia, startGuanjia } from '../../support/start-guanjia.ts';
import { until } from '../../support/until.ts';
import { WecomTown } from '../../support/wecom-town.ts';

/** A start reads the trained models, or trains them, and every step is done by a process in real time. */
const patienceMs = 60_000;

let database: TestDatabase;
let town: WecomTown;
let dataDir: string;
let guanjia: RunningGuanjia;

beforeAll(async () => {
  [database, town] = await Promise.all([openDatabase(), WecomTown.open(systemClock)]);
  await town.seed({ db: database.db, clock: systemClock });
  dataDir = await mkdtemp(join(tmpdir(), 'guanjia-started-'));
  guanjia = await startGuanjia({ ...town.variables, DATABASE_URL: database.url, DATA_DIR: dataDir });
  await town.connect(guanjia.base);
}, 2 * patienceMs);

afterAll(async () => {
  await guanjia?.stop();
  await town?.close();
  await database?.close();
  await rm(dataDir, { recursive: true, force: true });
}, patienceMs);

test(
  'npm start with the variables of WeCom alone: an owner reports, the group hears, a member takes it, the owner is told',
  async () => {
    const { server } = town;
    const owner = town.customer('李女士');
    owner.says('厨房水管爆了，水都流到客厅了，3栋2单元501');
    expect(await server.deliverCallbacks()).toEqual([{ status: 200, body: '' }]);

    const heard = await until(
      () => server.groupSees('hook-eng').find(({ text }) => text.includes('3栋2单元501')),
      patienceMs,
    );
    const [called = ''] = heard.mentions;
    const member = server.member(Number(town.variables.WECOM_AGENT_ID), called);
    const card = await until(() => member.sees.find(({ msgtype }) => msgtype === 'template_card'), patienceMs);
    const taskId = String(card.content.task_id);
    member.clicks(taskId, '接单');
    await server.deliverCallbacks();

    const ticket = await until(
      async () =>
        (await database.db.ticket.findFirst({ where: { state: 'taken' }, include: { assignee: true } })) ?? undefined,
      patienceMs,
    );
    const name = ticket.assignee?.name ?? '';
    expect(server.corp.members.get(called)?.name).toBe(name);
    await until(() => owner.sees.find(({ text }) => text.includes(name)), patienceMs);
    await until(() => member.card(taskId)?.buttons.some(({ text }) => text === '到场'), patienceMs);
  },
  5 * patienceMs,
);
