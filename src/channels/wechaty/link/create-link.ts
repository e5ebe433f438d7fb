import { setTimeout as delay } from 'node:timers/promises';
import type { Wechaty } from 'wechaty';
import { describePuppets } from '../puppets.ts';
import { openBook } from './book.ts';
import { type Hold, openHold } from './hold.ts';
import { createIntake } from './intake.ts';
import type { Link, LinkDeps } from './link.ts';
import { drawForTerminal } from './qr.ts';
import { openSession, type Session } from './session.ts';
import { type LinkTimes, usualTimes } from './times.ts';
import { within } from './within.ts';

const logoutMs = 10_000;

/** Joins the parts of the link. Nothing of Wechaty is loaded before `run`. `times` where they differ from the usual. */
export function createLink(deps: LinkDeps, times: Partial<LinkTimes> = {}): Link {
  const { config, log } = deps;
  const pace = { ...usualTimes, ...times };
  const book = openBook(deps);
  const intake = createIntake({ take: deps.onMessage, log, fetchMs: pace.fetch });
  const stopping = new AbortController();
  /** Connections that are over and being cleared away. */
  const leaving = new Set<Promise<void>>();
  let session: Session | undefined;
  let online: { bot: Wechaty; account: string } | undefined;
  let running: Promise<void> | undefined;
  let failures = 0;
  /** A logout on purpose, for which the connection must last. */
  let farewell: Promise<void> = Promise.resolve();
  /** Another process has the login now. */
  let lost = false;

  function askAgain(bot: Wechaty): void {
    intake.askAgain(bot).catch((err: unknown) => log.error({ err }, 'late messages were not asked for'));
  }

  /** One connection from start to end. */
  async function connectOnce(): Promise<void> {
    let calm: NodeJS.Timeout | undefined;
    const opened = openSession({
      ...{ config, log, intake, times: pace, dataDir: deps.dataDir },
      ...{ onRoomEvent: deps.onRoomEvent, onFriendship: deps.onFriendship },
      onScan(qr) {
        book.scan(qr);
        drawForTerminal(qr).then(deps.print, (err: unknown) => log.warn({ err }, 'the QR could not be drawn'));
      },
      onLogin(bot, selfId, scanned) {
        online = { bot, account: `${config.puppet}:${selfId}` };
        book.up(online.account, scanned);
        calm = setTimeout(() => {
          failures = 0;
        }, pace.calm);
        askAgain(bot);
      },
      onBeat: askAgain,
    });
    session = opened;
    const { why } = await opened.ended;
    clearTimeout(calm);
    session = undefined;
    online = undefined;
    intake.cut();
    await farewell;
    const left = opened
      .leave(stopping.signal.aborted)
      .catch((err: unknown) => log.warn({ err }, 'a connection was not cleared away'))
      .finally(() => leaving.delete(left));
    leaving.add(left);
    if (!lost && !stopping.signal.aborted) book.down(why);
  }

  async function connectWhileHeld(): Promise<void> {
    failures = 0;
    lost = false;
    while (!lost) {
      book.starting();
      await connectOnce();
      if (!lost) await pause(backoff(failures++, pace));
    }
    book.handOver();
  }

  async function pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: stopping.signal });
  }

  /** The first connection to the database may take several attempts, as the later ones do. */
  async function openHoldAtLast(): Promise<Hold> {
    for (let attempt = 0; ; attempt += 1) {
      stopping.signal.throwIfAborted();
      try {
        return await openHold({
          ...{ url: deps.databaseUrl, log, name: config.name, takeMs: pace.take },
          onLost() {
            lost = true;
            session?.end('left');
          },
        });
      } catch (err) {
        log.warn({ err }, 'the login cannot be reserved');
        await pause(backoff(attempt, pace));
      }
    }
  }

  async function work(): Promise<void> {
    const hold = await openHoldAtLast();
    try {
      for (;;) {
        await hold.take(stopping.signal);
        await connectWhileHeld();
        stopping.signal.throwIfAborted();
      }
    } finally {
      await within(Promise.all(leaving), pace.clearAway).catch((err: unknown) =>
        log.warn({ err }, 'not all is cleared away'),
      );
      await book.written();
      await hold.close();
    }
  }

  return {
    get bot() {
      return online?.bot;
    },
    get account() {
      return online?.account;
    },
    run() {
      if (running === undefined) deps.print(describePuppets(config.puppet));
      running ??= work().catch((error: unknown) => {
        if (!stopping.signal.aborted) throw error;
      });
      return running;
    },
    async stop({ logout = false } = {}) {
      stopping.abort();
      if (logout && online) {
        farewell = within(online.bot.logout(), logoutMs).catch((err: unknown) =>
          log.warn({ err }, 'the logout did not pass'),
        );
        await farewell;
      }
      session?.end('left');
      if (book.standing().state !== 'off') book.off();
      await running;
    },
    state: () => book.standing(),
  };
}

function backoff(failures: number, { firstWait, longestWait }: LinkTimes): number {
  return Math.min(longestWait, firstWait * 2 ** Math.min(failures, 20)) * (0.8 + Math.random() * 0.4);
}
