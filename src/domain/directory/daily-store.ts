import { z } from 'zod';
import type { Tx } from '../../platform/db.ts';
import { readPolicy } from '../communities/read-policy.ts';
import { writeSetting } from './setting-store.ts';

const stateSchema = z.object({
  /** the local date for which a community's daily work was done last: "2026-11-24" */
  doneFor: z.string().optional(),
  /** it failed: not tried again before this moment */
  retryAt: z.iso.datetime().optional(),
  /** the gaps in the roster that were told on a local date */
  told: z.object({ date: z.string(), gaps: z.array(z.string()) }).optional(),
});

export type DailyState = z.output<typeof stateSchema>;

/** When the daily work of a community is to be done, and how far it is. */
export interface DailyPlan {
  communityId: string;
  /** IANA name */
  zone: string;
  /** minutes after local midnight */
  atMinute: number;
  state: DailyState;
}

const keyOf = (communityId: string): string => `daily:${communityId}`;

export async function listDaily(tx: Tx): Promise<DailyPlan[]> {
  const rows = await tx.$queryRaw<{ communityId: string; zone: string; policy: unknown; state: unknown }[]>`
    select c.id as "communityId", c.zone, c.policy, s.value as state
    from community c left join setting s on s.key = ${keyOf('')} || c.id order by c.id`;
  return rows.map(({ policy, state, ...row }) => ({
    ...row,
    atMinute: readPolicy(policy).daily.atMinute,
    state: stateSchema.parse(state ?? {}),
  }));
}

/**
 * How far the daily work of a community is, locked until the transaction ends: of several processes the others wait here
 * and then read what the first one did.
 */
export async function lockDaily(tx: Tx, communityId: string): Promise<DailyState> {
  const [row] = await tx.$queryRaw<{ value: unknown }[]>`
    insert into setting (key, value) values (${keyOf(communityId)}, '{}')
    on conflict (key) do update set value = setting.value returning value`;
  return stateSchema.parse(row?.value);
}

/**
 * Has the daily work of a community done once more today, because what it looks at was changed: a roster with a new gap
 * tonight cannot wait for tomorrow morning. What was told today is not told again.
 */
export async function lookAgain(tx: Tx, communityId: string): Promise<void> {
  const { told } = await lockDaily(tx, communityId);
  await writeDaily(tx, communityId, { ...(told && { told }) });
}

export async function writeDaily(tx: Tx, communityId: string, state: DailyState): Promise<void> {
  await writeSetting(tx, keyOf(communityId), state);
}
