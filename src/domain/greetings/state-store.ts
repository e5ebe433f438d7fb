import { z } from 'zod';
import type { Tx } from '../../platform/db.ts';
import { writeSetting } from '../directory/setting-store.ts';

const schema = z.object({
  /** when it was looked last for whom to greet */
  sweptAt: z.iso.datetime().optional(),
  /** not looked at again before this moment: nobody waits any more today, or it failed */
  notBefore: z.iso.datetime().optional(),
});

export type GreetingState = z.output<typeof schema>;

const keyOf = (communityId: string): string => `greetings:${communityId}`;

/** How far the greetings of every community are. */
export async function readStates(tx: Tx): Promise<Map<string, GreetingState>> {
  const rows = await tx.$queryRaw<{ key: string; value: unknown }[]>`
    select key, value from setting where starts_with(key, ${keyOf('')})`;
  return new Map(rows.map(({ key, value }) => [key.slice(keyOf('').length), schema.parse(value)]));
}

/** How far those of one community are, locked until the transaction ends. */
export async function lockState(tx: Tx, communityId: string): Promise<GreetingState> {
  const [row] = await tx.$queryRaw<{ value: unknown }[]>`
    insert into setting (key, value) values (${keyOf(communityId)}, '{}')
    on conflict (key) do update set value = setting.value returning value`;
  return schema.parse(row?.value);
}

export async function writeState(tx: Tx, communityId: string, state: GreetingState): Promise<void> {
  await writeSetting(tx, keyOf(communityId), state);
}
