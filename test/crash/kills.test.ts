import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { connect } from '../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { seedTown } from '../support/town.ts';
import { insistOnEverything } from './insist-on-everything.ts';
import { Instance } from './instance.ts';
import { type Delivered, deliverAll, untilQuiet } from './platform.ts';
import { randomFrom, readSeed } from './random.ts';
import { fiftyScripts, groupScript, ownerScript, type Script } from './scripts.ts';

let dataDir: string;
let instances: Instance[];
let database: TestDatabase | undefined;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'guanjia-crash-'));
  await chmod(dataDir, 0o711); // PostgreSQL's user must get in
  instances = [];
});
afterEach(async () => {
  for (const instance of instances) await instance.kill();
  await database?.close();
  database = undefined;
  await rm(dataDir, { recursive: true, force: true });
});

function anInstance(databaseUrl?: string): Instance {
  const instance = new Instance(dataDir, databaseUrl);
  instances.push(instance);
  return instance;
}

const messagesOf = (scripts: readonly Script[]) => scripts.reduce((count, { steps }) => count + steps.length, 0);

/**
 * Lets the instance die again and again, each time at a statement of its own, and then live. A turn has some 22 statements
 * and a start some 200.
 */
async function dieAgainAndAgain(instance: Instance, times: number, random: () => number): Promise<void> {
  for (let death = 0; death < times; death++) await instance.runUntilStatement(150 + Math.floor(random() * 600));
  await instance.start();
}

test('killed again and again under load, each conversation gets exactly its tickets and replies, in order', async () => {
  const seed = readSeed();
  process.stdout.write(`crash test: CRASH_SEED=${seed}\n`);
  database = await openDatabase();
  const { db, url } = database;
  const scripts = fiftyScripts();
  await seedTown(db, 47);
  const instance = anInstance(url);
  const [delivered] = await Promise.all([
    deliverAll({ db, door: () => instance.ready, scripts }),
    dieAgainAndAgain(instance, 10, randomFrom(seed)),
  ]);
  expect(delivered).toMatchObject({ count: 500, doubled: 50 });
  await untilQuiet(db, 500);
  expect(await instance.stop()).toBe(0);
  await insistOnEverything(db, scripts);
}, 300_000);

test('two instances share the work of one database; when one is killed the other finishes it', async () => {
  database = await openDatabase();
  const { db, url } = database;
  const scripts = fiftyScripts().filter((_, index) => index < 3 || index % 2 === 0);
  const messages = messagesOf(scripts);
  await seedTown(db, 47);
  const [first, second] = [anInstance(url), anInstance(url)];
  await Promise.all([first.start(), second.start()]);
  let turn = 0;
  const door = () => [first.ready, second.ready].filter((one) => one !== undefined)[turn++ % (first.ready ? 2 : 1)];
  let killing = Promise.resolve();
  let sentByFirst = 0;
  const killFirst = async () => {
    sentByFirst = await first.countSent();
    await first.kill();
  };
  const onDelivered = ({ count }: Delivered) => {
    if (count === Math.floor(messages / 2)) killing = killFirst();
  };
  const delivered = await deliverAll({ db, door, scripts, onDelivered });
  await killing;
  expect(delivered.count).toBe(messages);
  await untilQuiet(db, messages);
  expect(sentByFirst).toBeGreaterThan(messages / 10);
  expect(await second.countSent()).toBeGreaterThan(messages / 2);
  expect(await second.stop()).toBe(0);
  await insistOnEverything(db, scripts);
}, 300_000);

test('the embedded PostgreSQL that a killed process leaves behind is adopted, and nothing is lost', async () => {
  const seed = readSeed();
  process.stdout.write(`crash test, embedded: CRASH_SEED=${seed}\n`);
  const scripts = [
    groupScript('eng', ['zhang', 'li'], 9000),
    ...Array.from({ length: 9 }, (_, owner) => ownerScript(owner)),
  ];
  const instance = anInstance();
  const { url, adopted } = await instance.start();
  expect(adopted).toBe(false);
  const db = connect(url);
  try {
    await seedTown(db, 9);
    await instance.kill();
    await Promise.all([
      deliverAll({ db, door: () => instance.ready, scripts }),
      dieAgainAndAgain(instance, 2, randomFrom(seed)),
    ]);
    expect(instance.ready).toMatchObject({ adopted: true, url });
    await untilQuiet(db, 100);
    await insistOnEverything(db, scripts);
  } finally {
    await db.$disconnect();
    await instance.stop();
  }
}, 300_000);
