import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Child {
  process: ChildProcess;
  /** Resolves with the first line of its output that begins with `start`; rejects if it ends before. */
  line(start: string): Promise<string>;
  /** Kills it as a power cut would. */
  kill(): Promise<void>;
}

/** Runs a TypeScript file as a process of its own. `file` is relative to `from` (import.meta.url). */
export function runChild(file: string, from: string, args: string[]): Child {
  const path = fileURLToPath(new URL(file, from));
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const closed = once(child, 'close');
  return {
    process: child,
    line: async (start) => {
      for (;;) {
        const found = output
          .split('\n')
          .slice(0, -1)
          .find((line) => line.startsWith(start));
        if (found !== undefined) return found;
        const more = once(child.stdout, 'data');
        const ended = closed.then(() =>
          Promise.reject(new Error(`the process ended without saying ${start}: ${errors}`)),
        );
        await Promise.race([more, ended]);
      }
    },
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
