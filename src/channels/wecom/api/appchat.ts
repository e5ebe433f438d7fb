import { z } from 'zod';
import type { Caller } from './caller.ts';
import { insist, insistCount } from './limits.ts';
import { type MemberContent, memberContent } from './message-content.ts';
import { done } from './reply.ts';

export interface Appchat {
  chatid: string;
  name: string;
  owner: string;
  userids: string[];
}

const created = z.object({ chatid: z.string().min(1) });

/**
 * Makes a group chat of members; only an app whose range is the whole company may. `chatid` is ours (1 to 32 letters
 * and digits), so that making it again finds it taken (errcode 86215).
 */
export async function createAppchat(caller: Caller, { chatid, name, owner, userids }: Appchat): Promise<string> {
  const path = 'appchat/create';
  insist(/^[0-9A-Za-z]{1,32}$/.test(chatid), path, 'chatid must be 1 to 32 letters or digits');
  insist(name.length <= 50, path, 'name is over 50 characters');
  insistCount(path, 'userlist', userids, 2, 2000);
  const reply = await caller.post(path, { chatid, name, owner, userlist: userids }, created, { idempotent: false });
  return reply.chatid;
}

export interface AppchatUpdate {
  chatid: string;
  name?: string;
  /** Needed where the owner so far is removed. */
  owner?: string;
  add?: readonly string[];
  remove?: readonly string[];
}

export async function updateAppchat(
  caller: Caller,
  { chatid, name, owner, add, remove }: AppchatUpdate,
): Promise<void> {
  const body = {
    ...{ chatid, ...(name !== undefined && { name }), ...(owner !== undefined && { owner }) },
    ...{ ...(add && { add_user_list: add }), ...(remove && { del_user_list: remove }) },
  };
  await caller.post('appchat/update', body, done, { idempotent: true });
}

const got = z.object({
  chat_info: z.object({ chatid: z.string(), name: z.string(), owner: z.string(), userlist: z.array(z.string()) }),
});

/** Errcode 86003: there is no such chat. */
export async function getAppchat(caller: Caller, chatid: string): Promise<Appchat> {
  const { chat_info } = await caller.get('appchat/get', { chatid }, got);
  const { userlist, ...chat } = chat_info;
  return { ...chat, userids: userlist };
}

/**
 * Sends into a group chat that this app made. The platform gives no id and knows no repetition: an unknown outcome stays
 * unknown. `mentions` are called by name; `'@all'` calls everybody.
 */
export async function sendAppchatMessage(
  caller: Caller,
  { chatid, content, mentions = [] }: { chatid: string; content: MemberContent; mentions?: readonly string[] },
): Promise<void> {
  const path = 'appchat/send';
  insist(mentions.length === 0 || content.type === 'text', path, 'only a text can mention');
  const text =
    content.type === 'text' && mentions.length > 0 ? { content: content.text, mentioned_list: mentions } : undefined;
  const body = { chatid, ...memberContent(path, content), ...(text && { text }) };
  await caller.post(path, body, done, { idempotent: false });
}
