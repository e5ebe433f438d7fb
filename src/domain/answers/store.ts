import { z } from 'zod';
import type { Tx } from '../../platform/db.ts';
import { type LocalAnswer, localAnswerShape } from './entry.ts';

/** One setting for each answer; ids of communities hold no colon. */
const keyOf = (communityId: string, id: string) => `answer:${communityId}:${id}`;

const answerShape = z.object(localAnswerShape.shape);

/** What a community says itself. @returns entry id → its answer */
export async function readLocalAnswers(tx: Tx, communityId: string): Promise<Map<string, LocalAnswer>> {
  const prefix = keyOf(communityId, '');
  const rows = await tx.setting.findMany({ where: { key: { startsWith: prefix } }, orderBy: { key: 'asc' } });
  return new Map(rows.map(({ key, value }) => [key.slice(prefix.length), answerShape.parse(value)]));
}

export async function writeLocalAnswer(tx: Tx, communityId: string, id: string, value: LocalAnswer): Promise<void> {
  const key = keyOf(communityId, id);
  await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
}

export async function removeLocalAnswer(tx: Tx, communityId: string, id: string): Promise<void> {
  await tx.setting.deleteMany({ where: { key: keyOf(communityId, id) } });
}
