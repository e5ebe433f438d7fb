import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { BenchServer } from './bench-database.ts';
import { median, print } from './result.ts';

const rounds = 4;
const restMs = 3_000;

interface Started {
  pid: number;
  startMs: number;
  stop(): Promise<void>;
}

/** Starts the program as `npm start` does, on a database of its own, and waits for the address that it prints. */
async function start(server: BenchServer, databaseUrl: string): Promise<Started> {
  const begin = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'error', DATA_DIR: server.dataDir, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('it ended before it was up')));
  const up = new Promise<void>((resolve) => lines.on('line', (line) => line.includes('http://') && resolve()));
  await Promise.race([up, ended]);
  const startMs = performance.now() - begin;
  return {
    pid: child.pid ?? 0,
    startMs,
    async stop() {
      child.kill('SIGTERM');
      await ended.catch(() => {});
    },
  };
}

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

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
