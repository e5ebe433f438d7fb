import { z } from 'zod';
import type { Tx } from '../../../platform/db.ts';

/** How the bot's connection stands, as whichever process holds it has written down. */
export interface SocketStanding {
  state: 'up' | 'down';
  since: Date;
  /** why it is down */
  why?: string | undefined;
  /** WeCom's errcode, where it told one */
  code?: number | undefined;
}

/** The kind of advisory locks by which one process alone holds a bot. */
export const botLockKind = 0x77636274;

const stored = z.object({
  state: z.enum(['up', 'down']),
  since: z.coerce.date(),
  why: z.string().optional(),
  code: z.int().optional(),
});

const keyOf = (botId: string): string => `wecom-bot-socket:${botId}`;

/** A process has taken the bot over: from now on its word counts, and no other's. */
export async function claimStanding(tx: Tx, botId: string, holder: string, now: Date): Promise<void> {
  const value = { state: 'down', since: now.toISOString(), holder };
  await tx.setting.upsert({ where: { key: keyOf(botId) }, create: { key: keyOf(botId), value }, update: { value } });
}

/** Writes down how the connection of `holder` stands; nothing where another process has taken the bot over. */
export async function saveStanding(tx: Tx, botId: string, holder: string, standing: SocketStanding): Promise<void> {
  const value = JSON.stringify({ ...standing, since: standing.since.toISOString(), holder });
  await tx.$executeRaw`
    update setting set value = ${value}::jsonb where key = ${keyOf(botId)} and value ->> 'holder' = ${holder}`;
}

/** `held`: a process that lives holds the bot, or waits with it for the connection. */
export async function readStanding(tx: Tx, botId: string): Promise<{ held: boolean; standing?: SocketStanding }> {
  const [row] = await tx.$queryRaw<{ held: boolean; value: unknown }[]>`
    select (select value from setting where key = ${keyOf(botId)}) as value, exists (
      select from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database()
      where l.locktype = 'advisory' and l.granted and l.classid = ${botLockKind}::int::oid
        and l.objid = (hashtext(${botId})::bigint & 4294967295)::oid) as held`;
  const standing = stored.safeParse(row?.value);
  return { held: row?.held ?? false, ...(standing.success && { standing: standing.data }) };
}
