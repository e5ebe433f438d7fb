import autocannon from 'autocannon';
import { runChild } from '../support/child.ts';
import type { BenchServer } from './bench-database.ts';
import { median, print } from './result.ts';

const connections = 50;
const warmUpSeconds = 2;
const roundSeconds = 2;
const rounds = 5;

/** Messages stored a second against one INSERT a request, by turns on the same database; the median of the rounds. */
export async function benchStore(server: BenchServer): Promise<void> {
  const child = runChild('./children/store-server.ts', import.meta.url, [await server.createDatabase()]);
  try {
    const base = (await child.line('ready ')).slice('ready '.length);
    await rate(`${base}/accept`, warmUpSeconds);
    await rate(`${base}/bare`, warmUpSeconds);
    const pairs: { stored: number; bare: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      const bareFirst = round % 2 === 0 ? await rate(`${base}/bare`, roundSeconds) : undefined;
      const stored = await rate(`${base}/accept`, roundSeconds);
      pairs.push({ stored, bare: bareFirst ?? (await rate(`${base}/bare`, roundSeconds)) });
    }
    const ratio = median(pairs.map(({ stored, bare }) => stored / bare));
    print({
      name: 'store',
      value: median(pairs.map(({ stored }) => stored)),
      unit: 'messages/s',
      baseline: median(pairs.map(({ bare }) => bare)),
      ratio,
      aim: 'ratio >= 0.5',
      ok: ratio >= 0.5,
      note: `${connections} connections; the ratio is the median of ${rounds} pairs; the load comes from another process on the same machine`,
    });
  } finally {
    await child.kill();
  }
}

/** @returns requests answered a second. @throws where any was refused */
async function rate(url: string, seconds: number): Promise<number> {
  const body = JSON.stringify({ text: '厨房水管爆了，水都流到客厅了' });
  const headers = { 'content-type': 'application/json' };
  const report = await autocannon({ url, connections, duration: seconds, method: 'POST', headers, body });
  if (report.non2xx + report.errors > 0) throw new Error(`${url}: ${report.non2xx + report.errors} requests failed`);
  return report['2xx'] / report.duration;
}
