import { z } from 'zod';
import type { Caller } from './caller.ts';
import { insist, insistBytes, insistCount } from './limits.ts';
import { done, textOrNothing } from './reply.ts';

export type MassAttachment =
  | { type: 'image' | 'video' | 'file'; mediaId: string }
  | { type: 'link'; title: string; description?: string; url: string };

export interface MassMessage {
  /** To customers one by one, or to customer groups of the sender. */
  to: { externalUserids: readonly string[] } | { chatIds: readonly string[] };
  /** The member who is asked to send it. */
  sender: string;
  text: string;
  attachments?: readonly MassAttachment[];
}

const ADD = 'externalcontact/add_msg_template';
const added = z.object({ msgid: z.string().min(1), fail_list: z.array(z.string()).default([]) });

/**
 * Asks a member to send; nothing is sent until he confirms. The platform knows no repetition: an unknown outcome stays
 * unknown. Resolves to the task's id and to whom it can't go.
 */
export async function addMassMessage(
  caller: Caller,
  { to, sender, text, attachments = [] }: MassMessage,
): Promise<{ taskId: string; failed: string[] }> {
  insistBytes(ADD, 'text.content', text, 4000);
  insistCount(ADD, 'attachments', attachments, 0, 9);
  insist(text !== '' || attachments.length > 0, ADD, 'there is nothing to send');
  const body = {
    ...receiversOf(to),
    sender,
    ...(text !== '' && { text: { content: text } }),
    ...(attachments.length > 0 && { attachments: attachments.map(attachmentOf) }),
  };
  const { msgid, fail_list } = await caller.post(ADD, body, added, { idempotent: false });
  return { taskId: msgid, failed: fail_list };
}

const tasks = z.object({
  task_list: z
    .array(z.object({ userid: z.string(), status: z.number(), send_time: z.number().default(0) }))
    .default([]),
  next_cursor: textOrNothing,
});

export interface MassTask {
  userid: string;
  confirmedAt: Date | undefined;
}

const MASS_TASK_SENT = 2;

/** Who was asked and who has confirmed. Errcode 41063 right after asking: not yet known. */
export async function getMassTasks(caller: Caller, taskId: string): Promise<MassTask[]> {
  const found = await allPages('externalcontact/get_groupmsg_task', async (path, paging) => {
    const { task_list, next_cursor } = await caller.post(path, { msgid: taskId, ...paging }, tasks, {
      idempotent: true,
    });
    return { items: task_list, next: next_cursor };
  });
  return found.map(({ userid, status, send_time }) => ({
    userid,
    confirmedAt: status === MASS_TASK_SENT ? new Date(send_time * 1000) : undefined,
  }));
}

const results = z.object({
  send_list: z
    .array(z.object({ external_userid: textOrNothing, chat_id: textOrNothing, status: z.number() }))
    .default([]),
  next_cursor: textOrNothing,
});

const outcomes = ['unsent', 'sent', 'not-a-contact', 'over-cap'] as const;

export interface MassResult {
  /** external_userid or chat_id */
  to: string;
  /** `over-cap`: this month's mass messages to him are used up. */
  outcome: (typeof outcomes)[number];
}

/** What became of a task that `userid` confirmed. */
export async function getMassResults(caller: Caller, task: { taskId: string; userid: string }): Promise<MassResult[]> {
  const found = await allPages('externalcontact/get_groupmsg_send_result', async (path, paging) => {
    const body = { msgid: task.taskId, userid: task.userid, ...paging };
    const { send_list, next_cursor } = await caller.post(path, body, results, { idempotent: true });
    return { items: send_list, next: next_cursor };
  });
  return found.map(({ external_userid, chat_id, status }) => ({
    to: external_userid || chat_id,
    outcome: outcomes[status] ?? 'unsent',
  }));
}

/** Reminds those who have not confirmed. Errcode 41094: too often. */
export async function remindMassMessage(caller: Caller, taskId: string): Promise<void> {
  await caller.post('externalcontact/remind_groupmsg_send', { msgid: taskId }, done, { idempotent: false });
}

/** Takes back what nobody has confirmed. With which errcode one that was sent is refused is not documented. */
export async function cancelMassMessage(caller: Caller, taskId: string): Promise<void> {
  await caller.post('externalcontact/cancel_groupmsg_send', { msgid: taskId }, done, { idempotent: true });
}

async function allPages<T>(
  path: string,
  ask: (path: string, paging: { limit: number; cursor?: string }) => Promise<{ items: T[]; next: string }>,
): Promise<T[]> {
  const found: T[] = [];
  let cursor = '';
  do {
    const { items, next } = await ask(path, { limit: 1000, ...(cursor && { cursor }) });
    found.push(...items);
    cursor = next;
  } while (cursor !== '');
  return found;
}

function receiversOf(to: MassMessage['to']): object {
  if ('chatIds' in to) {
    insistCount(ADD, 'chat_id_list', to.chatIds, 1, 2000);
    return { chat_type: 'group', chat_id_list: to.chatIds };
  }
  insistCount(ADD, 'external_userid', to.externalUserids, 1, 10_000);
  return { chat_type: 'single', external_userid: to.externalUserids };
}

function attachmentOf(attachment: MassAttachment): object {
  if (attachment.type !== 'link') {
    return { msgtype: attachment.type, [attachment.type]: { media_id: attachment.mediaId } };
  }
  const { title, description = '', url } = attachment;
  insistBytes(ADD, 'link.title', title, 128);
  insistBytes(ADD, 'link.desc', description, 512);
  return { msgtype: 'link', link: { title, desc: description, url } };
}
