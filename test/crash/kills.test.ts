import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
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
 * Kills the instance when a random number of messages was delivered, starts it again and, now and then, kills it while
 * it starts. @returns what to tell of each delivery, and a promise of the number of kills
 */
function killAtRandom(instance: Instance, times: number, messages: number, random: () => number) {
  const share = messages / (times + 1);
  const at = Array.from({ length: times }, (_, index) => Math.floor(share * (index + 0.2 + 1.6 * random() * 0.5)));
  let kills = 0;
  let killing = Promise.resolve();
  const killOnce = async () => {
    await delay(random() * 80);
    await instance.kill();
    kills += 1;
    if (random() < 0.25) {
      instance.spawn();
      await delay(random() * 1_500);
      await instance.kill();
      kills += 1;
    }
    await instance.start();
  };
  return {
    onDelivered: ({ count }: Delivered) => {
      while (at[0] !== undefined && count >= at[0]) {
        at.shift();
        killing = killing.then(killOnce);
      }
    },
    ended: async () => {
      await killing;
      return kills;
    },
  };
}

test('killed again and again under load, each conversation gets exactly its tickets and replies, in order', async () => {
  const seed = readSeed();
  process.stdout.write(`crash test: CRASH_SEED=${seed}\n`);
  database = await openDatabase();
  const { db, url } = database;
  const scripts = fiftyScripts();
  await seedTown(db, 47);
  const instance = anInstance(url);
  await instance.start();
  const kills = killAtRandom(instance, 8, 500, randomFrom(seed));
  const delivered = await deliverAll({ db, door: () => instance.ready, scripts, onDelivered: kills.onDelivered });
  expect(await kills.ended()).toBeGreaterThanOrEqual(8);
  expect(delivered).toMatchObject({ count: 500, doubled: 50 });
  await untilQuiet(db, 500);
  expect(await instance.stop()).toBe(0);
  await insistOnEverything(db, scripts);
}, 120_000);

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
}, 120_000);

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
    const kills = killAtRandom(instance, 2, 100, randomFrom(seed));
    await deliverAll({ db, door: () => instance.ready, scripts, onDelivered: kills.onDelivered });
    await kills.ended();
    expect(instance.ready).toMatchObject({ adopted: true, url });
    await untilQuiet(db, 100);
    await insistOnEverything(db, scripts);
  } finally {
    await db.$disconnect();
    await instance.stop();
  }
}, 120_000);
