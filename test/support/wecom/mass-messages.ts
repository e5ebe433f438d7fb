import { z } from 'zod';
import { type Corp, isVisible, show } from './corp.ts';
import { mediaOfKind } from './media.ts';
import { HOUR_MS } from './rates.ts';
import { type AppCall, bytes, optionalBytes, type Reply, type Routes, readBody, refuse } from './wire.ts';

export interface MassTask {
  msgid: string;
  sender: string;
  to: readonly string[];
  toGroups: boolean;
  text: string;
  createdAt: number;
  confirmedAt?: number;
  cancelled?: boolean;
  /** 1 sent, 2 not a contact, 3 over the month's cap */
  results: Map<string, 1 | 2 | 3>;
}

/** So long after its creation a task is not to be read yet. */
const DISPATCH_MS = 2_000;

const media = z.strictObject({ media_id: z.string() });
const attachment = z.discriminatedUnion('msgtype', [
  z.strictObject({ msgtype: z.literal('image'), image: media }),
  z.strictObject({ msgtype: z.literal('video'), video: media }),
  z.strictObject({ msgtype: z.literal('file'), file: media }),
  z.strictObject({
    msgtype: z.literal('link'),
    link: z.strictObject({ title: bytes(128), desc: optionalBytes(512).optional(), url: bytes(2048) }),
  }),
]);
const request = z.strictObject({
  chat_type: z.enum(['single', 'group']).optional(),
  external_userid: z.array(z.string()).max(10_000).optional(),
  chat_id_list: z.array(z.string()).max(2000).optional(),
  sender: z.string().optional(),
  allow_select: z.boolean().optional(),
  text: z.strictObject({ content: optionalBytes(4000) }).optional(),
  attachments: z.array(attachment).max(9).optional(),
});

/** `POST externalcontact/add_msg_template` */
function add(call: AppCall): Reply {
  const { corp, app } = call;
  const {
    chat_type = 'single',
    external_userid = [],
    chat_id_list = [],
    sender,
    text,
    attachments = [],
  } = readBody(call, request);
  if (!text?.content && attachments.length === 0) refuse(40063, 'missing text and attachments');
  if (!sender) return refuse(40063, 'missing sender');
  if (!isVisible(corp, app, sender)) refuse(40003, 'invalid userid');
  for (const entry of attachments) insistMedia(call, entry);
  const toGroups = chat_type === 'group';
  const asked = toGroups ? chat_id_list : external_userid;
  const owned = toGroups ? groupsOf(corp, sender) : contactsOf(corp, sender);
  const to = asked.length > 0 ? asked.filter((id) => owned.includes(id)) : owned;
  if (to.length === 0) refuse(41048, 'no customer to send to');
  const msgid = corp.nextId('mass-');
  const task = { msgid, sender, to, toGroups, text: text?.content ?? '', createdAt: corp.now().getTime() };
  corp.massTasks.set(msgid, { ...task, results: new Map() });
  return { fail_list: asked.filter((id) => !to.includes(id)), msgid };
}

function insistMedia(call: AppCall, entry: z.output<typeof attachment>): void {
  if (entry.msgtype === 'image') mediaOfKind(call, entry.image.media_id, 'image');
  if (entry.msgtype === 'video') mediaOfKind(call, entry.video.media_id, 'video');
  if (entry.msgtype === 'file') mediaOfKind(call, entry.file.media_id, 'file');
}

/** The sender confirms in his client: now it goes out, to each within the month's cap. */
export function confirmMassTask(corp: Corp, msgid: string): void {
  const task = corp.massTasks.get(msgid);
  if (!task || task.confirmedAt !== undefined || task.cancelled) throw new Error(`no task ${msgid} to confirm`);
  task.confirmedAt = corp.now().getTime();
  for (const to of task.to) task.results.set(to, sendOne(corp, task, to));
}

function sendOne(corp: Corp, task: MassTask, to: string): 1 | 2 | 3 {
  if (!task.toGroups && !contactsOf(corp, task.sender).includes(to)) return 2;
  if (sentThisMonth(corp, to) >= daysInMonth(corp.now())) return 3;
  const screen = task.toGroups ? `group:${to}` : `customer:${to}`;
  const content = { content: task.text };
  show(corp, screen, { from: task.sender, msgtype: 'text', text: task.text, content, id: task.msgid, mentions: [] });
  return 1;
}

function sentThisMonth(corp: Corp, to: string): number {
  const month = inChina(corp.now().getTime()).toISOString().slice(0, 7);
  const isThisMonth = (at: number | undefined) => at !== undefined && inChina(at).toISOString().startsWith(month);
  return [...corp.massTasks.values()].filter((t) => isThisMonth(t.confirmedAt) && t.results.get(to) === 1).length;
}

/** The moment, so that its UTC fields are those of a clock in China. */
const inChina = (at: number): Date => new Date(at + 8 * HOUR_MS);

function daysInMonth(moment: Date): number {
  const now = inChina(moment.getTime());
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 0)).getUTCDate();
}

const paging = { limit: z.number().int().min(1).max(1000).optional(), cursor: z.string().optional() };

function getTasks(call: AppCall): Reply {
  const task = taskOf(call, readBody(call, z.strictObject({ msgid: z.string(), ...paging })).msgid);
  const { sender: userid, confirmedAt } = task;
  const isSent = confirmedAt !== undefined;
  const task_list = [{ userid, status: isSent ? 2 : 0, ...(isSent && { send_time: Math.floor(confirmedAt / 1000) }) }];
  return { task_list, next_cursor: '' };
}

/** Results come so many on a page, whatever `limit` asks for. */
const PAGE = 2;

function getResults(call: AppCall): Reply {
  const { msgid, userid, cursor } = readBody(
    call,
    z.strictObject({ msgid: z.string(), userid: z.string(), ...paging }),
  );
  const task = taskOf(call, msgid);
  if (task.sender !== userid) refuse(40003, 'invalid userid');
  const rows = task.to
    .map((to) => ({ to, status: task.results.get(to) ?? 0 }))
    .filter(({ status }) => !task.toGroups || status === 1);
  const start = Number(cursor || 0);
  const send_list = rows.slice(start, start + PAGE).map(({ to, status }) => ({
    ...{ [task.toGroups ? 'chat_id' : 'external_userid']: to, userid, status },
  }));
  return { send_list, next_cursor: start + PAGE < rows.length ? String(start + PAGE) : '' };
}

function remind(call: AppCall): Reply {
  const { msgid } = readBody(call, z.strictObject({ msgid: z.string() }));
  const task = taskOf(call, msgid);
  if (task.confirmedAt !== undefined || task.cancelled) refuse(41093, 'the task is over');
  if (!call.corp.rates.allow(`remind:${msgid}`, 1, HOUR_MS)) refuse(41094, 'reminded too often');
  return {};
}

/** What cancelling one that was sent is answered is not documented; here it is refused. */
function cancel(call: AppCall): Reply {
  const task = taskOf(call, readBody(call, z.strictObject({ msgid: z.string() })).msgid);
  if (task.confirmedAt !== undefined || task.cancelled) refuse(41093, 'the task is over');
  task.cancelled = true;
  return {};
}

function taskOf({ corp }: AppCall, msgid: string): MassTask {
  const task = corp.massTasks.get(msgid);
  if (!task) return refuse(40058, 'invalid msgid');
  return corp.now().getTime() - task.createdAt < DISPATCH_MS ? refuse(41063, 'still dispatching') : task;
}

function contactsOf(corp: Corp, userid: string): string[] {
  return [...corp.customers.values()].filter((c) => c.followedBy.includes(userid)).map((c) => c.externalUserid);
}

function groupsOf(corp: Corp, userid: string): string[] {
  return [...corp.customerGroups.values()].filter(({ owner }) => owner === userid).map(({ chatId }) => chatId);
}

export const massMessageRoutes: Routes = {
  'POST externalcontact/add_msg_template': add,
  'POST externalcontact/get_groupmsg_task': getTasks,
  'POST externalcontact/get_groupmsg_send_result': getResults,
  'POST externalcontact/remind_groupmsg_send': remind,
  'POST externalcontact/cancel_groupmsg_send': cancel,
};
