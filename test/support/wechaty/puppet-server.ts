import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answer, Order, SentMessage, World, WorldMessage, WorldPerson, WorldRoom } from './world.ts';

type Said = Omit<WorldMessage, 'id'> & { id?: string };

/** A puppet service on loopback, in another process, whose world outlives its kill. */
export interface PuppetServer {
  readonly endpoint: string;
  readonly token: string;
  person(person: WorldPerson): Promise<void>;
  room(room: WorldRoom): Promise<void>;
  /** Our account is logged in, now and after every start. */
  login(self: string): Promise<void>;
  logout(): Promise<void>;
  scan(qr: string): Promise<void>;
  /** Returns the message's id. */
  say(message: Said): Promise<string>;
  /** Tells of a message once more, as some puppets do after a login. */
  sayAgain(id: string): Promise<void>;
  /** Says so many messages, none of which outlives a kill. */
  flood(from: string, count: number): Promise<void>;
  join(room: string, person: string, by: string): Promise<void>;
  leave(room: string, person: string, by: string): Promise<void>;
  topic(room: string, topic: string, by: string): Promise<void>;
  friendRequest(id: string, person: string, hello: string): Promise<void>;
  /** `by` takes back `message`; `id` is that of the notice. */
  recall(id: string, by: string, message: string): Promise<void>;
  /** What belongs to a message is told only after so long. */
  slow(ms: number): Promise<void>;
  /** Every send fails with this text; none again without one. */
  refuse(reason?: string): Promise<void>;
  /** All that was sent through it, across its kills. */
  sent(): SentMessage[];
  freeze(): void;
  thaw(): void;
  kill(): Promise<void>;
  /** Starts it again after `kill`, with the same world. */
  start(): Promise<void>;
  /** Ends it for good. */
  close(): Promise<void>;
}

/** Starts a server. `running: false`: `start` does. */
export async function openPuppetServer({ running = true } = {}): Promise<PuppetServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'guanjia-puppet-'));
  const sentFile = join(folder, 'sent.jsonl');
  writeFileSync(sentFile, '');
  const token = `insecure_${randomUUID()}`;
  const world: World = { people: [], rooms: [], messages: [] };
  let child: ChildProcess | undefined;
  let seq = 0;

  async function tell(order: Order): Promise<void> {
    if (!child) return; // the world has it: it is there at the next start
    const server = child;
    seq += 1;
    const mine = seq;
    const answered = new Promise<void>((resolve, reject) => {
      const hear = (answer: Answer) => {
        if (answer.seq !== mine) return;
        server.off('message', hear);
        if (answer.error === undefined) resolve();
        else reject(new Error(answer.error));
      };
      server.on('message', hear);
      server.once('exit', () => reject(new Error('the puppet server died')));
    });
    server.send({ seq: mine, order });
    await answered;
  }

  async function start(): Promise<void> {
    const path = fileURLToPath(new URL('children/puppet-server.ts', import.meta.url));
    const fresh = spawn(process.execPath, ['--no-deprecation', '--import', 'tsx', path], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, HOME: folder, WECHATY_LOG: 'silent' },
    });
    fresh.setMaxListeners(0);
    child = fresh;
    await tell({ do: 'start', start: { port, token, world, sentFile } });
  }

  async function kill(): Promise<void> {
    const dying = child;
    child = undefined;
    if (!dying || dying.exitCode !== null || dying.signalCode !== null) return;
    const exited = once(dying, 'exit');
    dying.kill('SIGKILL');
    await exited;
  }

  if (running) await start();
  return {
    endpoint: `127.0.0.1:${port}`,
    token,
    async person(person) {
      world.people.push(person);
      await tell({ do: 'person', person });
    },
    async room(room) {
      world.rooms.push(room);
      await tell({ do: 'room', room });
    },
    async login(self) {
      world.self = self;
      await tell({ do: 'login', self });
    },
    async logout() {
      delete world.self;
      await tell({ do: 'logout' });
    },
    scan: (qr) => tell({ do: 'scan', qr }),
    async say(said) {
      const message = { ...said, id: said.id ?? `in-${randomUUID()}` };
      world.messages.push(message);
      await tell({ do: 'say', message });
      return message.id;
    },
    flood: (from, count) => tell({ do: 'flood', from, count }),
    sayAgain: (id) => tell({ do: 'again', id }),
    async join(room, person, by) {
      world.rooms.find(({ id }) => id === room)?.members.push(person);
      await tell({ do: 'join', room, person, by });
    },
    async leave(room, person, by) {
      const known = world.rooms.find(({ id }) => id === room);
      if (known) known.members = known.members.filter((id) => id !== person);
      await tell({ do: 'leave', room, person, by });
    },
    async topic(room, topic, by) {
      const known = world.rooms.find(({ id }) => id === room);
      if (known) known.topic = topic;
      await tell({ do: 'topic', room, topic, by });
    },
    friendRequest: (id, person, hello) => tell({ do: 'friend', id, person, hello }),
    recall: (id, by, message) => tell({ do: 'recall', id, by, message }),
    slow: (ms) => tell({ do: 'slow', ms }),
    refuse: (reason) => tell({ do: 'refuse', ...(reason !== undefined && { reason }) }),
    sent: () =>
      readFileSync(sentFile, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as SentMessage),
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    kill,
    start,
    async close() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
