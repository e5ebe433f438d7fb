import type { Tx } from '../../platform/db.ts';

/** Whether an earlier step of this clock was passed on to the managers because the step below was empty. */
export async function managersWereTold(tx: Tx, ticketId: string, clockId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ told: boolean }[]>`
    select exists(select from ticket_event where ticket_id = ${ticketId}::uuid and type = 'escalated'
      and data->>'clockId' = ${clockId} and data->>'level' = '2') as told`;
  return row?.told ?? false;
}

/** Counts a promise that was not kept (S47: broken promises are counted by themselves). */
export async function countBrokenPromise(tx: Tx, ticketId: string): Promise<void> {
  await tx.$executeRaw`update ticket set broken_promises = broken_promises + 1 where id = ${ticketId}::uuid`;
}

/** Whether the managers were told of this score before. */
export async function lowScoreWasTold(tx: Tx, ticketId: string, score: number): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ told: boolean }[]>`
    select exists(select from ticket_event where ticket_id = ${ticketId}::uuid and type = 'escalated'
      and data->'lowScore' = to_jsonb(${score}::int)) as told`;
  return row?.told ?? false;
}

/** Lets a clock that could not be handled rest until `nextAt`; what it has to tell stays to be told. */
export async function postponeClock(tx: Tx, clockId: string, nextAt: Date): Promise<void> {
  await tx.$executeRaw`
    update ticket_clock set next_at = ${nextAt} where id = ${clockId}::uuid and stopped_at is null`;
}
