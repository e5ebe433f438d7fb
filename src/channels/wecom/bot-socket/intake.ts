import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../../platform/clock.ts';
import type { Log } from '../../../platform/log.ts';
import { WecomError } from '../api/errors.ts';
import type { BotMessage } from '../callback/bot-message.ts';
import type { BotReply } from '../callback/bot-reply.ts';
import { readBotMessage } from '../callback/read-bot-message.ts';
import { Refusal } from '../callback/refusal.ts';
import type { Answerable } from './answerable.ts';
import type { Frame } from './frame.ts';

export interface IntakeDeps {
  botId: string;
  clock: Clock;
  log: Log;
  answerable: Answerable;
  /** before the second try, in milliseconds */
  waitMs: number;
  onMessage(message: BotMessage): Promise<BotReply | undefined>;
  /** Puts another card in the place of one that was pressed. */
  update(reply: BotReply, reqId: string): Promise<void>;
}

export interface Intake {
  take(frame: Frame): void;
  /** Resolves once all that was taken is stored, or given up. */
  done(): Promise<void>;
}

/** Some two minutes in all. */
const mostTries = 10;

/** Takes in what comes by the connection. The platform says it once only: what cannot be stored at once is tried again. */
export function createIntake(deps: IntakeDeps): Intake {
  const { botId, clock, log, answerable } = deps;
  const underWay = new Set<Promise<void>>();

  function read({ body }: Frame): BotMessage | undefined {
    try {
      return readBotMessage(body, botId, clock.now());
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      log.warn({ reason: error.reason }, 'a callback of the bot connection was refused');
      return undefined;
    }
  }

  async function store(message: BotMessage): Promise<BotReply | undefined> {
    for (let tries = 1; ; tries++) {
      try {
        return await deps.onMessage(message);
      } catch (err) {
        if (tries === mostTries) throw err;
        log.warn({ err, tries }, 'a message to the bot could not be stored yet');
        await delay(deps.waitMs * 2 ** (tries - 1));
      }
    }
  }

  async function handle(frame: Frame): Promise<void> {
    const message = read(frame);
    if (!message) return;
    if (message.kind === 'message') answerable.note(message.chat.id, frame.reqId, clock.now());
    const reply = await store(message);
    if (reply) await repaint(reply, frame.reqId);
  }

  /** What is pressed on a card that could not be repainted is answered all the same by how its ticket stands. */
  async function repaint(reply: BotReply, reqId: string): Promise<void> {
    try {
      await deps.update(reply, reqId);
    } catch (error) {
      if (!(error instanceof WecomError)) throw error;
      log.warn({ err: error }, 'a card of the bot could not be repainted');
    }
  }

  return {
    take(frame) {
      const work = handle(frame)
        .catch((err: unknown) => log.error({ err }, 'what came by the bot connection could not be dealt with'))
        .finally(() => underWay.delete(work));
      underWay.add(work);
    },
    async done() {
      await Promise.all(underWay);
    },
  };
}
