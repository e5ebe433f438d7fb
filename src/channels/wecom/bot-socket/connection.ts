import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import type { Log } from '../../../platform/log.ts';
import type { WecomBotSocket } from '../../../platform/wecom-bot-config.ts';
import { WecomError } from '../api/errors.ts';
import { createAnswersAwaited } from './answers-awaited.ts';
import { type Frame, isKick, readFrame, writeFrame } from './frame.ts';
import type { SocketTimes } from './times.ts';

/**
 * Why a connection is over. `kicked`: somebody else connected as the same bot. `refused`: WeCom does not take the bot's id
 * or secret. `taken`: another process of ours has the bot now. `left`: we end.
 */
export interface Ending {
  why: 'unreachable' | 'closed' | 'silent' | 'kicked' | 'refused' | 'taken' | 'left';
  /** WeCom's errcode, where it told one */
  code?: number;
}

export interface ConnectionDeps {
  config: WecomBotSocket;
  log: Log;
  times: SocketTimes;
  /** Subscribed: from now on callbacks come. */
  onUp(): void;
  onCallback(frame: Frame): void;
}

export interface Connection {
  /** Resolves once it is over, whoever ended it. */
  readonly ended: Promise<Ending>;
  /**
   * Sends a frame, under the req_id of the callback that it answers or one of its own, and waits for the platform's word.
   * @throws WecomError
   */
  call(cmd: string, body: object, reqId?: string): Promise<void>;
  end(why: Ending['why']): void;
}

const callbackCommands: readonly (string | undefined)[] = ['aibot_msg_callback', 'aibot_event_callback'];
const mostFrameBytes = 4 * 1024 * 1024;
const mostSilences = 2;

/** One connection of the bot, from its start to whatever ends it. */
export function openConnection({ config, log, times, onUp, onCallback }: ConnectionDeps): Connection {
  const awaited = createAnswersAwaited(times.answer);
  const socket = new WebSocket(config.url, {
    ...{ handshakeTimeout: times.answer, maxPayload: mostFrameBytes, perMessageDeflate: false },
  });
  let over = false;
  let beating: NodeJS.Timeout | undefined;
  let silences = 0;
  let tellEnd: (ending: Ending) => void = () => {};
  const ended = new Promise<Ending>((resolve) => {
    tellEnd = resolve;
  });

  function end(why: Ending['why'], code?: number): void {
    if (over) return;
    over = true;
    clearInterval(beating);
    socket.terminate();
    awaited.giveUp();
    tellEnd({ why, ...(code !== undefined && { code }) });
  }

  async function call(cmd: string, body?: object, reqId: string = `${cmd}_${randomUUID()}`): Promise<void> {
    if (over || socket.readyState !== WebSocket.OPEN)
      throw new WecomError({ path: cmd, action: 'retry', text: 'botOffline', detail: 'the connection is not up' });
    const answer = awaited.await(cmd, reqId);
    socket.send(writeFrame(cmd, reqId, body));
    await answer;
  }

  async function subscribe(): Promise<void> {
    try {
      await call('aibot_subscribe', { bot_id: config.botId, secret: config.secret });
    } catch (error) {
      if (!(error instanceof WecomError)) throw error;
      const isPassing = ['retry', 'hold', 'uncertain'].includes(error.action);
      end(isPassing ? 'unreachable' : 'refused', error.code);
      return;
    }
    if (over) return;
    beating = setInterval(() => void beat(), times.beat);
    onUp();
  }

  async function beat(): Promise<void> {
    try {
      await call('ping');
      silences = 0;
    } catch (err) {
      log.debug({ err }, 'no sign of life of the bot connection');
      silences += 1;
      if (silences === mostSilences) end('silent');
    }
  }

  function hear(text: string): void {
    const frame = readFrame(text);
    if (!frame) log.warn('a frame of the bot connection is none that we know');
    else if (frame.errcode !== undefined) awaited.answered(frame.reqId, frame.errcode, frame.errmsg);
    else if (frame.cmd === 'aibot_event_callback' && isKick(frame)) end('kicked');
    else if (callbackCommands.includes(frame.cmd)) onCallback(frame);
  }

  socket.on('open', () => {
    subscribe().catch((err: unknown) => {
      log.error({ err }, 'the bot could not subscribe');
      end('closed');
    });
  });
  socket.on('message', (data) => {
    if (!over) hear(String(data));
  });
  socket.on('error', (err) => {
    if (!over) log.debug({ err }, 'the bot connection fails');
    end('unreachable');
  });
  socket.on('close', () => end('closed'));
  return { ended, call, end };
}
