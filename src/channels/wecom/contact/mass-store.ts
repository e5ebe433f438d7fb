import { type Db, type Prisma, type Tx, transaction } from '../../../platform/db.ts';
import { accounts, channelName } from '../address.ts';

/** What a task says. `askedAt`: WeCom is being asked for it, or whoever asked was not heard of again. */
export interface MassContent {
  text: string;
  media: string[];
  askedAt?: string;
}

export interface MassTaskRow {
  id: string;
  /** WeCom's; null: it was not asked for yet */
  msgid: string | null;
  sender: string;
  content: MassContent;
  createdAt: Date;
  remindedAt: Date | null;
  reminders: number;
}

export interface Recipient {
  taskId: string;
  externalUserid: string;
  key: string;
}

/**
 * How it stands with a recipient: `withdrawing` and `withdrawn` where the word was taken back because he wrote himself,
 * `expired` where the member did not confirm or nothing could be asked for.
 */
export type RecipientState = 'waiting' | 'sent' | 'not-friend' | 'cap' | 'expired' | 'withdrawing' | 'withdrawn';

/** More of the same are waited for so long before WeCom is asked. */
const joinMs = 30_000;
/** WeCom takes so many recipients in one task. */
const mostRecipients = 10_000;
const zone = 'Asia/Shanghai';
const alive: RecipientState[] = ['waiting', 'sent'];

/** Whether this very message waits for its member, or has gone out. */
export async function isOnItsWay(tx: Tx, key: string): Promise<boolean> {
  return (await tx.wecomMassRecipient.count({ where: { key, state: { in: alive } } })) > 0;
}

/**
 * Puts a message to its task: one that says the same through the same member and was not asked for yet, or a new one.
 * What was handed over under this key before and failed begins anew.
 */
export async function addToTask(
  db: Db,
  {
    sender,
    content,
    externalUserid,
    key,
  }: { sender: string; content: MassContent; externalUserid: string; key: string },
  now: Date,
): Promise<void> {
  await transaction(db, async (tx) => {
    await tx.wecomMassRecipient.deleteMany({ where: { key, state: { notIn: alive } } });
    const json = JSON.stringify(content);
    const [joined] = await tx.$queryRaw<{ id: string }[]>`
      select t.id from wecom_mass_task t
      where t.sender = ${sender} and t.msgid is null and t.ended_at is null and t.due_at > ${now}
        and t.content = ${json}::jsonb
        and not exists (
          select from wecom_mass_recipient r where r.task_id = t.id and r.external_userid = ${externalUserid})
        and (select count(*) from wecom_mass_recipient r where r.task_id = t.id) < ${mostRecipients}
      order by t.created_at limit 1 for update`;
    const dueAt = new Date(now.getTime() + joinMs);
    const data = { sender, content: content as unknown as Prisma.InputJsonValue, createdAt: now, dueAt };
    const { id: taskId } = joined ?? (await tx.wecomMassTask.create({ data, select: { id: true } }));
    await tx.wecomMassRecipient.create({ data: { taskId, externalUserid, key, at: now } });
  });
}

/** Whether the customer has got, or will get, all the mass messages of this month; WeCom allows one for each of its days. */
export async function isCapReached(tx: Tx, externalUserid: string, now: Date): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ reached: boolean }[]>`
    with month as (select date_trunc('month', ${now}::timestamptz at time zone ${zone}) as start)
    select count(*) filter (where r.state in ('waiting', 'sent')) >=
        extract(day from (select start from month) + interval '1 month' - interval '1 day')
      or count(*) filter (where r.state = 'cap') > 0 as reached
    from wecom_mass_recipient r
    where r.external_userid = ${externalUserid} and r.at >= (select start at time zone ${zone} from month)`;
  return row?.reached ?? false;
}

export async function dueTasks(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.wecomMassTask.findMany({
    where: { endedAt: null, dueAt: { lte: now } },
    select: { id: true },
    orderBy: { dueAt: 'asc' },
    take: 200,
  });
  return rows.map(({ id }) => id);
}

const columns = {
  ...{ id: true, msgid: true, sender: true, content: true, createdAt: true, remindedAt: true, reminders: true },
} satisfies Prisma.WecomMassTaskSelect;

/** A task that has not ended. */
export async function readTask(tx: Tx, id: string): Promise<MassTaskRow | undefined> {
  const row = await tx.wecomMassTask.findFirst({ where: { id, endedAt: null }, select: columns });
  return row ? { ...row, content: row.content as unknown as MassContent } : undefined;
}

/** Takes it upon us to ask WeCom for the task; false where another process does. */
export async function claimTask(tx: Tx, id: string, now: Date, leaseUntil: Date): Promise<boolean> {
  const count = await tx.$executeRaw`
    update wecom_mass_task set due_at = ${leaseUntil}::timestamptz,
      content = content || jsonb_build_object('askedAt', ${now.toISOString()}::text)
    where id = ${id}::uuid and msgid is null and ended_at is null and content->>'askedAt' is null
      and due_at <= ${now}::timestamptz`;
  return count === 1;
}

/** WeCom did not take it: it is asked again later. */
export async function unclaimTask(tx: Tx, id: string, dueAt: Date): Promise<void> {
  await tx.$executeRaw`
    update wecom_mass_task set content = content - 'askedAt', due_at = ${dueAt}::timestamptz where id = ${id}::uuid`;
}

export async function noteAsked(tx: Tx, id: string, msgid: string, dueAt: Date): Promise<void> {
  await tx.$executeRaw`
    update wecom_mass_task set msgid = ${msgid}, content = content - 'askedAt', due_at = ${dueAt}::timestamptz
    where id = ${id}::uuid`;
}

export async function lookAgainAt(tx: Tx, id: string, dueAt: Date): Promise<void> {
  await tx.wecomMassTask.updateMany({ where: { id, endedAt: null }, data: { dueAt } });
}

export async function noteReminder(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.wecomMassTask.update({ where: { id }, data: { remindedAt: now, reminders: { increment: 1 } } });
}

export async function endTask(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.wecomMassTask.update({ where: { id }, data: { endedAt: now, dueAt: null } });
}

/** Those of a task of whom nothing is known yet. */
export async function waitingOf(tx: Tx, taskId: string): Promise<Recipient[]> {
  return tx.wecomMassRecipient.findMany({
    where: { taskId, state: 'waiting' },
    select: { taskId: true, externalUserid: true, key: true },
    orderBy: { key: 'asc' },
  });
}

/** @param at where it went out, the moment: it counts for the month of that moment */
export async function noteRecipient(tx: Tx, key: string, state: RecipientState, at?: Date): Promise<void> {
  await tx.wecomMassRecipient.updateMany({ where: { key }, data: { state, ...(at && { at }) } });
}

/** What waits for a member's hand and is meant for the person who has this id on a customer-service account. */
export async function waitingForPerson(
  tx: Tx,
  { openKfid, externalUserid }: { openKfid: string; externalUserid: string },
): Promise<(Recipient & { state: RecipientState })[]> {
  return tx.$queryRaw<(Recipient & { state: RecipientState })[]>`
    select r.task_id as "taskId", r.external_userid as "externalUserid", r.key, r.state
    from chat_identity me
    join chat_identity also on also.resident_id = me.resident_id and also.channel = me.channel
      and also.account = ${accounts.contact}
    join wecom_mass_recipient r on r.external_userid = also.external_id and r.state in ('waiting', 'withdrawing')
    where me.channel = ${channelName} and me.account = ${openKfid} and me.external_id = ${externalUserid}
    order by r.at`;
}

/**
 * Takes a recipient out of a task that WeCom was not asked for yet. False where it was, or is being asked for; the row of
 * the task is locked, so that it is not asked for meanwhile.
 */
export async function withdrawUnasked(db: Db, { taskId, key }: Recipient): Promise<boolean> {
  return transaction(db, async (tx) => {
    const rows = await tx.$queryRaw<unknown[]>`
      select id from wecom_mass_task
      where id = ${taskId}::uuid and msgid is null and ended_at is null and content->>'askedAt' is null for update`;
    if (rows.length === 0) return false;
    await noteRecipient(tx, key, 'withdrawing');
    return true;
  });
}
