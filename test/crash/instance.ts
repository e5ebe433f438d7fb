import { once } from 'node:events';
import { type Child, runChild } from '../support/child.ts';

export interface Ready {
  port: number;
  url: string;
  /** Whether its PostgreSQL ran already, left by a process that was killed. */
  adopted: boolean;
}

/** One process of Guanjia that can be killed and started again on the same data. */
export class Instance {
  #child: Child | undefined;
  #ready: Ready | undefined;
  readonly #args: [dataDir: string, databaseUrl: string];

  constructor(dataDir: string, databaseUrl = '-') {
    this.#args = [dataDir, databaseUrl];
  }

  /** Where it takes messages now; undefined while it is down or starting. */
  get ready(): Ready | undefined {
    return this.#ready;
  }

  async start(): Promise<Ready> {
    return this.#run([]);
  }

  /** Lets it run until it kills itself at its nth statement, which may be while it starts. */
  async runUntilStatement(nth: number): Promise<void> {
    const run = this.#run([String(nth)]);
    const child = this.#child?.process;
    if (!child) throw new Error('it does not run');
    await Promise.all([once(child, 'close'), run.catch(() => {})]); // killed before it was ready
    if (child.signalCode !== 'SIGKILL') throw new Error(`it ended by itself: ${child.exitCode}`);
    this.#child = undefined;
    this.#ready = undefined;
  }

  async #run(more: string[]): Promise<Ready> {
    this.#child = runChild('./children/app.ts', import.meta.url, [...this.#args, ...more]);
    const line = await this.#child.line('ready ');
    this.#ready = JSON.parse(line.slice('ready '.length)) as Ready;
    return this.#ready;
  }

  /** How many messages this process has sent. */
  async countSent(): Promise<number> {
    const response = await fetch(`http://127.0.0.1:${this.#ready?.port}/`);
    return ((await response.json()) as { sent: number }).sent;
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    this.#ready = undefined;
    const child = this.#child;
    this.#child = undefined;
    await child?.kill();
  }

  /** Asks it to end. @returns its exit code */
  async stop(): Promise<number | null> {
    const child = this.#child?.process;
    this.#child = undefined;
    this.#ready = undefined;
    if (!child) return null;
    if (child.exitCode !== null) return child.exitCode;
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    const [code] = (await exit) as [number | null];
    return code;
  }
}
