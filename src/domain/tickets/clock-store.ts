import { Prisma, type Tx } from '../../platform/db.ts';
import type { ClockKind, NewClock, Step } from './clocks.ts';

export async function insertClocks(tx: Tx, ticketId: string, clocks: readonly NewClock[]): Promise<void> {
  if (clocks.length === 0) return;
  const rows = clocks.map(
    (c) =>
      Prisma.sql`(${ticketId}::uuid, ${c.kind}, ${c.startedAt}::timestamptz, ${c.dueAt}::timestamptz,
        ${JSON.stringify(c.steps)}::jsonb, ${c.steps[0] ? new Date(c.steps[0].at) : null}::timestamptz)`,
  );
  await tx.$executeRaw`
    insert into ticket_clock (ticket_id, kind, started_at, due_at, steps, next_at) values ${Prisma.join(rows)}`;
}

export async function stopClocks(
  tx: Tx,
  ticketId: string,
  kinds: readonly ClockKind[] | 'all',
  at: Date,
): Promise<void> {
  const which = kinds === 'all' ? Prisma.empty : Prisma.sql`and kind = any(${[...kinds]}::text[])`;
  await tx.$executeRaw`
    update ticket_clock set stopped_at = ${at}, next_at = null
    where ticket_id = ${ticketId}::uuid and stopped_at is null ${which}`;
}

export interface RunningClock {
  id: string;
  ticketId: string;
  kind: ClockKind;
  startedAt: Date;
  dueAt: Date;
  steps: Step[];
  step: number;
  breachedAt: Date | null;
}

const clockColumns = Prisma.sql`c.id, c.ticket_id as "ticketId", c.kind, c.started_at as "startedAt",
  c.due_at as "dueAt", c.steps, c.step, c.breached_at as "breachedAt"`;

export async function runningClocks(tx: Tx, ticketId: string): Promise<RunningClock[]> {
  return tx.$queryRaw<RunningClock[]>`
    select ${clockColumns} from ticket_clock c where c.ticket_id = ${ticketId}::uuid and c.stopped_at is null
    order by c.due_at`;
}

/**
 * The next late clock of the kinds, locked for this transaction together with its ticket, in the order in which moves
 * lock them; a clock whose ticket somebody is working on is skipped, as are those in `except`.
 */
export async function claimDueClock(
  tx: Tx,
  kinds: readonly ClockKind[],
  now: Date,
  except: readonly string[] = [],
): Promise<RunningClock | undefined> {
  const [row] = await tx.$queryRaw<RunningClock[]>`
    select ${clockColumns} from ticket_clock c join ticket t on t.id = c.ticket_id
    where c.next_at <= ${now} and c.next_at is not null and c.stopped_at is null
      and c.kind = any(${[...kinds]}::text[]) and c.id <> all(${[...except]}::uuid[])
    order by c.next_at, c.due_at, c.id limit 1 for no key update of t, c skip locked`;
  return row;
}

export async function advanceClock(
  tx: Tx,
  id: string,
  to: { step: number; nextAt: Date | null; breachedAt?: Date },
): Promise<void> {
  await tx.$executeRaw`
    update ticket_clock set step = ${to.step}, next_at = ${to.nextAt}::timestamptz,
      breached_at = coalesce(breached_at, ${to.breachedAt ?? null}::timestamptz)
    where id = ${id}::uuid`;
}

/** When the next clock falls due, over all tickets. */
export async function nextClockAt(tx: Tx): Promise<Date | undefined> {
  const [row] = await tx.$queryRaw<{ at: Date | null }[]>`
    select min(next_at) as at from ticket_clock where next_at is not null and stopped_at is null`;
  return row?.at ?? undefined;
}

/** The clock of this kind that the ticket was given last, running or not. */
export async function lastClockOf(tx: Tx, ticketId: string, kind: ClockKind): Promise<RunningClock | undefined> {
  const [row] = await tx.$queryRaw<RunningClock[]>`
    select ${clockColumns} from ticket_clock c where c.ticket_id = ${ticketId}::uuid and c.kind = ${kind}
    order by c.started_at desc limit 1`;
  return row;
}
