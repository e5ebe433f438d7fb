import type { Friendship } from 'wechaty';
import { enqueue } from '../../messages/outgoing.ts';
import { takePlace } from '../../messages/pacing-store.ts';
import { render } from '../../messages/template.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, transaction } from '../../platform/db.ts';
import { addJob, type Task } from '../../platform/jobs.ts';
import type { Log } from '../../platform/log.ts';
import type { WechatyPaceConfig } from '../../platform/wechaty-pace-config.ts';
import { channelName } from './address.ts';
import { openDirectChat } from './chats-store.ts';
import { namesHome } from './lexicon.ts';
import type { Link } from './link/link.ts';
import { texts } from './messages.ts';

export interface FriendDeps {
  rule: WechatyPaceConfig['friends'];
  db: Db;
  clock: Clock;
  log: Log;
  link: Link;
}

export const friendJob = 'wechaty-friend';

/** As puppets number them: the library itself is not loaded here. */
const kinds = { confirmed: 1, asks: 2 };
/** Accounts that accept many at once are locked. */
const limits = [
  { most: 1, windowMs: 60_000 },
  { most: 30, windowMs: 24 * 60 * 60_000 },
];

/** Accepts those who ask, by rule and slowly, and greets them with the question for their room. */
export function createFriends({ rule, db, clock, log, link }: FriendDeps) {
  return {
    async onFriendship(friendship: Friendship): Promise<void> {
      const { account } = link;
      if (account === undefined) return;
      if (friendship.type() === kinds.asks && isWelcome(rule, friendship.hello())) {
        const payload = { account, friendship: friendship.toJSON() };
        await addJob(db, friendJob, payload, { key: `${friendJob}:${friendship.id}`.slice(0, 200) });
      }
      if (friendship.type() === kinds.confirmed) await greet(account, friendship);
    },

    /** The job: accepts one, when its turn has come. Throws until then, to be tried again. */
    accept: (async (payload) => {
      const { account, friendship } = payload as { account: string; friendship: string };
      const { bot } = link;
      if (!bot || link.account !== account) throw new Error('not logged in: the request waits');
      const waitMs = await takePlace(db, `wechaty:${account}:friends`, limits, clock.now().getTime());
      if (waitMs > 0) throw new Error('too many at once: the request waits');
      const request = await bot.Friendship.fromJSON(friendship);
      await request.accept();
      await greet(account, request); // not every puppet tells that it is done
      log.info('a new contact was accepted');
    }) satisfies Task,
  };

  async function greet(account: string, friendship: Friendship): Promise<void> {
    const contact = friendship.contact();
    await transaction(db, async (tx) => {
      const { id, community } = await openDirectChat(tx, { account, chat: contact.id }, contact.name());
      const text = community ? render(texts.greeting, { community }) : render(texts.greetingAnywhere, {});
      // Once for good, also where the platform tells of it again.
      await enqueue(tx, { conversationId: id, key: `${channelName}-greeting:${id}`, content: { text } }, clock);
    });
  }
}

const isWelcome = (rule: FriendDeps['rule'], hello: string): boolean =>
  rule === 'all' || (rule === 'named' && namesHome.test(hello));
