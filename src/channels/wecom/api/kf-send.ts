import { z } from 'zod';
import type { Caller } from './caller.ts';
import { WecomError } from './errors.ts';
import { insist, insistBytes, insistCount, insistText } from './limits.ts';
import { textOrNothing } from './reply.ts';

/** A line of a menu. A click comes back as a text of the customer with the entry's id as `menu_id`. */
export type KfMenuItem =
  | { type: 'click'; id: string; label: string }
  | { type: 'view'; url: string; label: string }
  | { type: 'text'; text: string };

export type KfContent =
  | { type: 'text'; text: string }
  | { type: 'image' | 'voice' | 'video' | 'file'; mediaId: string }
  | { type: 'link'; title: string; description: string; url: string; thumbMediaId: string }
  | { type: 'menu'; head: string; items: readonly KfMenuItem[]; tail: string };

export interface KfSend {
  openKfid: string;
  externalUserid: string;
  /** Ours, unique in the account: the platform refuses it a second time. */
  messageId: string;
  content: KfContent;
  /** This id may have been sent before: a refusal for being used counts as sent. */
  repeated?: boolean;
}

const SEND = 'kf/send_msg';
const SEND_ON_EVENT = 'kf/send_msg_on_event';
const ILLEGAL_PARAMETER = 40058;
const MOST_CLICKABLE = 10;
const MOST_ITEMS = 50;

const sent = z.object({ msgid: textOrNothing });

/**
 * Sends to a customer, within 48 hours and five messages of what he wrote last. Being taken is not being delivered: look
 * for `msg_send_fail` in what is pulled. Resolves to the message's id.
 */
export async function sendKfMessage(caller: Caller, message: KfSend): Promise<string> {
  const { openKfid, externalUserid, messageId, content, repeated = false } = message;
  insistMessageId(SEND, messageId);
  const body = { touser: externalUserid, open_kfid: openKfid, msgid: messageId, ...wireOf(SEND, content) };
  return await sendOnce(caller, SEND, body, messageId, repeated);
}

export interface KfSendOnEvent {
  /** From an event or from a change of state; says one message. */
  code: string;
  messageId: string;
  content: Extract<KfContent, { type: 'text' | 'menu' }>;
  repeated?: boolean;
}

/** Says one message for an event: on entering (20 s), in the pool, to a servicer, at the end (20 s). */
export async function sendKfMessageOnEvent(caller: Caller, message: KfSendOnEvent): Promise<string> {
  const { code, messageId, content, repeated = false } = message;
  insistMessageId(SEND_ON_EVENT, messageId);
  const body = { code, msgid: messageId, ...wireOf(SEND_ON_EVENT, content) };
  return await sendOnce(caller, SEND_ON_EVENT, body, messageId, repeated);
}

/**
 * WeCom refuses an id that was used, but documents no errcode for it. So what may have arrived and is refused at its
 * repetition as illegal, or in a way we don't know, has arrived: everything else in it was checked before.
 */
async function sendOnce(caller: Caller, path: string, body: object, messageId: string, repeated: boolean) {
  try {
    const { msgid } = await caller.post(path, body, sent, { idempotent: true });
    return msgid || messageId;
  } catch (error) {
    const mayBeThere = error instanceof WecomError && (repeated || error.afterUncertain);
    if (mayBeThere && isRefusalOfId(error)) return messageId;
    throw error;
  }
}

function isRefusalOfId({ code, text }: WecomError): boolean {
  return code === ILLEGAL_PARAMETER || (code !== undefined && text === 'unlisted');
}

function insistMessageId(path: string, id: string): void {
  insist(/^[0-9A-Za-z_-]{1,32}$/.test(id), path, 'msgid must be 1 to 32 letters, digits, _ or -');
}

function wireOf(path: string, content: KfContent): object {
  switch (content.type) {
    case 'text':
      insistText(path, 'text.content', content.text, 2048);
      return { msgtype: 'text', text: { content: content.text } };
    case 'link': {
      const { title, description, url, thumbMediaId } = content;
      insistText(path, 'link.title', title, 128);
      insistBytes(path, 'link.desc', description, 512);
      return { msgtype: 'link', link: { title, desc: description, url, thumb_media_id: thumbMediaId } };
    }
    case 'menu':
      return { msgtype: 'msgmenu', msgmenu: menuOf(path, content) };
    default:
      return { msgtype: content.type, [content.type]: { media_id: content.mediaId } };
  }
}

function menuOf(path: string, { head, items, tail }: Extract<KfContent, { type: 'menu' }>): object {
  insistBytes(path, 'msgmenu.head_content', head, 1024);
  insistBytes(path, 'msgmenu.tail_content', tail, 1024);
  insistCount(path, 'msgmenu.list', items, 1, MOST_ITEMS);
  const clickable = items.filter(({ type }) => type !== 'text');
  insistCount(path, 'clickable entries of msgmenu.list', clickable, 0, MOST_CLICKABLE);
  const list = items.map((item) => menuItemOf(path, item));
  return { ...(head !== '' && { head_content: head }), list, ...(tail !== '' && { tail_content: tail }) };
}

function menuItemOf(path: string, item: KfMenuItem): object {
  switch (item.type) {
    case 'click':
      insistText(path, 'click.id', item.id, 128);
      insistText(path, 'click.content', item.label, 128);
      return { type: 'click', click: { id: item.id, content: item.label } };
    case 'view':
      insistText(path, 'view.content', item.label, 1024);
      return { type: 'view', view: { url: item.url, content: item.label } };
    case 'text':
      insistText(path, 'text.content', item.text, 256);
      return { type: 'text', text: { content: item.text } };
  }
}
