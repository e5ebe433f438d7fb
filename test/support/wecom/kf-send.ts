import { z } from 'zod';
import { type Corp, show } from './corp.ts';
import { type KfAccount, kfAccountOf, logEvent } from './kf-log.ts';
import { insistKnown, sessionOf } from './kf-sessions.ts';
import { mediaOfKind } from './media.ts';
import { DAY_MS } from './rates.ts';
import { type AppCall, bytes, optionalBytes, type Reply, readBody, refuse } from './wire.ts';

const WINDOW_MS = 2 * DAY_MS;
const MOST = 5;
const REFUSED_BY_CUSTOMER = 10;

const msgid = z.string().regex(/^[0-9A-Za-z_-]{1,32}$/);
const media = z.strictObject({ media_id: z.string() });
const item = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('click'), click: z.strictObject({ id: bytes(128), content: bytes(128) }) }),
  z.strictObject({ type: z.literal('view'), view: z.strictObject({ url: bytes(2048), content: bytes(1024) }) }),
  z.strictObject({
    type: z.literal('text'),
    text: z.strictObject({ content: bytes(256), no_newline: z.number().optional() }),
  }),
]);

const contents = {
  text: z.strictObject({ content: bytes(2048) }),
  image: media,
  voice: media,
  video: media,
  file: media,
  link: z.strictObject({
    title: bytes(128),
    desc: optionalBytes(512).optional(),
    url: bytes(2048),
    thumb_media_id: z.string(),
  }),
  msgmenu: z.strictObject({
    head_content: optionalBytes(1024).optional(),
    list: z.array(item).max(50),
    tail_content: optionalBytes(1024).optional(),
  }),
} as const;

type Content = { msgtype: keyof typeof contents; value: Record<string, unknown> };

/** `POST kf/send_msg` */
export function sendMessage(call: AppCall): Reply {
  const { corp } = call;
  const head = z.looseObject({
    touser: z.string(),
    open_kfid: z.string(),
    msgid: msgid.optional(),
    msgtype: z.string(),
  });
  const { touser, open_kfid, msgid: own, msgtype, ...rest } = readBody(call, head);
  const account = kfAccountOf(corp, open_kfid);
  insistKnown(corp, touser);
  const content = contentOf(call, msgtype, rest);
  const session = sessionOf(corp, account, touser);
  if (own !== undefined && account.usedIds.has(own)) refuse(corp.usedIdCode, 'msgid is used');
  if (session.lastSpokeAt === 0 || corp.now().getTime() - session.lastSpokeAt > WINDOW_MS) {
    refuse(95002, 'over 48 hours since the customer wrote');
  }
  if (session.state !== 0 && session.state !== 1) refuse(95018, 'session status invalid');
  if (session.sent >= MOST) refuse(95001, 'over 5 messages since the customer wrote');
  session.sent += 1;
  return { msgid: deliver(corp, account, touser, content, own) };
}

/** `POST kf/send_msg_on_event` */
export function sendMessageOnEvent(call: AppCall): Reply {
  const { corp } = call;
  const head = z.looseObject({ code: z.string(), msgid: msgid.optional(), msgtype: z.string() });
  const { code: value, msgid: own, msgtype, ...rest } = readBody(call, head);
  const code = corp.eventCodes.get(value);
  if (!code || code.used || code.until < corp.now().getTime()) return refuse(40058, 'invalid code');
  const account = kfAccountOf(corp, code.openKfid);
  if (!code.types.includes(msgtype)) refuse(95030, 'msgtype forbidden here');
  const content = contentOf(call, msgtype, rest);
  const { state } = sessionOf(corp, account, code.externalUserid);
  if (code.whileState !== undefined && state !== code.whileState) refuse(95018, 'session status invalid');
  if (own !== undefined && account.usedIds.has(own)) refuse(corp.usedIdCode, 'msgid is used');
  code.used = true;
  return { msgid: deliver(corp, account, code.externalUserid, content, own) };
}

function contentOf(call: AppCall, msgtype: string, rest: Record<string, unknown>): Content {
  if (!(msgtype in contents)) return refuse(40008, 'invalid msgtype');
  const type = msgtype as Content['msgtype'];
  const body = readBody({ body: rest }, z.strictObject({ [type]: contents[type] } as Record<string, z.ZodType>));
  const value = body[type] as Record<string, unknown>;
  if (type === 'msgmenu') insistFewClickable(value.list as { type: string }[]);
  if (typeof value.media_id === 'string') mediaOfKind(call, value.media_id, type);
  if (typeof value.thumb_media_id === 'string') mediaOfKind(call, value.thumb_media_id, 'image');
  return { msgtype: type, value };
}

function insistFewClickable(list: readonly { type: string }[]): void {
  if (list.filter(({ type }) => type !== 'text').length > 10) refuse(95008, 'too many menu items');
}

function deliver(corp: Corp, account: KfAccount, externalUserid: string, { msgtype, value }: Content, own?: string) {
  const id = own ?? corp.nextId('kfsent-');
  account.usedIds.add(id);
  account.log.push({ msgid: id, at: corp.now().getTime(), ours: true, wire: {} });
  if (corp.customers.get(externalUserid)?.refuses) {
    const event = { event_type: 'msg_send_fail', external_userid: externalUserid };
    logEvent(corp, account, { ...event, fail_msgid: id, fail_type: REFUSED_BY_CUSTOMER });
    return id;
  }
  const text = msgtype === 'msgmenu' ? menuText(value) : String(value.content ?? value.title ?? '');
  show(corp, `customer:${externalUserid}`, { from: account.openKfid, msgtype, text, content: value, id, mentions: [] });
  return id;
}

function menuText(menu: Record<string, unknown>): string {
  const {
    head_content = '',
    list = [],
    tail_content = '',
  } = menu as { head_content?: string; list?: object[]; tail_content?: string };
  const lines = list.map((entry) => Object.values(entry).find((part) => typeof part === 'object')?.content ?? '');
  return [head_content, ...lines, tail_content].filter((line) => line !== '').join('\n');
}
