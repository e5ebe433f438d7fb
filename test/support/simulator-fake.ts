import { EventEmitter } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { SimulatorConversation, SimulatorDeps, SimulatorPerson } from '../../src/channels/simulator/index.ts';
import { createSimulatorChannel, simulatorRoutes } from '../../src/channels/simulator/index.ts';
import type { Channel, IncomingMedia, IncomingMessage, OutgoingContent } from '../../src/messages/contract.ts';
import { OffsetClock } from '../../src/platform/clock.ts';
import type { Db } from '../../src/platform/db.ts';
import { buildHttp } from '../../src/platform/http.ts';
import { createLog } from '../../src/platform/log.ts';

const account = 'jinxiu';
const homes: [id: string, name: string, note: string][] = [
  ['li', '李女士', '3栋2单元501 · 业主'],
  ['chen', '陈先生', '5栋1单元302 · 业主'],
  ['zhou', '周女士', '3栋1单元1201 · 租客'],
  ['hu', '胡老板', '底商 · 商户'],
  ['stranger', '陌生人', '未登记'],
];
const staff: [id: string, name: string, note: string][] = [
  ['zhang', '张师傅', '工程 · 白班'],
  ['lishifu', '李师傅', '工程 · 白班'],
  ['wang', '王主管', '工程 · 主管'],
  ['sun', '孙队长', '秩序'],
  ['xiaochen', '小陈', '客服'],
];
const groups: [id: string, title: string, members: string[]][] = [
  ['eng', '工程部值班群', ['zhang', 'lishifu', 'wang']],
  ['service', '客服部值班群', ['xiaochen', 'manager']],
  ['order', '秩序部值班群', ['sun', 'manager']],
];

/** Who is played in the tests: all invented. */
function aCast(): { people: SimulatorPerson[]; conversations: SimulatorConversation[] } {
  const named =
    (kind: SimulatorPerson['kind']) =>
    ([id, name, note]: [string, string, string]) => ({ id, name, note, kind });
  const people = [
    ...homes.map(named('owner')),
    ...staff.map(named('staff')),
    { id: 'manager', name: '周经理', note: '物业经理', kind: 'manager' as const },
  ];
  const conversations: SimulatorConversation[] = [
    ...people.map(({ id }) => conversation(`direct-${id}`, '管家', 'direct', `user-${id}`, [id])),
    ...groups.map(([id, title, members]) => conversation(id, title, 'group', `group-${id}`, members)),
  ];
  return {
    conversations,
    people: people.map((person) => ({
      ...person,
      account,
      senderId: `user-${person.id}`,
      conversations: conversations
        .filter(({ members }) => members.includes(person.id))
        .map(({ id, title }) => ({ id, title })),
    })),
  };
}

function conversation(
  id: string,
  title: string,
  kind: 'direct' | 'group',
  chat: string,
  members: string[],
): SimulatorConversation {
  return { id, title, kind, members, address: { channel: 'simulator', account, chat } };
}

export interface SimulatorFake {
  app: FastifyInstance;
  deps: SimulatorDeps;
  channel: Channel;
  /** What Guanjia was handed, each message once. */
  accepted: IncomingMessage[];
  /** Guanjia says something in a conversation. */
  says(conversationId: string, content: OutgoingContent | string, key: string): Promise<void>;
  /** What happens to every accepted message; an error is the database failing. */
  onAccept: (message: IncomingMessage) => Promise<void>;
  clock: OffsetClock;
  /** Asks the server over its own connection; it listens from the first time on. */
  inject(asked: Asked): Promise<Answer>;
}

interface Asked {
  url: string;
  method?: string;
  payload?: object;
  headers?: Record<string, string>;
}

interface Answer {
  statusCode: number;
  headers: IncomingHttpHeaders;
  rawPayload: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the test expects to be in there
  json(): any;
}

async function ask(app: FastifyInstance, { url, method = 'GET', payload, headers }: Asked): Promise<Answer> {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const type = payload ? { 'content-type': 'application/json' } : {};
  return new Promise((resolve, reject) => {
    const asking = request({
      host: '127.0.0.1',
      port,
      path: url,
      method,
      headers: { ...type, ...headers },
      agent: false,
    });
    asking.on('error', reject);
    asking.on('response', (response) => {
      buffer(response).then((rawPayload) => {
        const { statusCode = 0, headers } = response;
        resolve({ statusCode, headers, rawPayload, json: () => JSON.parse(rawPayload.toString()) });
      }, reject);
    });
    asking.end(payload && JSON.stringify(payload));
  });
}

/** The simulator's routes on a server that is not listening yet, with a Guanjia that only does what a test says. */
export async function createSimulatorFake(
  db: Db,
  { start = '2026-11-24T08:30:00+08:00', stepMs = 0 } = {},
): Promise<SimulatorFake> {
  const cast = aCast();
  const accepted: IncomingMessage[] = [];
  const bus = new EventEmitter();
  const stored = new Map<string, IncomingMedia>();
  const clock = new OffsetClock();
  clock.set(new Date(start));

  const deps: SimulatorDeps = {
    db,
    log: createLog('silent'),
    zone: 'Asia/Shanghai',
    cast: async () => cast,
    accept: async (message) => {
      await fake.onAccept(message);
      const fresh = !accepted.some(({ id }) => id === message.id);
      if (fresh) accepted.push(message);
      return { fresh, seq: String(accepted.length) };
    },
    clock: {
      now: () => clock.now(),
      async moveTo(to, onProgress) {
        const from = clock.now().getTime();
        for (let step = 1; step <= 20; step++) {
          if (stepMs) await new Promise((resolve) => setTimeout(resolve, stepMs));
          clock.set(new Date(from + ((to.getTime() - from) * step) / 20));
          onProgress?.(clock.now());
        }
      },
    },
    settle: async () => {
      await setImmediate();
    },
    media: {
      async save(media) {
        const id = `media-${stored.size + 1}`;
        stored.set(id, media);
        return id;
      },
      open: async (id) => stored.get(id),
    },
    notifier: {
      async publish(_tx, topic, payload) {
        bus.emit(topic, payload);
      },
      subscribe(topic, listener) {
        bus.on(topic, listener);
        return () => bus.off(topic, listener);
      },
      async close() {},
    },
  };

  const app = await buildHttp({ log: deps.log, ready: async () => ({}) });
  await app.register(simulatorRoutes(deps));
  const fake: SimulatorFake = {
    app,
    deps,
    channel: createSimulatorChannel(deps),
    accepted,
    clock,
    onAccept: async () => {},
    inject: (asked) => ask(app, asked),
    async says(conversationId, content, key) {
      const address = cast.conversations.find(({ id }) => id === conversationId)?.address;
      if (!address) throw new Error(`no conversation ${conversationId}`);
      const said = typeof content === 'string' ? { text: content } : content;
      await fake.channel.send(address, said, key, { repeated: false });
    },
  };
  return fake;
}
