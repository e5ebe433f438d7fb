import { openPacing } from '../../../../src/channels/wecom/api/pacing.ts';
import { createBotSocket } from '../../../../src/channels/wecom/bot-socket/bot-socket.ts';
import { sendBySocket } from '../../../../src/channels/wecom/bot-socket/send.ts';
import type { SocketTimes } from '../../../../src/channels/wecom/bot-socket/times.ts';
import type { BotMessage } from '../../../../src/channels/wecom/callback/bot-message.ts';
import type { OutgoingContent } from '../../../../src/messages/contract.ts';
import type { TestDatabase } from '../../../support/database.ts';
import { quietLog } from '../../../support/messages.ts';
import { until } from '../../../support/until.ts';
import { AGENT, startWecom } from '../../../support/wecom-client.ts';

export const botId = 'AIBOT1';
export const group = 'wrGROUP';
const quick: SocketTimes = {
  ...{ beat: 60_000, answer: 400, firstWait: 10, longestWait: 20, apartWait: 60_000, calm: 60_000, take: 10, store: 5 },
};

/** A bot of an invented company, and our processes that are it. */
export async function openDesk({ db, url }: TestDatabase, secret = `secret-of-${botId}`) {
  const wecom = await startWecom(db, { bots: [botId] });
  const { server, clock } = wecom;
  const bot = server.bot(botId);
  const heard: BotMessage[] = [];
  const stops: (() => Promise<void>)[] = [];

  /** A process of ours; `onMessage` where it does something else than remember. */
  function join(times: Partial<SocketTimes> = {}, onMessage?: (message: BotMessage) => Promise<undefined>) {
    const socket = createBotSocket(
      {
        ...{ db, clock, databaseUrl: url, log: quietLog, onUp: async () => {} },
        config: { mode: 'socket', botId, secret, url: server.botSockets },
        onMessage: onMessage ?? (async (message) => void heard.push(message)),
      },
      { ...quick, ...times },
    );
    const running = socket.run();
    stops.push(async () => {
      await socket.stop();
      await running;
    });
    return socket;
  }

  let sends = 0;
  const staff = {
    ...{ db, clock, log: quietLog, agentId: AGENT, caller: wecom.client, link: wecom.options },
    pacing: openPacing(db, clock),
    openMedia: async () => Promise.reject(new Error('there is none')),
    standingOf: async () => undefined,
  };
  return {
    ...{ wecom, server, clock, bot, heard, join },
    /** Joins, and is connected. */
    async connect(times: Partial<SocketTimes> = {}) {
      const socket = join(times);
      await until(() => socket.isUp);
      return socket;
    },
    says: async (text = '@小管家 待办') => bot.hears({ userid: 'ZhangSan', chatid: group, text }),
    send: (socket: ReturnType<typeof createBotSocket>, content: Partial<OutgoingContent> = {}, chat = group) => {
      const address = { channel: 'wecom', account: 'bot', chat };
      return sendBySocket(staff, socket, address, { text: '好的', ...content }, `key-${++sends}`, { repeated: false });
    },
    shown: () => server.groupSees(group).map(({ text }) => text),
    /** Commands that were answered with success, subscriptions and signs of life left out. */
    commands: () =>
      server.corp.calls.filter(({ path }) => /^aibot_(?:send|respond)/.test(path)).map(({ path }) => path),
    subscriptions: () => server.corp.calls.filter(({ path }) => path === 'aibot_subscribe').length,
    async close() {
      for (const stop of stops) await stop();
      await server.close();
    },
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;
