import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import { openSoleRight, type SoleRight } from '../../../platform/sole-right.ts';
import type { WecomBotSocket } from '../../../platform/wecom-bot-config.ts';
import { WecomError } from '../api/errors.ts';
import type { BotMessage } from '../callback/bot-message.ts';
import type { BotReply } from '../callback/bot-reply.ts';
import { type Answerable, createAnswerable } from './answerable.ts';
import { type Connection, type Ending, openConnection } from './connection.ts';
import { createIntake } from './intake.ts';
import { botLockKind, claimStanding, type SocketStanding, saveStanding } from './standing-store.ts';
import { type SocketTimes, usualTimes } from './times.ts';

export interface BotSocketDeps {
  config: WecomBotSocket;
  db: Db;
  /** For the lasting connection that holds the right to be the bot. */
  databaseUrl: string;
  clock: Clock;
  log: Log;
  onMessage(message: BotMessage): Promise<BotReply | undefined>;
  /** Told each time the bot can write again. */
  onUp(): Promise<void>;
}

/** The bot's long connection (智能机器人长连接): held by one process of all, and made anew whenever it breaks. */
export interface BotSocket {
  readonly botId: string;
  /** Whether this process can write now. */
  readonly isUp: boolean;
  /** Messages that may be answered by their req_id. */
  readonly answerable: Answerable;
  /** See `Connection.call`; a `retry` where this process does not have the connection. */
  call(cmd: string, body: object, reqId?: string): Promise<void>;
  /** Holds the connection, or waits for it, until `stop`. Never rejects because of the platform. */
  run(): Promise<void>;
  stop(): Promise<void>;
}

/** `times` where they differ from the usual. */
export function createBotSocket(deps: BotSocketDeps, times: Partial<SocketTimes> = {}): BotSocket {
  const { config, db, clock, log } = deps;
  const { botId } = config;
  const pace = { ...usualTimes, ...times };
  const answerable = createAnswerable();
  const holder = randomUUID();
  const stopping = new AbortController();
  const intake = createIntake({
    ...{ botId, clock, log, answerable, waitMs: pace.store, onMessage: deps.onMessage },
    update: (reply, reqId) => call('aibot_respond_update_msg', reply, reqId),
  });
  let connection: Connection | undefined;
  let isUp = false;
  let running: Promise<void> | undefined;
  let noting: Promise<void> = Promise.resolve();
  let failures = 0;
  /** Another process has the bot now. */
  let lost = false;

  async function call(cmd: string, body: object, reqId?: string): Promise<void> {
    if (!isUp || !connection)
      throw new WecomError({ path: cmd, action: 'retry', text: 'botOffline', detail: 'the connection is not up' });
    await connection.call(cmd, body, reqId);
  }

  /** One after another, so that the last is what stands. */
  function writeDown(write: () => Promise<void>): void {
    noting = noting
      .then(write)
      .catch((err: unknown) => log.error({ err }, 'how the bot connection stands could not be written down'));
  }

  function note(standing: Omit<SocketStanding, 'since'>): void {
    const since = clock.now();
    writeDown(() => saveStanding(db, botId, holder, { ...standing, since }));
  }

  async function connectOnce(): Promise<Ending> {
    let calm: NodeJS.Timeout | undefined;
    const opened = openConnection({
      ...{ config, log, times: pace, onCallback: intake.take },
      onUp() {
        isUp = true;
        log.info('the bot is connected');
        calm = setTimeout(() => {
          failures = 0;
        }, pace.calm);
        note({ state: 'up' });
        writeDown(deps.onUp);
      },
    });
    connection = opened;
    const ending = await opened.ended;
    clearTimeout(calm);
    connection = undefined;
    isUp = false;
    if (stopping.signal.aborted) return ending;
    const isForAPerson = ['kicked', 'refused'].includes(ending.why);
    log[isForAPerson ? 'error' : 'warn']({ ...ending }, 'the bot connection is over');
    note({ state: 'down', ...ending });
    return ending;
  }

  async function connectWhileHeld(): Promise<void> {
    failures = 0;
    lost = false;
    writeDown(() => claimStanding(db, botId, holder, clock.now()));
    while (!lost) {
      const { why } = await connectOnce();
      stopping.signal.throwIfAborted();
      if (lost) return;
      await pause(why === 'kicked' || why === 'refused' ? pace.apartWait : backoff(failures++, pace));
    }
  }

  const pause = (ms: number): Promise<void> => delay(ms, undefined, { signal: stopping.signal });

  /** The first connection to the database may take several attempts, as the later ones do. */
  async function openRightAtLast(): Promise<SoleRight> {
    for (let attempt = 0; ; attempt += 1) {
      stopping.signal.throwIfAborted();
      try {
        return await openSoleRight({
          ...{ url: deps.databaseUrl, log, name: 'guanjia-wecom-bot', takeMs: pace.take },
          lock: { kind: botLockKind, of: botId },
          onLost() {
            lost = true;
            connection?.end('taken');
          },
        });
      } catch (err) {
        log.warn({ err }, 'the bot connection cannot be reserved');
        await pause(backoff(attempt, pace));
      }
    }
  }

  async function work(): Promise<void> {
    const right = await openRightAtLast();
    try {
      for (;;) {
        await right.take(stopping.signal);
        await connectWhileHeld();
      }
    } finally {
      await intake.done();
      await noting;
      await right.close();
    }
  }

  return {
    botId,
    answerable,
    call,
    get isUp() {
      return isUp;
    },
    run() {
      running ??= work().catch((error: unknown) => {
        if (!stopping.signal.aborted) throw error;
      });
      return running;
    },
    async stop() {
      stopping.abort();
      connection?.end('left');
      await running;
    },
  };
}

function backoff(failures: number, { firstWait, longestWait }: SocketTimes): number {
  return Math.min(longestWait, firstWait * 2 ** Math.min(failures, 20)) * (0.8 + Math.random() * 0.4);
}
