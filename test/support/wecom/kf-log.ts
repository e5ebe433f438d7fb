import { z } from 'zod';
import { queueCallback } from './callbacks.ts';
import type { Corp } from './corp.ts';
import { DAY_MS, MINUTE_MS } from './rates.ts';
import { type AppCall, optionalBytes, type Reply, readBody, refuse } from './wire.ts';

export interface KfEntry {
  msgid: string;
  /** ms since 1970 */
  at: number;
  /** Sent by API: it takes a place, but is never given back. */
  ours: boolean;
  wire: Record<string, unknown>;
}

export interface KfAccount {
  openKfid: string;
  name: string;
  /** Who serves it, and whether he is on duty. */
  servicers: Map<string, boolean>;
  log: KfEntry[];
  /** Ids of messages that were sent by API. */
  usedIds: Set<string>;
  /** Tokens of doorbells → when they end. */
  doorbells: Map<string, number>;
}

const KEPT_MS = 3 * DAY_MS;
const DOORBELL_MS = 10 * MINUTE_MS;
/** A page covers so many places at most, whatever `limit` asks: fewer than the limit is not the end. */
const MOST_PLACES = 20;
/** How often an account may be read without a doorbell's token; WeCom only says that it is strict. */
const MOST_WITHOUT_TOKEN = 10;

export function kfAccountOf(corp: Corp, openKfid: string): KfAccount {
  return corp.kfAccounts.get(openKfid) ?? refuse(95004, 'open_kfid does not exist');
}

/** Writes an entry and rings the doorbell of every app that may read it. Resolves to the entry's id. */
export function logEntry(
  corp: Corp,
  account: KfAccount,
  entry: { origin: 3 | 4 | 5; msgtype: string; [field: string]: unknown },
): string {
  const msgid = corp.nextId('kfmsg-');
  const at = corp.now().getTime();
  const wire = { msgid, open_kfid: account.openKfid, send_time: Math.floor(at / 1000), ...entry };
  account.log.push({ msgid, at, ours: false, wire });
  const token = corp.nextId('doorbell-');
  account.doorbells.set(token, at + DOORBELL_MS);
  for (const app of corp.apps.filter(({ kf }) => kf)) {
    const event = { MsgType: 'event', Event: 'kf_msg_or_event', Token: token, OpenKfId: account.openKfid };
    queueCallback(corp, app, event);
  }
  return msgid;
}

/** An entry of type event, whose ids stand inside it. */
export function logEvent(
  corp: Corp,
  account: KfAccount,
  event: { event_type: string; [field: string]: unknown },
): void {
  logEntry(corp, account, { origin: 4, msgtype: 'event', event: { open_kfid: account.openKfid, ...event } });
}

const request = z.strictObject({
  cursor: optionalBytes(64).optional(),
  token: optionalBytes(128).optional(),
  limit: z.number().int().min(1).max(1000).optional(),
  voice_format: z.union([z.literal(0), z.literal(1)]).optional(),
  open_kfid: z.string(),
});

/** `POST kf/sync_msg` */
export function syncMessages(call: AppCall): Reply {
  const { corp } = call;
  const { cursor, token, limit = 1000, open_kfid } = readBody(call, request);
  const account = kfAccountOf(corp, open_kfid);
  const now = corp.now().getTime();
  if (token && (account.doorbells.get(token) ?? 0) < now) refuse(95007, 'msg token invalid');
  if (!token && !corp.rates.allow(`sync:${open_kfid}`, MOST_WITHOUT_TOKEN, MINUTE_MS)) {
    refuse(45009, 'api freq out of limit');
  }
  const oldest = account.log.findIndex(({ at }) => at > now - KEPT_MS);
  const start = Math.max(cursor ? placeOf(cursor) : 0, oldest === -1 ? account.log.length : oldest);
  const page = account.log.slice(start, start + Math.min(limit, MOST_PLACES));
  const end = start + page.length;
  return {
    next_cursor: `cur_${end}`,
    has_more: end < account.log.length ? 1 : 0,
    msg_list: page.filter(({ ours }) => !ours).map(({ wire }) => wire),
  };
}

function placeOf(cursor: string): number {
  const place = /^cur_(\d+)$/.exec(cursor)?.[1];
  return place === undefined ? refuse(40058, 'invalid cursor') : Number(place);
}
