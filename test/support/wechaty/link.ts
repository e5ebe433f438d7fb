import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Message } from 'wechaty';
import { createLink } from '../../../src/channels/wechaty/link/create-link.ts';
import type { Link, LinkDeps, OperatorWord } from '../../../src/channels/wechaty/link/link.ts';
import type { LinkTimes } from '../../../src/channels/wechaty/link/times.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { createLog } from '../../../src/platform/log.ts';
import { servicePuppet, type WechatyConfig } from '../../../src/platform/wechaty-config.ts';
import type { TestDatabase } from '../database.ts';
import { until } from '../until.ts';
import type { PuppetServer } from './puppet-server.ts';

/** A link whose waits are short, and all that it handed over. */
export interface TestLink {
  link: Link;
  dataDir: string;
  /** texts of the messages that were taken, in order */
  taken: string[];
  told: OperatorWord[];
  /** what was drawn in the terminal */
  printed: string[];
  up(): Promise<void>;
  /** Stops it, and removes its folder. */
  close(): Promise<void>;
}

export const quickTimes: LinkTimes = {
  beat: 300,
  answer: 1_500,
  login: 6_000,
  firstWait: 100,
  longestWait: 400,
  calm: 60_000,
  take: 200,
  fetch: 1_000,
  clearAway: 300,
};

export function configFor({ endpoint, token }: Pick<PuppetServer, 'endpoint' | 'token'>): WechatyConfig {
  return { puppet: servicePuppet, name: 'guanjia', token, endpoint, tls: { mode: 'off' } };
}

/** Makes a link to a server and runs it. `deps` and `times` where they differ. */
export async function openTestLink(
  database: TestDatabase,
  config: WechatyConfig,
  { deps = {}, times = {} }: { deps?: Partial<LinkDeps>; times?: Partial<LinkTimes> } = {},
): Promise<TestLink> {
  const dataDir = await mkdtemp(join(tmpdir(), 'guanjia-link-'));
  const taken: string[] = [];
  const told: OperatorWord[] = [];
  const printed: string[] = [];
  const link = createLink(
    {
      ...{ config, db: database.db, databaseUrl: database.url, clock: systemClock, dataDir },
      log: createLog('silent'),
      qrUrl: 'http://127.0.0.1:3000/wechaty/qr',
      print: (text) => printed.push(text),
      onMessage: async (message: Message) => {
        taken.push(message.text());
      },
      onRoomEvent: async () => {},
      onFriendship: async () => {},
      tellOperator: async (_tx, word) => {
        told.push(word);
      },
      ...deps,
    },
    { ...quickTimes, ...times },
  );
  const running = link.run();
  return {
    ...{ link, dataDir, taken, told, printed },
    up: async () => {
      await until(() => link.bot !== undefined);
    },
    async close() {
      await link.stop();
      await running;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
