import type { Accept, Channel } from '../../messages/contract.ts';
import { wakeWaiting } from '../../messages/waiting.ts';
import type { Task } from '../../platform/jobs.ts';
import type { WechatyPaceConfig } from '../../platform/wechaty-pace-config.ts';
import { channelName } from './address.ts';
import { createFriends, friendJob } from './friends.ts';
import { createTakeIn } from './incoming/take-in.ts';
import type { Link, LinkDeps } from './link/link.ts';
import { createRoomFollower } from './rooms.ts';
import { createBreaker } from './sending/breaker.ts';
import { createWechatyChannel } from './sending/channel.ts';
import { createOwnWords } from './sending/own-words.ts';
import type { Pressing } from './sending/pacing.ts';
import type { OpenMedia } from './sending/say.ts';

export interface WechatyDeps extends Omit<LinkDeps, 'onMessage' | 'onRoomEvent' | 'onFriendship'> {
  pace: WechatyPaceConfig;
  accept: Accept;
  openMedia: OpenMedia;
  /** How much what is said about a ticket can wait. */
  pressingOf(ticketId: string): Promise<Pressing>;
  /** Whether a contact is known as one of our staff. */
  isStaff(account: string, contactId: string): Promise<boolean>;
  /** Told each time this process has logged in, before what waits is sent, and now and then while it is. */
  onLogin(account: string): Promise<void>;
  /** What holds the login. */
  createLink(deps: LinkDeps): Link;
}

export interface Wechaty {
  channel: Channel;
  link: Link;
  tasks: Record<string, Task>;
  /** Follows those who have proved under this login who they are. Once a minute is enough. */
  look(): Promise<void>;
  /** Holds the login, or waits for it, until `stop`. */
  run(): Promise<void>;
  stop(): Promise<void>;
}

/** How soon a login is noticed, in real time. */
const watchMs = 200;

/** Everything of ordinary WeChat: the one login, what is said to us, what we say, and how fast. */
export function createWechaty(deps: WechatyDeps): Wechaty {
  const { config, db, clock, log } = deps;
  const { name } = config;
  const own = createOwnWords();
  const breaker = createBreaker({ ...deps, name });
  const account = () => link.account;
  const followRoom = createRoomFollower({ ...deps, account });
  const link: Link = deps.createLink({
    ...deps,
    onMessage: createTakeIn({ ...deps, account, own, breaker }),
    onRoomEvent: followRoom,
    onFriendship: (friendship) => friends.onFriendship(friendship),
  });
  const friends = createFriends({ ...deps, rule: deps.pace.friends, link });
  const channel = createWechatyChannel({ ...deps, name, settings: deps.pace, own, breaker, link });

  let known: string | undefined;
  let watch: NodeJS.Timeout | undefined;
  let noticing: Promise<void> = Promise.resolve();
  function look(): void {
    const now = link.account;
    if (now === known) return;
    known = now;
    if (now === undefined) return;
    noticing = noticing.then(() => welcome(now)).catch((err) => log.error({ err }, 'a login could not be followed'));
  }

  async function welcome(account: string): Promise<void> {
    await deps.onLogin(account);
    await wakeWaiting(db, { channel: channelName, account }, clock);
  }

  return {
    channel,
    link,
    tasks: { [friendJob]: friends.accept },
    async look() {
      if (link.account !== undefined) await deps.onLogin(link.account);
    },
    async run() {
      watch = setInterval(look, watchMs).unref();
      await link.run();
    },
    async stop() {
      clearInterval(watch);
      await link.stop();
      await noticing;
    },
  };
}
