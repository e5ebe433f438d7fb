import type { Wechaty } from 'wechaty';
import type { WechatyConfig } from '../../../platform/wechaty-config.ts';
import { type Ears, hear } from './hear.ts';
import type { endings } from './messages.ts';
import { type OpenedBot, openBot, PuppetMissing } from './open-bot.ts';
import { type Pulse, startPulse } from './pulse.ts';
import type { LinkTimes } from './times.ts';

/** Why a connection is over. */
export interface Ending {
  why: keyof typeof endings;
}

export interface SessionDeps extends Ears {
  config: WechatyConfig;
  dataDir: string;
  times: LinkTimes;
  /** A QR is to be scanned. */
  onScan(qr: string): void;
  /** `scanned`: somebody had to, so the platform sees a new login. */
  onLogin(bot: Wechaty, selfId: string, scanned: boolean): void;
  /** About once a beat while it is logged in. */
  onBeat(bot: Wechaty): void;
}

export interface Session {
  /** Resolves once it is over, whoever ended it. */
  readonly ended: Promise<Ending>;
  end(why: Ending['why']): void;
  /** Resolves once nothing of it is left here. The account stays online where the puppet can keep it so. */
  leave(forGood: boolean): Promise<void>;
}

/** QRs that go by unscanned before the connection is made anew. */
const mostScans = 5;
/** The library's words for a service that is not there, and for one that does not know us. */
const unreachable = /^14 |no grpc manager|NO CLIENT/i;
const refused = /^16 /;
const byCode = new Map<number | undefined, Ending['why']>([
  [6, 'busy'],
  [16, 'token'],
]);

/** One connection, from its start to whatever ends it. */
export function openSession(deps: SessionDeps): Session {
  const { config, dataDir, times, log } = deps;
  let over = false;
  let pulse: Pulse | undefined;
  let tellEnd: (ending: Ending) => void = () => {};
  const ended = new Promise<Ending>((resolve) => {
    tellEnd = resolve;
  });
  const unlogged = setTimeout(() => end('unlogged'), times.login);
  function end(why: Ending['why']): void {
    if (over) return;
    over = true;
    pulse?.stop();
    clearTimeout(unlogged);
    tellEnd({ why });
  }

  function live({ bot, puppet, start }: OpenedBot): void {
    if (over) return;
    let loggedIn = false;
    const beating = startPulse(ask, () => end('silent'), times);
    pulse = beating;
    function ask(): void {
      if (loggedIn) deps.onBeat(bot);
      try {
        bot.ding('beat');
      } catch (err) {
        log.debug({ err }, 'no connection to ask for a sign of life'); // the silence that follows is what counts
      }
    }
    bot.on('heartbeat', beating.beat);
    bot.on('dong', beating.beat);
    bot.on('error', (error) => {
      if (over) return;
      log.debug({ kind: error.message.slice(0, 3) }, 'Wechaty reports an error'); // its text may be somebody's
      if (refused.test(error.message)) end('token');
      else if (unreachable.test(error.message)) end('unreachable');
    });
    const scans = new Set<string>();
    bot.on('scan', (qr) => {
      if (over || loggedIn || !qr || scans.has(qr)) return;
      if (scans.add(qr).size > mostScans) return end('unscanned');
      unlogged.refresh();
      deps.onScan(qr);
    });
    bot.on('login', (self) => {
      if (over) return;
      clearTimeout(unlogged);
      loggedIn = true;
      deps.onLogin(bot, self.id, scans.size > 0);
    });
    bot.on('logout', () => end('logout'));
    hear(bot, puppet, deps, () => over);
    start().then(beating.expectAnswer, fail);
  }

  function fail(err: unknown): void {
    if (over) return;
    log.error({ err }, 'Wechaty could not be started');
    end(err instanceof PuppetMissing ? 'missing' : 'failed');
  }

  const opening = openBot(config, dataDir, (code) => end(byCode.get(code) ?? 'unreachable'));
  opening.then(live).catch(fail);
  return {
    ended,
    end,
    async leave(forGood) {
      end('left');
      const opened = await opening.catch(() => undefined); // then nothing was opened, and `fail` knows
      await opened?.leave(forGood);
    },
  };
}
