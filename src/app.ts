import { createSimulatorChannel, simulatorRoutes } from './channels/simulator/index.ts';
import type { WechatyDeps } from './channels/wechaty/index.ts';
import { accounts, createWecom, type WecomDeps, channelName as wecomName } from './channels/wecom/index.ts';
import { boardRoutes } from './console/board/routes.ts';
import { parseCommand } from './dialogue/commands/parse-command.ts';
import { followUpTalks } from './dialogue/half-way.ts';
import { createPoisonHandler, createTurnHandler } from './dialogue/inbox.ts';
import { memberDesk } from './dialogue/member-desk.ts';
import { isOfBroadcast } from './domain/broadcasts/broadcast.ts';
import { sweepBroadcasts } from './domain/broadcasts/sweep.ts';
import { listCommunities } from './domain/communities/store.ts';
import { openCompanyChats } from './domain/directory/company-chats-store.ts';
import { followAccount } from './domain/directory/follow-account-store.ts';
import { cardStanding } from './domain/dispatch/card-standing.ts';
import { tellDeadLetter } from './domain/dispatch/tell-dead-letter.ts';
import { tellOperators } from './domain/dispatch/tell-operators.ts';
import { reachOtherwise, sayWhereHeWrites } from './domain/escalation/reach-otherwise.ts';
import { sweepClocks } from './domain/escalation/sweep.ts';
import { sweepHazards } from './domain/escalation/sweep-hazards.ts';
import { sweepGreetings } from './domain/greetings/sweep.ts';
import type { Files } from './domain/hazards/notice/issue-notice.ts';
import { isStaff } from './domain/owners/is-staff.ts';
import { joinIdentities } from './domain/owners/join-identities.ts';
import { runDaily } from './domain/reports/run-daily.ts';
import { seedDemo } from './domain/setup/demo.ts';
import { pressingOf } from './domain/tickets/pressing.ts';
import type { Feed } from './domain/weather/feed.ts';
import { openFeeds } from './domain/weather/sources/open-feeds.ts';
import { sweepWeather } from './domain/weather/sweep.ts';
import type { Address, Channel, IncomingMessage } from './messages/contract.ts';
import { createDeliver, type StoppedMessage } from './messages/delivery.ts';
import { createDrain } from './messages/drain.ts';
import { noteFailure } from './messages/failed-later.ts';
import { createAccept } from './messages/incoming.ts';
import { openMedia, saveMedia } from './messages/media.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Config, WecomConfig } from './platform/config.ts';
import { type Cron, startCron } from './platform/cron.ts';
import { connect, type Tx, transaction } from './platform/db.ts';
import { buildHttp } from './platform/http.ts';
import { type JobWorker, startWorker } from './platform/jobs.ts';
import type { Log } from './platform/log.ts';
import { openNotifier } from './platform/notify.ts';
import type { WechatyConfig } from './platform/wechaty-config.ts';
import { createProgress } from './progress.ts';
import { schedule } from './schedule.ts';
import { openSimulatedTime } from './simulated-time.ts';
import { openCast, type SimulatorCast } from './simulator-cast.ts';
import type { Understanding } from './understanding/understand.ts';

export interface AppOptions {
  config: Config;
  /** The database, migrated. */
  databaseUrl: string;
  understanding: Understanding;
  log: Log;
  /** A clock to use instead of real or simulated time: the tests'. `set` moves it. */
  time?: { clock: Clock; set(to: Date): Promise<void> };
  /** Jobs at a time. */
  concurrency?: number;
  /** How long talk is held back for more of the same burst (S7). An emergency, a button and a command are not. */
  burstMs?: number;
  /** How long a send may take before another process may think that this one has died. */
  leaseMs?: number;
  /** How WeCom is called, where it differs from the usual: the tests'. */
  wecomLink?: WecomDeps['link'];
  /** How the connection of WeCom's AI bot is kept, where it differs from the usual: the tests'. */
  wecomSocketTimes?: WecomDeps['socketTimes'];
  /** Who is asked for the weather, where it is not those of the configuration: the tests'. */
  weatherFeeds?: readonly Feed[];
  /** How the login of Wechaty is held, where it differs from the usual: the tests'. */
  wechatyLink?: WechatyDeps['createLink'];
}

const defaultBurstMs = 2_500;
/** The register seldom changes while somebody plays; the simulator looks again after this. */
const castMs = 3_000;

/** Joins everything: what arrives, what it means, what is done, what is said, and what happens by itself. */
export async function buildApp(options: AppOptions) {
  const { config, databaseUrl, understanding, log, concurrency = 8, burstMs = defaultBurstMs, leaseMs } = options;
  const db = connect(databaseUrl, { max: concurrency + 6, onError: (err) => log.warn({ err }, 'a connection broke') });
  const notifier = await openNotifier(databaseUrl, log);
  const simulated = config.simulator === 'on' || (config.simulator === 'auto' && !config.wecom && !config.wechaty);
  const simulatedTime = simulated && !options.time ? await openSimulatedTime(db, notifier, log) : undefined;
  const time = options.time ??
    simulatedTime ?? { clock: systemClock, set: () => Promise.reject(new Error('real time')) };
  const { clock } = time;

  const feeds = options.weatherFeeds ?? openFeeds(config.weather, clock);
  const progress = createProgress({ db, clock, setClock: time.set, feeds });
  const isPressing = ({ press, text = '' }: IncomingMessage): boolean =>
    press !== undefined || parseCommand(text) !== undefined || understanding.emergencyIn(text) !== undefined;
  const holdFor = (message: IncomingMessage) => (isPressing(message) ? 0 : burstMs);
  const accept = createAccept({ db, dataDir: config.dataDir, clock, holdFor, log });
  const channels = new Map<string, Channel>();
  const capabilitiesOf = (address: Address) => channels.get(address.channel)?.capabilities(address);
  const canWriteFirst = (address: Address) => capabilitiesOf(address)?.proactive === true;
  const { understand, emergencyIn } = understanding;
  const dialogue = { understand, emergencyIn, clock, log, capabilitiesOf };
  const tellLoss = async (tx: Tx, lost: StoppedMessage, as: 'dead' | 'uncertain') =>
    isOfBroadcast(lost.key) ? undefined : tellDeadLetter(tx, lost, clock, as);
  const onDead = (tx: Tx, dead: StoppedMessage) => tellLoss(tx, dead, 'dead');
  const isByHand = (address: Address) => capabilitiesOf(address)?.byHand === true;
  const onHeld = (tx: Tx, held: StoppedMessage) => reachOtherwise(tx, held, { clock, canWriteFirst, isByHand });
  // A reminder to everybody is nothing that a person of ours could send by hand.
  const tellWeather = { clock, log, canWriteFirst: (to: Address) => canWriteFirst(to) && !isByHand(to) };
  const wecom = config.wecom && openWecom(config.wecom);
  const wechaty = config.wechaty && (await openWechaty(config.wechaty));
  const files: Files = {
    save: (tx, media) => saveMedia(tx, config.dataDir, media, clock),
    open: (tx, id) => openMedia(tx, config.dataDir, id),
  };
  const tasks = {
    ...wecom?.tasks,
    ...wechaty?.tasks,
    drain: createDrain({
      db,
      clock,
      log,
      handleTurn: createTurnHandler(dialogue),
      onPoison: createPoisonHandler(dialogue),
    }),
    deliver: createDeliver({
      db,
      clock,
      channels,
      log,
      onDead,
      onUncertain: (tx, uncertain) => tellLoss(tx, uncertain, 'uncertain'),
      onHeld,
      ...(leaseMs !== undefined && { leaseMs }),
    }),
    talks: async () => {
      await followUpTalks({ db, clock, log });
    },
    sweep: async () => {
      await sweepClocks({ db, clock, log });
    },
    broadcasts: () => sweepBroadcasts({ db, clock, log, capabilitiesOf }),
    greetings: () => sweepGreetings({ db, clock, log, capabilitiesOf }),
    hazards: async () => {
      await sweepHazards({ db, clock, log, files });
    },
    daily: async () => {
      await runDaily({ db, clock, log });
    },
    weather: () => sweepWeather({ db, feeds, random: Math.random, ...tellWeather }),
  };

  async function readMedia(id: string) {
    const media = await openMedia(db, config.dataDir, id);
    if (!media) throw new Error(`media ${id} is not there`);
    return media;
  }

  function openWecom(wecomConfig: WecomConfig) {
    const opened = createWecom({
      ...{ config: wecomConfig, db, databaseUrl, clock, log, accept },
      ...(options.wecomLink && { link: options.wecomLink }),
      ...(options.wecomSocketTimes && { socketTimes: options.wecomSocketTimes }),
      openMedia: readMedia,
      onFailure: (failure) =>
        transaction(db, async (tx) => {
          const stopped = await noteFailure(tx, failure);
          if (stopped) await (failure.state === 'held' ? onHeld : onDead)(tx, stopped);
        }),
      onTakenBack: (message, to) =>
        transaction(db, async (tx) => {
          const stopped = await noteFailure(tx, { ...message, state: 'held' });
          if (stopped) await sayWhereHeWrites(tx, stopped, to);
        }),
      onSamePerson: ({ contact, customer }) =>
        transaction(db, (tx) => {
          const of = (id: typeof contact) => ({ channel: wecomName, ...id });
          return joinIdentities(tx, [of(contact), of(customer)], clock);
        }),
      standingOf: (ticketId) => cardStanding(db, ticketId, wecomName),
      publicUrl: config.publicUrl,
      ...memberDesk({ db, clock, channel: wecomName, account: accounts.app }),
    });
    channels.set(wecomName, opened.channel);
    return opened;
  }

  /** Loaded where it is used: others pay neither its second nor its memory. */
  async function openWechaty(wechatyConfig: WechatyConfig) {
    const { channelName: channel, createLink, createWechaty, qrRoutes } = await import('./channels/wechaty/index.ts');
    const { dataDir, wechatyPace: pace } = config;
    const opened = createWechaty({
      ...{ config: wechatyConfig, pace, db, databaseUrl, dataDir, clock, log, accept },
      qrUrl: `http://127.0.0.1:${config.port}/wechaty/qr`,
      print: (text) => process.stdout.write(text),
      openMedia: readMedia,
      createLink: options.wechatyLink ?? createLink,
      pressingOf: (ticketId) => pressingOf(db, ticketId),
      isStaff: (account, externalId) => isStaff(db, { channel, account, externalId }),
      onLogin: (account) => transaction(db, (tx) => followAccount(tx, { channel, account })),
      tellOperator: (tx, word) => tellOperators(tx, word, clock),
    });
    channels.set(channel, opened.channel);
    return { ...opened, routes: qrRoutes({ db, name: wechatyConfig.name }) };
  }

  /** What the channels look for by themselves: chats that a set-up file has brought, doorbells that were lost. */
  async function lookAround(): Promise<void> {
    await wechaty?.look();
    if (!wecom) return;
    await wecom.look();
    await openCompanyChats(db, { channel: wecomName, direct: accounts.app, contacts: accounts.contact });
  }

  let worker: JobWorker | undefined;
  let cron: Cron | undefined;
  /** The connections that this process holds, or waits for. */
  let holding: Promise<unknown> | undefined;
  const http = await buildHttp({
    log,
    bodyLimitBytes: 26 * 1024 * 1024,
    // Loopback only, and it is played fast.
    ...(simulated && { requestsPerMinute: 100_000 }),
    ready: async () => ({
      database: (await db.$queryRaw<unknown[]>`select 1`).length === 1,
      migrations: true,
      worker: worker !== undefined || !config.roles.has('worker'),
    }),
  });

  let cast: { at: number; value: Promise<SimulatorCast> } | undefined;
  const readCast = () => {
    const now = performance.now();
    if (!cast || now - cast.at > castMs) cast = { at: now, value: openCast(db, clock) };
    return cast.value;
  };
  if (simulated) {
    const zone = 'Asia/Shanghai';
    const deps = {
      db,
      log,
      zone,
      accept,
      clock: { now: () => clock.now(), moveTo: progress.moveTo },
      settle: progress.settle,
      cast: readCast,
      media: {
        save: (media: Parameters<typeof saveMedia>[2]) => saveMedia(db, config.dataDir, media, clock),
        open: (id: string) => openMedia(db, config.dataDir, id),
      },
      notifier,
    };
    channels.set('simulator', createSimulatorChannel(deps));
    await http.register(simulatorRoutes(deps));
  }
  await http.register(boardRoutes({ db, clock }));
  if (wecom) await http.register(wecom.routes);
  if (wechaty) await http.register(wechaty.routes);

  return {
    db,
    http,
    clock,
    accept,
    channels,
    ...progress,
    lookAround,
    simulated,
    /** Brings the demonstration community into an empty database, so that the simulator is alive at once. */
    async seedIfEmpty(): Promise<boolean> {
      if (!simulated || (await listCommunities(db)).length > 0) return false;
      await transaction(db, seedDemo, { timeoutMs: 60_000 });
      return true;
    },
    /** Starts to work: takes up what waited while nobody was there. */
    async start(): Promise<void> {
      if (simulated) await readCast();
      if (config.roles.has('channels')) holding = Promise.all([wechaty?.run(), wecom?.run()]);
      if (!config.roles.has('worker')) return;
      worker = await startWorker({ url: databaseUrl, tasks, concurrency, log });
      await lookAround();
      await progress.nudge();
      cron = startCron(schedule({ ...progress, lookAround }), log);
    },
    async stop(): Promise<void> {
      await http.close();
      await cron?.stop();
      await worker?.stop();
      await wechaty?.stop();
      await wecom?.stop();
      await holding;
      simulatedTime?.close();
      await notifier.close();
      await db.$disconnect();
    },
  };
}

export type App = Awaited<ReturnType<typeof buildApp>>;
