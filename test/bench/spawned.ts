import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { startGuanjia } from '../support/start-guanjia.ts';
import type { BenchServer } from './bench-database.ts';
import { median, print } from './result.ts';

const rounds = 4;
const restMs = 3_000;

const start = (server: BenchServer, databaseUrl: string) =>
  startGuanjia({ DATA_DIR: server.dataDir, DATABASE_URL: databaseUrl });

/** Milliseconds from the start of the process to the printed address; the database runs and is set up. */
export async function benchStart(server: BenchServer): Promise<void> {
  const url = await server.createDatabase();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = await start(server, url);
    times.push(started.startMs);
    await started.stop();
  }
  const note = `median of ${rounds - 1} warm starts; the database server runs already`;
  print({ name: 'start', value: median(times.slice(1)), unit: 'ms', note });
}

/** Megabytes resident when the program has started and nothing happens. */
export async function benchMemory(server: BenchServer): Promise<void> {
  const started = await start(server, await server.createDatabase());
  try {
    await delay(restMs);
    const note = `VmRSS of the process ${restMs / 1000} s after the start; PostgreSQL is not in it`;
    print({ name: 'memory', value: await residentMegabytes(started.pid), unit: 'MB', note });
  } finally {
    await started.stop();
  }
}

/** VmRSS of a process, in megabytes. */
export async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
