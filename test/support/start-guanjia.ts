import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Guanjia in a process of its own. */
export interface RunningGuanjia {
  pid: number;
  /** The address that it prints, without a slash at its end. */
  base: string;
  /** Milliseconds from the start of the process to the printed address. */
  startMs: number;
  /** Ends it as an operator does; resolves once it has ended. */
  stop(): Promise<void>;
}

/** Starts the program as `npm start` does, with these variables more, on a free port. Rejects where it ends before it is up. */
export async function startGuanjia(variables: Record<string, string>): Promise<RunningGuanjia> {
  const begin = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'error', ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('it ended before it was up')));
  const up = new Promise<string>((resolve) => {
    lines.on('line', (line) => {
      const address = /http:\/\/[^/\s]+/.exec(line);
      if (address) resolve(address[0]);
    });
  });
  const base = await Promise.race([up, ended]);
  const startMs = performance.now() - begin;
  return {
    pid: child.pid ?? 0,
    base,
    startMs,
    async stop() {
      child.kill('SIGTERM');
      await ended.catch(() => {});
    },
  };
}
