import type { Message, Wechaty } from 'wechaty';
import type { Log } from '../../../platform/log.ts';

export interface Intake {
  /** The puppet says that there is a message. */
  announce(id: string): void;
  /** Wechaty has fetched what belongs to it. */
  bring(message: Message): void;
  /** Stops waiting for what was announced: the connection through which it would have come is over. */
  cut(): void;
  /** Asks `bot` once more for what could not be fetched or was not taken, each after a longer pause. */
  askAgain(bot: Wechaty): Promise<void>;
  /** Messages announced and not yet taken. */
  readonly waiting: number;
}

interface Late {
  message: Message | undefined;
  failures: number;
  /** calls of `askAgain` to let pass */
  pause: number;
}

const longestPause = 90;
/** Some twenty minutes for a message that the platform no longer has, a day for one that we cannot take. */
const mostFetches = 6;
const mostFailures = 50;

/**
 * Hands messages to `take`: those of one conversation one after another, in the order in which they were announced, since
 * Wechaty mixes them up while it fetches. What `take` rejects, and what could not be fetched, is asked for again later;
 * meanwhile the conversation goes on.
 */
export function createIntake(options: { take(message: Message): Promise<void>; log: Log; fetchMs: number }): Intake {
  const { take, log, fetchMs } = options;
  const announced = new Map<string, (message: Message | undefined) => void>();
  const late = new Map<string, Late>();
  const conversations = new Map<string, Promise<void>>();
  let taking = 0;
  let line: Promise<void> = Promise.resolve();

  function announce(id: string): void {
    if (announced.has(id)) return;
    const fetched = new Promise<Message | undefined>((resolve) => {
      const timer = setTimeout(() => resolve(undefined), fetchMs);
      announced.set(id, (message) => {
        clearTimeout(timer);
        resolve(message);
      });
    });
    line = line.then(async () => {
      const message = await fetched;
      announced.delete(id);
      if (message) enqueue(message);
      else putOff(id, undefined);
    });
  }

  function bring(message: Message): void {
    announce(message.id);
    announced.get(message.id)?.(message);
  }

  function enqueue(message: Message): void {
    const key = conversationOf(message);
    taking += 1;
    const turn = (conversations.get(key) ?? Promise.resolve())
      .then(() => take(message))
      .then(
        () => void late.delete(message.id),
        (error: unknown) => {
          log.warn({ err: error }, 'a message was not taken: it is tried again later');
          putOff(message.id, message);
        },
      )
      .finally(() => {
        taking -= 1;
        if (conversations.get(key) === turn) conversations.delete(key);
      });
    conversations.set(key, turn);
  }

  function putOff(id: string, message: Message | undefined): void {
    const known = late.get(id);
    const failures = (known?.failures ?? 0) + 1;
    const kept = message ?? known?.message;
    if (failures > (kept ? mostFailures : mostFetches)) {
      late.delete(id);
      log.error({ failures, fetched: kept !== undefined }, 'a message was given up');
      return;
    }
    late.set(id, { message: kept, failures, pause: Math.min(2 ** (failures - 1) - 1, longestPause) });
  }

  async function askOnce(bot: Wechaty, id: string, { message }: Late): Promise<void> {
    // Anew, for its files come through the connection of its bot; an old one is better than none.
    const found = (await bot.Message.find({ id }).catch(() => undefined)) ?? message;
    if (found) enqueue(found);
    else putOff(id, undefined);
  }

  return {
    announce,
    bring,
    cut() {
      for (const give of announced.values()) give(undefined);
    },
    async askAgain(bot) {
      const due = [...late].filter(([id, entry]) => entry.pause-- <= 0 && !announced.has(id));
      for (const [id, entry] of due) await askOnce(bot, id, entry);
    },
    get waiting() {
      return announced.size + taking + late.size;
    },
  };
}

function conversationOf(message: Message): string {
  return message.room()?.id ?? [message.talker().id, message.listener()?.id].sort().join();
}
