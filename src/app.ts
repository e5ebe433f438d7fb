import { createSimulatorChannel, simulatorRoutes } from './channels/simulator/index.ts';
import { accounts, createWecom, type WecomDeps, channelName as wecomName } from './channels/wecom/index.ts';
import { parseCommand } from './dialogue/commands/parse-command.ts';
import { followUpTalks } from './dialogue/half-way.ts';
import { createPoisonHandler, createTurnHandler } from './dialogue/inbox.ts';
import { listCommunities } from './domain/communities/store.ts';
import { openCompanyChats } from './domain/directory/company-chats-store.ts';
import { cardStanding } from './domain/dispatch/card-standing.ts';
import { tellDeadLetter } from './domain/dispatch/tell-dead-letter.ts';
import { reachOtherwise } from './domain/escalation/reach-otherwise.ts';
import { sweepClocks } from './domain/escalation/sweep.ts';
import { runDaily } from './domain/reports/run-daily.ts';
import { seedDemo } from './domain/setup/demo.ts';
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
}

const defaultBurstMs = 2_500;
/** The register seldom changes while somebody plays; the simulator looks again after this. */
const castMs = 3_000;

/** Joins everything: what arrives, what it means, what is done, what is said, and what happens by itself. */
export async function buildApp(options: AppOptions) {
  const { config, databaseUrl, understanding, log, concurrency = 8, burstMs = defaultBurstMs, leaseMs } = options;
  const db = connect(databaseUrl, { max: concurrency + 6, onError: (err) => log.warn({ err }, 'a connection broke') });
  const notifier = await openNotifier(databaseUrl, log);
  const simulated = config.simulator === 'on' || (config.simulator === 'auto' && !config.wecom);
  const simulatedTime = simulated && !options.time ? await openSimulatedTime(db, notifier, log) : undefined;
  const time = options.time ??
    simulatedTime ?? { clock: systemClock, set: () => Promise.reject(new Error('real time')) };
  const { clock } = time;

  const progress = createProgress({ db, clock, setClock: time.set });
  const isPressing = ({ press, text = '' }: IncomingMessage): boolean =>
    press !== undefined || parseCommand(text) !== undefined || understanding.emergencyIn(text) !== undefined;
  const holdFor = (message: IncomingMessage) => (isPressing(message) ? 0 : burstMs);
  const accept = createAccept({ db, dataDir: config.dataDir, clock, holdFor, log });
  const channels = new Map<string, Channel>();
  const canWriteFirst = (address: Address) => channels.get(address.channel)?.capabilities(address).proactive === true;
  const { understand, emergencyIn } = understanding;
  const dialogue = { understand, emergencyIn, clock, log };
  const onDead = (tx: Tx, dead: StoppedMessage) => tellDeadLetter(tx, dead, clock);
  const onHeld = (tx: Tx, held: StoppedMessage) => reachOtherwise(tx, held, { clock, canWriteFirst });
  const wecom = config.wecom && openWecom(config.wecom);
  const tasks = {
    ...wecom?.tasks,
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
      onUncertain: (tx, uncertain) => tellDeadLetter(tx, uncertain, clock, 'uncertain'),
      onHeld,
      ...(leaseMs !== undefined && { leaseMs }),
    }),
    talks: async () => {
      await followUpTalks({ db, clock, log });
    },
    sweep: async () => {
      await sweepClocks({ db, clock, log });
    },
    daily: async () => {
      await runDaily({ db, clock, log });
    },
  };

  function openWecom(wecomConfig: WecomConfig) {
    const opened = createWecom({
      ...{ config: wecomConfig, db, clock, log, accept },
      ...(options.wecomLink && { link: options.wecomLink }),
      async openMedia(id) {
        const media = await openMedia(db, config.dataDir, id);
        if (!media) throw new Error(`media ${id} is not there`);
        return media;
      },
      onFailure: (failure) =>
        transaction(db, async (tx) => {
          const stopped = await noteFailure(tx, failure);
          if (stopped) await (failure.state === 'held' ? onHeld : onDead)(tx, stopped);
        }),
      standingOf: (ticketId) => cardStanding(db, ticketId, wecomName),
    });
    channels.set(wecomName, opened.channel);
    return opened;
  }

  /** What the channels look for by themselves: chats that a set-up file has brought, doorbells that were lost. */
  async function lookAround(): Promise<void> {
    if (!wecom) return;
    await openCompanyChats(db, { channel: wecomName, direct: accounts.app });
    await wecom.look();
  }

  let worker: JobWorker | undefined;
  let cron: Cron | undefined;
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
  if (wecom) await http.register(wecom.routes);

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
      simulatedTime?.close();
      await notifier.close();
      await db.$disconnect();
    },
  };
}

export type App = Awaited<ReturnType<typeof buildApp>>;
