import { z } from 'zod';
import type { MediaKind } from '../../../messages/contract.ts';
import { render } from '../../../messages/template.ts';
import { kfStates } from '../api/kf-session.ts';
import type { KfEntry } from '../api/kf-sync.ts';
import { buttonOf } from './menu.ts';
import { texts } from './messages.ts';

/** What an entry of an account's history means for us. */
export type KfHappening =
  /** the customer wrote, touched a line of a menu, or sent a file */
  | { kind: 'said'; customer: string; text?: string; button?: string; media?: { kind: MediaKind; id: string } }
  | { kind: 'entered'; customer: string; scene: string; code: string }
  /** one of our messages did not arrive; `type` as WeCom numbers the reasons */
  | { kind: 'failed'; customer: string; messageId: string; type: number }
  /** a servicer took the talk, or ended it */
  | { kind: 'session'; customer: string; state: 3 | 4; servicer: string }
  | { kind: 'recalled'; customer: string; messageId: string }
  | { kind: 'none' };

const text = z.string().catch('');
const number = z.number().catch(0);
const media = z.object({ media_id: z.string().min(1) });
const location = z.object({ name: text, address: text });
const link = z.object({ title: text, url: text });
const merged = z.object({ title: text, item: z.array(z.object({ msg_content: text, sender_name: text })).catch([]) });

const byCustomer = 3;
const servicerTook: ReadonlySet<number> = new Set([1, 2, 4]);
const mostForwarded = 20;

/** Reads an entry. Whatever it holds that we do not know is `none`, or said as something we cannot open. Never throws. */
export function readEntry(entry: KfEntry): KfHappening {
  if (entry.msgtype === 'event') return readEvent(entry);
  // What a servicer writes in the client is his talk, not ours.
  if (entry.origin !== byCustomer || entry.external_userid === '') return { kind: 'none' };
  return { kind: 'said', customer: entry.external_userid, ...bodyOf(entry) };
}

function bodyOf(entry: KfEntry): { text?: string; button?: string; media?: { kind: MediaKind; id: string } } {
  const { msgtype } = entry;
  if (msgtype === 'text') {
    const { content = '', menu_id = '' } = entry.text ?? {};
    const button = buttonOf(menu_id);
    return button ? { button } : { text: content };
  }
  if (msgtype === 'image' || msgtype === 'voice' || msgtype === 'video' || msgtype === 'file') {
    const body = media.safeParse(entry[msgtype]);
    if (body.success) return { media: { kind: msgtype, id: body.data.media_id } };
  }
  const said = wordsOf(entry);
  return { text: said ?? render(texts.unreadable, { kind: render(texts.other, {}) }) };
}

function wordsOf(entry: KfEntry): string | undefined {
  switch (entry.msgtype) {
    case 'location': {
      const { name, address } = location.parse(entry.location ?? {});
      return render(texts.location, { place: [name, address].filter(Boolean).join(' ') });
    }
    case 'link':
      return render(texts.link, link.parse(entry.link ?? {}));
    case 'merged_msg': {
      const { title, item } = merged.parse(entry.merged_msg ?? {});
      const lines = item.slice(0, mostForwarded).map(lineOf).join('\n');
      return render(texts.forwarded, { title, lines });
    }
    default:
      return undefined;
  }
}

const forwardedText = z.object({ text: z.object({ content: z.string() }) });

/** A line of a forwarded talk: its content is JSON in a string. */
function lineOf({ msg_content, sender_name }: { msg_content: string; sender_name: string }): string {
  let content: unknown;
  try {
    content = JSON.parse(msg_content);
  } catch {
    content = undefined; // shown by its sender alone
  }
  const said = forwardedText.safeParse(content);
  return `${sender_name}：${said.success ? said.data.text.content : '…'}`;
}

function readEvent(entry: KfEntry): KfHappening {
  const event = entry.event ?? {};
  const field = (name: string): string => text.parse((event as Record<string, unknown>)[name]);
  const count = (name: string): number => number.parse((event as Record<string, unknown>)[name]);
  const customer = field('external_userid') || entry.external_userid;
  if (customer === '') return { kind: 'none' };
  switch (field('event_type')) {
    case 'enter_session':
      return { kind: 'entered', customer, scene: field('scene_param'), code: field('welcome_code') };
    case 'msg_send_fail':
      return { kind: 'failed', customer, messageId: field('fail_msgid'), type: count('fail_type') };
    case 'session_status_change': {
      const state = servicerTook.has(count('change_type')) ? kfStates.human : kfStates.ended;
      return { kind: 'session', customer, state, servicer: field('new_servicer_userid') };
    }
    case 'user_recall_msg':
      return { kind: 'recalled', customer, messageId: field('recall_msgid') };
    default:
      return { kind: 'none' };
  }
}
