import { setTimeout as delay } from 'node:timers/promises';
import { type App, buildApp } from '../../src/app.ts';
import type { IncomingMessage } from '../../src/messages/contract.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { createLog } from '../../src/platform/log.ts';
import { loadUnderstanding } from '../../src/understanding/load.ts';
import { chatOf, seedTown } from '../support/town.ts';
import type { BenchServer } from './bench-database.ts';

/** What owners write, in the order of a talk: half small talk and questions after a ticket, some reports. */
const lines = [
  '你好',
  '厨房水管爆了，水都流到客厅了',
  '我的报修到哪一步了',
  '怎么还没人来，快点',
  '谢谢',
  '你好',
  '我的报修到哪一步了',
  '我要投诉，小区里垃圾没人收，太臭了',
  '我的投诉到哪一步了',
  '谢谢',
];

/** The whole of Guanjia in this process, with owners who talk to it through the simulator channel. */
export interface Talk {
  app: App;
  /** How many owners there are. */
  owners: number;
  /**
   * The next word of an owner. Resolves with the milliseconds from handing it over until the reply was sent. One owner
   * waits for the reply before the next word.
   */
  say(owner: number): Promise<number>;
  close(): Promise<void>;
}

export async function openTalk(server: BenchServer, owners: number): Promise<Talk> {
  const log = createLog('error');
  const app = await buildApp({
    config: { ...loadConfig({ DATA_DIR: server.dataDir }), logLevel: 'error' },
    databaseUrl: await server.createDatabase(),
    understanding: await loadUnderstanding({ cacheDir: 'node_modules/.cache/guanjia', log }),
    log,
    burstMs: 0,
  });
  await seedTown(app.db, owners);
  const waiting = listen(app);
  await app.start();
  const said = Array.from({ length: owners }, (_, owner) => owner); // owners are at different places of the talk
  let count = 0;

  return {
    app,
    owners,
    async say(owner) {
      const at = said[owner] ?? 0;
      said[owner] = at + 1;
      count += 1;
      const message = messageOf(owner, lines[at % lines.length] ?? '', count);
      const start = performance.now();
      const reply = waiting(message.chat.id);
      await app.accept(message);
      await Promise.race([
        reply,
        delay(20_000, undefined, { ref: false }).then(() => Promise.reject(new Error('no reply in 20 s'))),
      ]);
      return performance.now() - start;
    },
    close: () => app.stop(),
  };
}

export function messageOf(owner: number, text: string, count: number): IncomingMessage {
  const chat = chatOf(owner);
  return {
    channel: 'simulator',
    account: 'jinxiu',
    id: `bench-${count}`,
    chat: { id: chat, kind: 'direct' },
    sender: { id: chat },
    at: new Date('2026-11-24T00:00:00Z'),
    text,
  };
}

/** Listens at the channel. @returns a function that gives a promise of the next message sent to a chat */
function listen(app: App): (chat: string) => Promise<void> {
  const simulator = app.channels.get('simulator');
  if (!simulator) throw new Error('the simulator is not on');
  const waiting = new Map<string, () => void>();
  app.channels.set('simulator', {
    ...simulator,
    send: async (address, content, key, facts) => {
      const result = await simulator.send(address, content, key, facts);
      waiting.get(address.chat)?.();
      waiting.delete(address.chat);
      return result;
    },
  });
  return (chat) => new Promise((resolve) => waiting.set(chat, resolve));
}
