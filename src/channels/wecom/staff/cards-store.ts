import type { OutgoingContent } from '../../../messages/contract.ts';
import type { Prisma, Tx } from '../../../platform/db.ts';

/** A card on a member's screen that may still change. */
export interface OpenCard {
  taskId: string;
  userid: string;
  content: OutgoingContent;
  responseCode: string | null;
}

export interface SentCard {
  taskId: string;
  userid: string;
  content: OutgoingContent;
  ticketId?: string;
}

/** A code repaints a card for 72 hours (WeCom, update_template_card). */
const codeMs = 72 * 3_600_000;

const until = (now: Date): Date => new Date(now.getTime() + codeMs);

/** Notes a card before it is sent: what is sent twice is known by its id. */
export async function noteCard(tx: Tx, { taskId, userid, content, ticketId }: SentCard, now: Date): Promise<void> {
  await tx.wecomCard.createMany({
    data: {
      taskId,
      userid,
      content: content as unknown as Prisma.InputJsonValue,
      sentAt: now,
      ...(ticketId && { ticketId }),
    },
    skipDuplicates: true,
  });
}

/** Keeps the code that came with a send or a click. A click on a card that we never sent is none of ours. */
export async function keepCode(tx: Tx, taskId: string, responseCode: string, now: Date): Promise<void> {
  await tx.wecomCard.updateMany({ where: { taskId }, data: { responseCode, codeUntil: until(now) } });
}

/** The cards of a ticket that still show buttons and can be repainted. */
export async function openCardsOf(tx: Tx, ticketId: string, now: Date): Promise<OpenCard[]> {
  const rows = await tx.wecomCard.findMany({
    where: { ticketId, closedAt: null, responseCode: { not: null }, codeUntil: { gt: now } },
    select: { taskId: true, userid: true, content: true, responseCode: true },
    orderBy: { sentAt: 'asc' },
  });
  return rows.map(({ content, ...row }) => ({ ...row, content: content as unknown as OutgoingContent }));
}

/**
 * Takes the code for a repaint; false where another process has it. `closedAt` is given where the card then shows nothing
 * more to press.
 */
export async function spendCode(
  tx: Tx,
  { taskId, responseCode }: OpenCard,
  { content, closedAt }: { content: OutgoingContent; closedAt?: Date },
): Promise<boolean> {
  const { count } = await tx.wecomCard.updateMany({
    where: { taskId, responseCode },
    data: {
      responseCode: null,
      content: content as unknown as Prisma.InputJsonValue,
      ...(closedAt && { closedAt }),
    },
  });
  return count === 1;
}

/** A card that tells of a ticket. */
export async function ticketCard(
  tx: Tx,
  taskId: string,
): Promise<{ ticketId: string; content: OutgoingContent } | undefined> {
  const row = await tx.wecomCard.findUnique({ where: { taskId }, select: { ticketId: true, content: true } });
  return row?.ticketId ? { ticketId: row.ticketId, content: row.content as unknown as OutgoingContent } : undefined;
}

/** Whether what somebody wrote or pressed has been dealt with. */
export async function isHandled(tx: Tx, seq: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ handled: boolean }[]>`
    select handled_at is not null as handled from inbound_message where seq = ${seq}::bigint`;
  return row?.handled ?? false;
}
