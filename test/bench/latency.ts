import { setTimeout as delay } from 'node:timers/promises';
import type { BenchServer } from './bench-database.ts';
import { percentile, print } from './result.ts';
import { openTalk } from './talk.ts';

const owners = 200;
const perSecond = 20;
const warmUp = 60;
const messages = 300;

/** From message to reply at 20 messages a second, sent on time whether or not the earlier ones were answered. */
export async function benchLatency(server: BenchServer): Promise<void> {
  const talk = await openTalk(server, owners);
  try {
    const start = performance.now();
    const waits: Promise<number>[] = [];
    for (let nth = 0; nth < warmUp + messages; nth++) {
      await delay(Math.max(0, start + (nth * 1000) / perSecond - performance.now()));
      waits.push(talk.say(nth % owners));
    }
    const all = (await Promise.all(waits)).slice(warmUp);
    for (const [name, share] of [
      ['latency.p50', 0.5],
      ['latency.p95', 0.95],
      ['latency.p99', 0.99],
    ] as const) {
      const value = percentile(all, share);
      const aim = name === 'latency.p95' ? { aim: '< 300', ok: value < 300 } : {};
      print({
        name,
        value,
        unit: 'ms',
        ...aim,
        note: `${messages} messages at ${perSecond}/s, without the gathering of bursts`,
      });
    }
  } finally {
    await talk.close();
  }
}
