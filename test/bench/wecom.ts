import { setTimeout as delay } from 'node:timers/promises';
import { connect, type Db } from '../../src/platform/db.ts';
import { startGuanjia } from '../support/start-guanjia.ts';
import { seedTown } from '../support/town.ts';
import type { BenchServer } from './bench-database.ts';
import { percentile, print } from './result.ts';
import { residentMegabytes } from './spawned.ts';
import { type Company, openCompany } from './wecom-company.ts';

const perSecond = 300;
const usualSeconds = 60;
/** Called at the same rate before: a program that has just started is slow at first. Not in the times, but in the counts. */
const warmUpSeconds = 5;
/** When memory is looked at first: by then the first of everything has happened. */
const settledSeconds = 10;
const patienceMs = 15 * 60_000;
/** So many of the customers are owners in the register; the others, and the members, are strangers. */
const owners = 500;

interface Answered {
  statuses: number[];
  /** from the call to its answer */
  ms: number;
}

interface Load {
  answered: Answered[];
  seconds: number;
  /** MB resident, early on and at the end */
  early: number;
  late: number;
}

/**
 * A company calls a Guanjia of its own process 300 times a second, on time whether or not the earlier calls were answered:
 * how fast it is answered, whether all is handled once, and what becomes of the memory.
 */
export async function benchWecom(server: BenchServer, seconds = usualSeconds): Promise<void> {
  const written = perSecond * (warmUpSeconds + seconds);
  const company = await openCompany(written);
  const databaseUrl = await server.createDatabase();
  const db = connect(databaseUrl);
  try {
    await seedTown(db, owners, 'wecom');
    const variables = { ...company.variables, DATA_DIR: server.dataDir, DATABASE_URL: databaseUrl };
    const guanjia = await startGuanjia(variables);
    try {
      company.connect(guanjia.base);
      const load = await callIn(company, guanjia.pid, written);
      printAnswers(load);
      const catchUpSeconds = await catchUp(db, company, written);
      await printHandled(db, company, written, catchUpSeconds);
      printMemory(load, await residentMegabytes(guanjia.pid));
    } finally {
      await guanjia.stop();
    }
  } finally {
    await db.$disconnect();
    await company.server.close();
  }
}

async function callIn(company: Company, pid: number, written: number): Promise<Load> {
  const start = performance.now();
  const calls: Promise<Answered>[] = [];
  let early: Promise<number> | undefined;
  for (let nth = 0; nth < written; nth++) {
    await delay(Math.max(0, start + (nth * 1000) / perSecond - performance.now()));
    company.write(nth);
    calls.push(call(company));
    if (nth === Math.min(perSecond * settledSeconds, written / 2)) early = residentMegabytes(pid);
  }
  const took = (performance.now() - start) / 1000;
  const late = await residentMegabytes(pid);
  return { answered: await Promise.all(calls), seconds: took, early: (await early) ?? Number.NaN, late };
}

/** Calls with what waits: the word just written, and whatever WeCom has to tell besides or again. */
async function call({ server }: Company): Promise<Answered> {
  const begin = performance.now();
  const delivered = await server.deliverCallbacks();
  return { statuses: delivered.map(({ status }) => status), ms: performance.now() - begin };
}

/**
 * Calls in again what was not answered, until all that was written is handled or nobody would wait any longer: what is
 * missing then is counted. Resolves to the seconds it took.
 */
async function catchUp(db: Db, company: Company, written: number): Promise<number> {
  const start = performance.now();
  for (;;) {
    await company.server.deliverCallbacks();
    const handled = await db.inboundMessage.count({ where: { handledAt: { not: null } } });
    const took = performance.now() - start;
    if (handled >= written || took > patienceMs) return took / 1000;
    await delay(250);
  }
}

function printAnswers({ answered, seconds }: Load): void {
  const statuses = answered.flatMap((one) => one.statuses);
  const refused = statuses.filter((status) => status !== 200).length;
  const warmUp = perSecond * warmUpSeconds;
  const times = answered.slice(warmUp).map(({ ms }) => ms);
  const cold = percentile(
    answered.slice(0, warmUp).map(({ ms }) => ms),
    1,
  );
  const [p99, longest] = [percentile(times, 0.99), percentile(times, 1)];
  const note = `${times.length} calls of as many senders, half of them doorbells with a message behind; the work on them is done in the same process`;
  print({ name: 'wecom.calls', value: statuses.length / seconds, unit: 'calls/s', note });
  print({ name: 'wecom.unanswered', value: refused, unit: 'calls', aim: '0', ok: refused === 0 });
  print({ name: 'wecom.p50', value: percentile(times, 0.5), unit: 'ms' });
  print({ name: 'wecom.p99', value: p99, unit: 'ms', aim: '< 200', ok: p99 < 200 });
  print({
    name: 'wecom.max',
    value: longest,
    unit: 'ms',
    aim: '< 1000',
    ok: longest < 1000,
    note: `${Math.round(cold)} ms in the first ${warmUpSeconds} s after the start`,
  });
}

async function printHandled(db: Db, company: Company, written: number, catchUpSeconds: number): Promise<void> {
  const heard = await db.inboundMessage.findMany({ select: { senderId: true, handledAt: true } });
  const handled = new Set(heard.filter(({ handledAt }) => handledAt !== null).map(({ senderId }) => senderId));
  const missing = written - handled.size;
  const twice = heard.length - new Set(heard.map(({ senderId }) => senderId)).size + company.heardTwice();
  const note = 'after the last call; the messages are worked on while they come, too';
  print({ name: 'wecom.caught-up', value: catchUpSeconds, unit: 's', note });
  print({ name: 'wecom.missing', value: missing, unit: 'messages', aim: '0', ok: missing === 0 });
  print({ name: 'wecom.twice', value: twice, unit: 'messages', aim: '0', ok: twice === 0 });
}

function printMemory({ early, late }: Load, atEnd: number): void {
  const ratio = late / early;
  print({
    ...{ name: 'wecom.memory', value: late, unit: 'MB', baseline: early, ratio, aim: 'ratio < 1.5', ok: ratio < 1.5 },
    note: `VmRSS at the end of the calls against ${settledSeconds} s after their start; ${Math.round(atEnd)} MB when all was handled`,
  });
}
