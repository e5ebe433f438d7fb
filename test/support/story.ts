import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@jest/globals';
import { DateTime, Duration, type DurationLike } from 'luxon';
import { type App, buildApp } from '../../src/app.ts';
import { loadCommunity } from '../../src/domain/communities/store.ts';
import { routeTeam } from '../../src/domain/roster/route-team.ts';
import { systemActor } from '../../src/domain/tickets/events.ts';
import { openTicket } from '../../src/domain/tickets/open-ticket.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { createLog } from '../../src/platform/log.ts';
import { loadUnderstanding } from '../../src/understanding/load.ts';
import type { Meaning } from '../../src/understanding/meaning.ts';
import type { Understanding } from '../../src/understanding/understand.ts';
import { openDatabase, type TestDatabase } from './database.ts';
import { notOverWechaty } from './not-over-wechaty.ts';
import { notOverWecom } from './not-over-wecom.ts';
import type { Phone } from './phone.ts';
import { Seat } from './seat.ts';
import { SimulatorPhone } from './simulator-phone.ts';
import { WechatyTown } from './wechaty-town.ts';
import { WecomTown } from './wecom-town.ts';

const zone = 'Asia/Shanghai';
/** The same stories can be told over another channel: `GUANJIA_STORY_CHANNEL=wecom`, `wechaty`. */
const usualChannel = process.env.GUANJIA_STORY_CHANNEL ?? 'simulator';

interface Listed {
  id: string;
  name: string;
  kind: string;
  conversations: { id: string; title: string }[];
}

let reading: Promise<Understanding> | undefined;

/** Reading the trained models takes longer than a story: once for all of a file. */
function readingOf(log: ReturnType<typeof createLog>): Promise<Understanding> {
  reading ??= loadUnderstanding({ intentsDir: 'intents', cacheDir: 'node_modules/.cache/guanjia', log });
  return reading;
}

/** The demonstration community on a clock that stands still until it is moved; everything real from the wire on. */
export class Story {
  #app: App | undefined;
  #people: Listed[] = [];
  #base = '';
  #town: WecomTown | WechatyTown | undefined;
  readonly #readings = new Map<string, Partial<Meaning>>();
  private constructor(
    readonly clock: ManualClock,
    private readonly database: TestDatabase,
    private readonly dataDir: string,
  ) {}

  get app(): App {
    if (!this.#app) throw new Error('the app is not running');
    return this.#app;
  }

  /** @param start local time in the community's zone, “2026-11-24T09:00” */
  static async open(start = '2026-11-24T09:00', channel = usualChannel): Promise<Story> {
    const clock = new ManualClock(DateTime.fromISO(start, { zone }).toJSDate());
    const world = new Story(clock, await openDatabase(), await mkdtemp(join(tmpdir(), 'guanjia-story-')));
    try {
      if (channel === 'wecom') world.#town = await WecomTown.open(clock);
      if (channel === 'wecom-socket') world.#town = await WecomTown.open(clock, 'socket');
      if (channel === 'wechaty') world.#town = await WechatyTown.open(clock);
      await world.#start();
      return world;
    } catch (error) {
      await world.end();
      throw error;
    }
  }

  async #start(): Promise<void> {
    const { clock } = this;
    const log = createLog('error');
    this.#app = await buildApp({
      config: { ...loadConfig({ DATA_DIR: this.dataDir, ...this.#town?.variables }), logLevel: 'error' },
      wecomLink: { timeoutMs: 2_000, wait: async () => {} },
      wecomSocketTimes: { take: 50, firstWait: 20, longestWait: 100 },
      ...(this.#town instanceof WechatyTown && { wechatyLink: this.#town.createLink }),
      databaseUrl: this.database.url,
      understanding: this.#withReadings(await readingOf(log)),
      log,
      time: { clock, set: async (to) => clock.set(to) },
    });
    if (this.#town) await this.#town.seed(this.#app);
    else await this.#app.seedIfEmpty();
    await this.#app.start();
    this.#base = await this.#app.http.listen({ host: '127.0.0.1', port: 0 });
    if (this.#town instanceof WechatyTown) await this.#town.connect(this.#app);
    else if (this.#town) await this.#town.connect(this.#base);
    else this.#people = await this.get<Listed[]>('/sim/api/people');
  }

  /** From now on this sentence is read so, however sure the trained models are of it. */
  reads(text: string, as: Pick<Meaning, 'intents'>): void {
    const [best] = as.intents;
    if (best) this.#readings.set(text, { ...as, intent: best.id, confidence: best.confidence });
  }

  #withReadings(understanding: Understanding): Understanding {
    const readings = this.#readings;
    const understand: Understanding['understand'] = (text, moment) => ({
      ...understanding.understand(text, moment),
      ...readings.get(text),
    });
    return { ...understanding, understand };
  }

  /** The process ends and another one takes up where it was. */
  async restart(): Promise<void> {
    await this.app.stop();
    await this.#start();
  }

  async end(): Promise<void> {
    await this.#app?.stop();
    await this.#town?.close();
    await this.database.close();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** Where the simulator's page is. */
  get page(): string {
    return `${this.#base}/sim`;
  }

  /** Somebody in the direct chat with Guanjia. */
  person(name: string): Seat {
    if (this.#town) return this.#seat(this.#town.person(name));
    const found = this.#find(name);
    const direct = found.conversations.find((one) => one.id === `${found.id}-dm`);
    if (!direct) throw new Error(`${name} has no direct chat`);
    return this.#seat(new SimulatorPhone(this, found.id, direct.id));
  }

  /** Somebody in a group; without a name just a look at what is said there. */
  group(title: string, name?: string): Seat {
    if (this.#town) return this.#seat(this.#town.group(title, name));
    const people = name ? [this.#find(name)] : this.#people;
    for (const one of people) {
      const chat = one.conversations.find((conversation) => conversation.title.includes(title));
      if (chat) return this.#seat(new SimulatorPhone(this, one.id, chat.id));
    }
    throw new Error(`there is no ${name ?? 'anybody'} in a group ${title}`);
  }

  /** At a phone of the channel's own. */
  seat(phone: Phone): Seat {
    return this.#seat(phone);
  }

  #seat(phone: Phone): Seat {
    return new Seat(phone, () => this.settle());
  }

  #find(name: string): Listed {
    const found = this.#people.find((one) => one.name === name);
    if (!found) throw new Error(`nobody is called ${name}: ${this.#people.map((one) => one.name).join(' ')}`);
    return found;
  }

  /** WeCom, where the story is told over it. */
  get wecom(): WecomTown {
    if (!(this.#town instanceof WecomTown)) throw new Error('this story is not told over WeCom');
    return this.#town;
  }

  /** Ordinary WeChat, where the story is told over it. */
  get wechaty(): WechatyTown {
    if (!(this.#town instanceof WechatyTown)) throw new Error('this story is not told over Wechaty');
    return this.#town;
  }

  settle(): Promise<void> {
    return this.#town ? this.#town.settle(this.app) : this.app.settle();
  }

  /** What was said is on its way for a moment where it is told over a real wire. */
  async #arrive(): Promise<void> {
    if (this.#town instanceof WechatyTown) await this.#town.arrive(this.app);
  }

  async forward(by: DurationLike): Promise<void> {
    await this.#arrive();
    await this.app.moveTo(new Date(this.clock.now().getTime() + Duration.fromDurationLike(by).toMillis()));
  }

  /** @param local “2026-11-25T08:00” in the community's zone */
  async until(local: string): Promise<void> {
    await this.#arrive();
    await this.app.moveTo(DateTime.fromISO(local, { zone }).toJSDate());
  }

  /** Time passes while nothing runs, then everything late is found at once. */
  async sleepUntil(local: string): Promise<void> {
    this.clock.set(DateTime.fromISO(local, { zone }).toJSDate());
    await this.settle();
  }

  async post(path: string, body: object): Promise<{ id: string }> {
    const headers = { 'content-type': 'application/json' };
    return this.#read(
      path,
      await fetch(`${this.#base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    );
  }

  async get<T>(path: string): Promise<T> {
    return this.#read(path, await fetch(`${this.#base}${path}`));
  }

  async #read<T>(path: string, response: Response): Promise<T> {
    const body = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${body}`);
    return JSON.parse(body || '{}') as T;
  }

  /** Opens so many urgent repairs without a word to anybody. @returns their numbers */
  async openTickets(count: number): Promise<number[]> {
    const { db } = this.app;
    const community = await loadCommunity(db, 'jinxiu');
    const { team } = await routeTeam(db, community, { kind: 'repair', category: 'plumbing' });
    const facts = {
      communityId: community.id,
      kind: 'repair',
      category: 'plumbing',
      urgency: 'urgent',
      source: 'test',
    } as const;
    const numbers: number[] = [];
    for (let i = 0; i < count; i++) {
      const ticket = { ...facts, description: `水管漏水 ${i}`, place: '3栋2单元501', teamId: team.id };
      const opened = await openTicket(db, { ticket, by: systemActor, policy: community.policy, at: this.clock.now() });
      numbers.push(opened.number);
    }
    return numbers;
  }

  /** The tickets that exist, the oldest first. */
  tickets() {
    return this.app.db.ticket.findMany({
      orderBy: { number: 'asc' },
      include: { assignee: true, team: true, ratings: true },
    });
  }

  ticket(number: number) {
    return this.app.db.ticket.findFirstOrThrow({
      where: { number },
      include: { assignee: true, clocks: true, events: true, ratings: true },
    });
  }

  async localTime(at: Date): Promise<string> {
    return DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm:ss');
  }
}

const leftOut: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  wecom: notOverWecom,
  wechaty: notOverWechaty,
};

type Tell = (world: Story) => Promise<void>;

/** A story with its own world, torn down whatever happens; left out where the channel itself makes it another one. */
export const story = (title: string, tell: Tell, start?: string, patienceMs = 60_000): void => {
  const reason = leftOut[usualChannel]?.[title];
  if (reason) test.skip(`${title} (${reason})`, () => {});
  else test(title, () => live(start, usualChannel, tell), patienceMs);
};

/** A story of WeCom itself. */
export const storyOverWecom = (title: string, tell: Tell, start?: string, patienceMs = 60_000): void => {
  test(title, () => live(start, 'wecom', tell), patienceMs);
};

/** A story of WeCom, where the robot has a connection and is the only way into the groups of staff. */
export const storyOverBotSocket = (title: string, tell: Tell, start?: string, patienceMs = 60_000): void => {
  test(title, () => live(start, 'wecom-socket', tell), patienceMs);
};

async function live(start: string | undefined, channel: string, tell: Tell): Promise<void> {
  const world = await Story.open(start, channel);
  try {
    await tell(world);
  } finally {
    await world.end();
  }
}

/** A story of ordinary WeChat itself. */
export const storyOverWechaty = (title: string, tell: Tell, start?: string, patienceMs = 60_000): void => {
  test(title, () => live(start, 'wechaty', tell), patienceMs);
};
