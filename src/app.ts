import { createSimulatorChannel, simulatorRoutes } from './channels/simulator/index.ts';
import { parseCommand } from './dialogue/commands/parse-command.ts';
import { followUpTalks } from './dialogue/half-way.ts';
import { createPoisonHandler, createTurnHandler } from './dialogue/inbox.ts';
import { listCommunities } from './domain/communities/store.ts';
import { tellDeadLetter } from './domain/dispatch/tell-dead-letter.ts';
import { reachOtherwise } from './domain/escalation/reach-otherwise.ts';
import { sweepClocks } from './domain/escalation/sweep.ts';
import { runDaily } from './domain/reports/run-daily.ts';
import { seedDemo } from './domain/setup/demo.ts';
import type { Address, Channel, IncomingMessage } from './messages/contract.ts';
import { createDeliver } from './messages/delivery.ts';
import { createDrain } from './messages/drain.ts';
import { createAccept } from './messages/incoming.ts';
import { openMedia, saveMedia } from './messages/media.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { type Cron, startCron } from './platform/cron.ts';
import { connect, transaction } from './platform/db.ts';
import { buildHttp } from './platform/http.ts';
import { type JobWorker, startWorker } from './platform/jobs.ts';
import type { Log } from './platform/log.ts';
import { openNotifier } from './platform/notify.ts';
import { createProgress } from './progress.ts';
import { schedule } from './schedule.ts';
import { openSimulatedTime } from './simulated-time.ts';
import { openCast, type SimulatorCast } from './simulator-cast.ts';
import { detectEmergency } from './understanding/emergency.ts';
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
}

const defaultBurstMs = 2_500;
/** The register seldom changes while somebody plays; the simulator looks again after this. */
const castMs = 3_000;

const isPressing = ({ press, text = '' }: IncomingMessage): boolean =>
  press !== undefined || detectEmergency(text) !== undefined || parseCommand(text) !== undefined;

/** Joins everything: what arrives, what it means, what is done, what is said, and what happens by itself. */
export async function buildApp(options: AppOptions) {
  const { config, databaseUrl, understanding, log, concurrency = 8, burstMs = defaultBurstMs, leaseMs } = options;
  const db = connect(databaseUrl, { max: concurrency + 6, onError: (err) => log.warn({ err }, 'a connection broke') });
  const notifier = await openNotifier(databaseUrl, log);
  // The simulator is on where no real channel is configured; today there is none to configure.
  const simulated = config.simulator !== 'off';
  const simulatedTime = simulated && !options.time ? await openSimulatedTime(db, notifier, log) : undefined;
  const time = options.time ??
    simulatedTime ?? { clock: systemClock, set: () => Promise.reject(new Error('real time')) };
  const { clock } = time;

  const progress = createProgress({ db, clock, setClock: time.set });
  const holdFor = (message: IncomingMessage) => (isPressing(message) ? 0 : burstMs);
  const accept = createAccept({ db, dataDir: config.dataDir, clock, holdFor, log });
  const channels = new Map<string, Channel>();
  const canWriteFirst = (address: Address) => channels.get(address.channel)?.capabilities(address).proactive === true;
  const dialogue = { understand: understanding.understand, clock, log };
  const tasks = {
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
      onDead: (tx, dead) => tellDeadLetter(tx, dead, clock),
      onHeld: (tx, held) => reachOtherwise(tx, held, { clock, canWriteFirst }),
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

  return {
    db,
    http,
    clock,
    accept,
    channels,
    ...progress,
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
      await progress.nudge();
      cron = startCron(schedule(progress), log);
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
