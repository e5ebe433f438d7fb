import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Bot } from './bot.ts';
import { botMessageShape, showBotMessage, updateBotCard } from './bot-cards.ts';
import type { Corp } from './corp.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './rates.ts';
import { Refusal, readBody, refuse } from './wire.ts';

/** What a callback by the connection may be answered with, and until when. */
interface Asked {
  kind: 'message' | 'press';
  screen: string;
  taskId: string | undefined;
  until: number;
}

/** The one live connection of a bot. */
export interface BotLink {
  botId: string;
  asked: Map<string, Asked>;
  /** Delivers a callback, as JSON of the callback mode. */
  tell(cmd: 'aibot_msg_callback' | 'aibot_event_callback', body: object, about?: Omit<Asked, 'until'>): void;
  /** The connection breaks, without a word. */
  cut(): void;
}

const frame = z.strictObject({
  cmd: z.string(),
  headers: z.strictObject({ req_id: z.string().min(1) }),
  body: z.unknown().optional(),
});
const subscription = z.strictObject({ bot_id: z.string(), secret: z.string() });
const target = z.looseObject({
  chatid: z.string().min(1),
  chat_type: z.union([z.literal(0), z.literal(1), z.literal(2)]),
});

const pressPatienceMs = 5_000;

/** Bots connect to the same server as the API is on: `ws://…/openws`. */
export function acceptBotSockets(corp: Corp, http: Server): void {
  const sockets = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const fault = corp.faults.take('openws');
    if (request.url !== '/openws' || fault === 'unavailable') stream.destroy();
    else sockets.handleUpgrade(request, stream, head, (socket) => serve(corp, socket, fault === 'silent'));
  });
}

/** @param isDeaf takes whatever comes and answers nothing */
function serve(corp: Corp, socket: WebSocket, isDeaf: boolean): void {
  let bot: Bot | undefined;
  socket.on('message', (data) => {
    if (isDeaf) return;
    try {
      const { cmd, headers, body } = frame.parse(JSON.parse(String(data)));
      const { req_id } = headers;
      const answer = (errcode: number, errmsg: string) => {
        corp.calls.push({ path: cmd, errcode, agentId: undefined });
        if (corp.faults.take(cmd) !== 'late') socket.send(JSON.stringify({ headers: { req_id }, errcode, errmsg }));
      };
      try {
        if (cmd === 'aibot_subscribe') bot = subscribe(corp, socket, readBody({ body }, subscription));
        else if (bot?.link) obey(corp, bot.link, cmd, req_id, body);
        else refuse(40014, 'not subscribed');
        answer(0, 'ok');
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        answer(error.errcode, error.errmsg);
      }
    } catch (error) {
      corp.faultsOfOurOwn.push(error);
      socket.terminate();
    }
  });
  socket.on('close', () => {
    if (bot && bot.socket === socket) bot.link = undefined;
  });
}

function subscribe(corp: Corp, socket: WebSocket, { bot_id, secret }: z.output<typeof subscription>): Bot {
  const bot = corp.bots.get(bot_id);
  if (!bot || bot.secret !== secret) return refuse(40001, 'invalid bot_id or secret');
  bot.link?.tell('aibot_event_callback', eventOf(corp, bot_id, 'disconnected_event'));
  bot.socket?.close();
  bot.socket = socket;
  const asked = new Map<string, Asked>();
  bot.link = {
    ...{ botId: bot_id, asked, cut: () => socket.terminate() },
    tell(cmd, body, about) {
      const req_id = corp.nextId('req-');
      const lives = about?.kind === 'press' ? pressPatienceMs : DAY_MS;
      if (about) asked.set(req_id, { ...about, until: corp.now().getTime() + lives });
      socket.send(JSON.stringify({ cmd, headers: { req_id }, body }));
    },
  };
  return bot;
}

function eventOf(corp: Corp, botId: string, eventtype: string): object {
  const create_time = Math.floor(corp.now().getTime() / 1000);
  return { msgid: corp.nextId('botmsg-'), create_time, aibotid: botId, msgtype: 'event', event: { eventtype } };
}

function obey(corp: Corp, link: BotLink, cmd: string, reqId: string, body: unknown): void {
  const command = commands[cmd] ?? refuse(40035, `no such command: ${cmd}`);
  command({ corp, link, reqId, body });
}

interface Order {
  corp: Corp;
  link: BotLink;
  reqId: string;
  body: unknown;
}

const commands: Readonly<Record<string, (order: Order) => void>> = {
  ping({ body }) {
    if (body !== undefined) refuse(40058, 'a ping has no body');
  },
  aibot_respond_msg({ corp, link, reqId, body }) {
    const { screen } = answered(corp, link, reqId, 'message');
    const message = readMessage(body);
    pace(corp, link, screen);
    showBotMessage(corp, link.botId, screen, message);
  },
  aibot_respond_update_msg({ corp, link, reqId, body }) {
    const { taskId = '' } = answered(corp, link, reqId, 'press');
    updateBotCard(corp, link.botId, taskId, body);
  },
  aibot_send_msg({ corp, link, body }) {
    const { chatid, chat_type: _, ...rest } = readBody({ body }, target);
    const message = readMessage(rest);
    const screen = [`group:${chatid}`, `member:${chatid.toLowerCase()}`].find((one) => knows(corp, link.botId, one));
    if (screen === undefined) return refuse(93006, 'nobody has written to the bot there');
    const isGroup = screen.startsWith('group:');
    if (isGroup && message.msgtype === 'template_card' && !corp.botCardsInGroups) refuse(40058, 'no card to a group');
    pace(corp, link, screen);
    showBotMessage(corp, link.botId, screen, message);
  },
};

function readMessage(body: unknown): z.output<typeof botMessageShape> {
  const { msgtype } = readBody({ body }, z.looseObject({ msgtype: z.string() }));
  return ['markdown', 'template_card'].includes(msgtype)
    ? readBody({ body }, botMessageShape)
    : refuse(40008, 'invalid msgtype');
}

/** Each callback is answered once, with its own command and in time. */
function answered(corp: Corp, { asked }: BotLink, reqId: string, kind: Asked['kind']): Asked {
  const one = asked.get(reqId);
  if (!one || one.kind !== kind) return refuse(846605, 'invalid req_id');
  if (one.until < corp.now().getTime()) refuse(846608, 'too late');
  asked.delete(reqId);
  return one;
}

const knows = (corp: Corp, botId: string, screen: string): boolean =>
  corp.bots.get(botId)?.writtenTo.has(screen) ?? false;

/** All that is said in one conversation. */
function pace(corp: Corp, { botId }: BotLink, screen: string): void {
  const key = `bot:${botId}:${screen}`;
  const allowed = corp.rates.allow(`${key}:minute`, 30, MINUTE_MS) && corp.rates.allow(`${key}:hour`, 1000, HOUR_MS);
  if (!allowed) refuse(45009, 'api freq out of limit');
}
