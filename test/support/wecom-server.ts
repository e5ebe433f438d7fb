import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type BotClient, botClient } from './wecom/bot.ts';
import { type Delivered, type DeliverOptions, deliverCallbacks, verificationUrl } from './wecom/callbacks.ts';
import { type CallbackTarget, type Corp, type CorpOptions, createCorp, type Shown } from './wecom/corp.ts';
import { type CustomerPhone, customerPhone } from './wecom/customer.ts';
import { createFaults, type Faults } from './wecom/faults.ts';
import { createWecomHttp } from './wecom/http.ts';
import { type MemberClient, memberClient } from './wecom/member.ts';
import { type ServicerClient, servicerClient } from './wecom/servicer.ts';
import { voidTokens } from './wecom/tokens.ts';

/** WeCom, as far as its documentation tells: its API on loopback, and the phones of all who use it. */
export interface WecomServer {
  /** For WECOM_API_BASE. */
  base: string;
  /** For WECOM_BOT_WS_URL. */
  botSockets: string;
  /** All that it knows; an administrator's switches may be turned here. */
  corp: Corp;
  faults: Faults;
  customer(openKfid: string, externalUserid: string): CustomerPhone;
  member(agentId: number, userid: string): MemberClient;
  bot(botId: string): BotClient;
  servicer(openKfid: string, userid: string): ServicerClient;
  /** What stands in a group: of a webhook by its key, an app's chat or a customer group by id. */
  groupSees(id: string): readonly Shown[];
  voidTokens(): void;
  /** Where the app takes callbacks, as an administrator enters it. Until then it gets none. */
  sendCallbacksTo(agentId: number, target: CallbackTarget): void;
  /** The same for a bot. */
  sendBotCallbacksTo(botId: string, target: CallbackTarget): void;
  /** The question asked when the callback address is saved. */
  verification(target: CallbackTarget): { url: URL; expected: string };
  deliverCallbacks(options?: DeliverOptions): Promise<Delivered[]>;
  /** Throws what went wrong in this server itself, so that a test cannot pass over it. Again does nothing. */
  close(): Promise<void>;
}

/** Starts it on a free port of this machine. */
export async function startWecomServer(options: CorpOptions): Promise<WecomServer> {
  const faults = createFaults();
  const corp = createCorp(options, faults);
  const http = createWecomHttp(corp);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  return {
    ...{ base, corp, faults, botSockets: `ws://127.0.0.1:${port}/openws` },
    customer: (openKfid, externalUserid) => customerPhone(corp, openKfid, externalUserid),
    member: (agentId, userid) => memberClient(corp, agentId, userid),
    bot: (botId) => botClient(corp, base, botId),
    servicer: (openKfid, userid) => servicerClient(corp, openKfid, userid),
    groupSees: (id) => corp.screens.get(`group:${id}`) ?? [],
    voidTokens: () => voidTokens(corp),
    sendCallbacksTo(agentId, target) {
      const app = corp.apps.find((candidate) => candidate.agentId === agentId);
      if (!app) throw new Error(`no app ${agentId}`);
      app.callback = target;
    },
    sendBotCallbacksTo(botId, target) {
      const bot = corp.bots.get(botId);
      if (!bot) throw new Error(`no bot ${botId}`);
      bot.callback = target;
    },
    verification: (target) => verificationUrl(corp, target),
    deliverCallbacks: (delivery) => deliverCallbacks(corp, delivery),
    async close() {
      if (!http.listening) return;
      for (const { socket } of corp.bots.values()) socket?.terminate();
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
      if (corp.faultsOfOurOwn.length > 0) throw corp.faultsOfOurOwn[0];
    },
  };
}
