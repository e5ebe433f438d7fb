import { Prisma, type Tx } from '../platform/db.ts';

/**
 * When the waiting messages of each conversation may be answered: `gather`'s rule in SQL, over the line as a whole. It
 * may come out a little late where one line holds several turns, never early, so a clock moved there finds work.
 */
function readyInbound(maxGatherMs: number): Prisma.Sql {
  return Prisma.sql`
    SELECT conversation_id, CASE
      WHEN bool_or(attempts = 0 AND due_at <= received_at) THEN min(received_at)
      ELSE greatest(max(due_at) FILTER (WHERE attempts > 0),
        least(max(due_at), min(received_at) + make_interval(secs => ${maxGatherMs / 1000}::float8)))
      END AS ready_at
    FROM inbound_message WHERE handled_at IS NULL GROUP BY conversation_id`;
}

/**
 * When the line of each conversation moves on: its head is due, a send was abandoned, or a message asked for later
 * joins. A head that is being sent moves on by itself.
 */
function readyOutbound(now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT conversation_id, due_at AS ready_at FROM (
      SELECT DISTINCT ON (conversation_id) conversation_id, state, lease_until,
        CASE WHEN state = 'sending' THEN ${now}::timestamptz ELSE due_at END AS due_at
      FROM outbound_message
      WHERE state IN ('queued', 'sending') AND (state = 'sending' OR attempts > 0 OR due_at <= ${now}::timestamptz)
      ORDER BY conversation_id, seq
    ) AS head WHERE state = 'queued' OR lease_until <= clock_timestamp()
    UNION ALL
    SELECT conversation_id, min(due_at) FROM outbound_message
    WHERE state = 'queued' AND attempts = 0 AND due_at > ${now}::timestamptz GROUP BY conversation_id`;
}

export async function earliestReady(tx: Tx, now: Date, maxGatherMs: number): Promise<Date | undefined> {
  const [row] = await tx.$queryRaw<{ at: Date | null }[]>`
    SELECT least((SELECT min(ready_at) FROM (${readyInbound(maxGatherMs)}) AS inbound),
      (SELECT min(ready_at) FROM (${readyOutbound(now)}) AS outbound)) AS at`;
  return row?.at ?? undefined;
}

/** Adds the jobs that are missing for what is ready. Returns how many conversations and directions were nudged. */
export async function addMissingJobs(tx: Tx, now: Date, maxGatherMs: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    WITH ready AS (
      SELECT 'drain' AS job, conversation_id, ready_at FROM (${readyInbound(maxGatherMs)}) AS inbound
      UNION SELECT 'deliver', conversation_id, min(ready_at) FROM (${readyOutbound(now)}) AS outbound GROUP BY 1, 2
    ), added AS (
      SELECT graphile_worker.add_job(job, json_build_object('conversationId', conversation_id),
        job_key := job || ':' || conversation_id)
      FROM ready WHERE ready_at <= ${now}::timestamptz AND NOT EXISTS (
        SELECT FROM graphile_worker.jobs j WHERE j.key = job || ':' || conversation_id
          AND (j.locked_at IS NOT NULL OR (j.run_at <= clock_timestamp() AND j.attempts < j.max_attempts)))
    )
    SELECT count(*)::int AS count FROM added`;
  return row?.count ?? 0;
}

export async function endHoldsAt(tx: Tx, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE inbound_message SET due_at = ${now}::timestamptz
    WHERE handled_at IS NULL AND attempts = 0 AND due_at > ${now}::timestamptz`;
}
