import type { BenchServer } from './bench-database.ts';
import { median, print } from './result.ts';
import { messageOf, openTalk, type Talk } from './talk.ts';

const owners = 200;
/** Who talks at the same time: each sends the next word when the reply to the last has come. */
const talkers = 40;
const warmUpMs = 4_000;
const roundMs = 5_000;
const rounds = 3;

/** Conversation turns a second, from the message to the reply sent, with the generator of the load in the process. */
export async function benchTurns(server: BenchServer): Promise<void> {
  const talk = await openTalk(server, owners);
  try {
    await round(talk, warmUpMs);
    const rates: number[] = [];
    for (let count = 0; count < rounds; count++) rates.push(await round(talk, roundMs));
    const value = median(rates);
    print({
      name: 'turns',
      value,
      unit: 'turns/s',
      aim: '>= 100 on two cores',
      ok: value >= 100,
      note: `${talkers} of ${owners} owners at a time, through the simulator channel; the load generator is in the process and takes ${generatorMicros().toFixed(1)} µs a turn`,
    });
  } finally {
    await talk.close();
  }
}

/** @returns turns a second */
async function round(talk: Talk, lengthMs: number): Promise<number> {
  const start = performance.now();
  const end = start + lengthMs;
  let turns = 0;
  const share = owners / talkers;
  const work = Array.from({ length: talkers }, async (_, talker) => {
    for (let nth = 0; performance.now() < end; nth++) {
      await talk.say(talker * share + (nth % share));
      turns += 1;
    }
  });
  await Promise.all(work);
  return turns / ((performance.now() - start) / 1000);
}

function generatorMicros(): number {
  const count = 20_000;
  const start = performance.now();
  for (let nth = 0; nth < count; nth++) messageOf(nth % owners, '你好', nth);
  return ((performance.now() - start) * 1000) / count;
}
