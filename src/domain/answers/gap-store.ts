import type { Tx } from '../../platform/db.ts';
import type { Gap } from './gap.ts';

/** Questions of a community that were read as `intent`, the one asked last first. */
export function gapsOf(tx: Tx, communityId: string, intent: string): Promise<Gap[]> {
  return tx.knowledgeGap.findMany({ where: { communityId, intent }, orderBy: { askedAt: 'desc' } });
}

/** Those whose answer may be said at `now`. */
export function keptGapsOf(tx: Tx, communityId: string, intent: string, now: Date): Promise<Gap[]> {
  const where = { communityId, intent, keptAt: { lte: now }, answer: { not: null } };
  return tx.knowledgeGap.findMany({ where, orderBy: { keptAt: 'desc' } });
}

export function gapOfTicket(tx: Tx, ticketId: string): Promise<Gap | null> {
  return tx.knowledgeGap.findUnique({ where: { ticketId } });
}

/** What has no kept answer, the most asked first. */
export function openGapsOf(tx: Tx, communityId: string, limit: number): Promise<Gap[]> {
  const orderBy = [{ timesAsked: 'desc' as const }, { askedAt: 'desc' as const }];
  return tx.knowledgeGap.findMany({ where: { communityId, keptAt: null }, orderBy, take: limit });
}

export const countOpenGaps = (tx: Tx, communityId: string): Promise<number> =>
  tx.knowledgeGap.count({ where: { communityId, keptAt: null } });

export async function insertGap(
  tx: Tx,
  gap: Pick<Gap, 'intent' | 'question' | 'askedAt'> & { communityId: string; ticketId: string },
): Promise<void> {
  await tx.knowledgeGap.create({ data: gap });
}

/** The same was asked again. */
export async function countAgain(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.knowledgeGap.update({ where: { id }, data: { timesAsked: { increment: 1 }, askedAt: at } });
}

interface Said {
  answer: string;
  /** id of the member of staff */
  by: string;
  at: Date;
}

/** What a person answered; said to nobody else until it is kept. */
export async function writeAnswer(tx: Tx, id: string, { answer, by, at }: Said): Promise<void> {
  await tx.knowledgeGap.update({ where: { id }, data: { answer, answeredBy: by, answeredAt: at } });
}

/** From now on the answer is said to whoever asks the same. */
export async function keepAnswer(tx: Tx, id: string, { answer, by, at }: Said): Promise<void> {
  await tx.knowledgeGap.update({ where: { id }, data: { answer, keptBy: by, keptAt: at } });
}

export async function takeBackAnswer(tx: Tx, id: string): Promise<void> {
  await tx.knowledgeGap.update({ where: { id }, data: { keptAt: null, keptBy: null } });
}
