import type { Prisma, Tx } from '../platform/db.ts';
import type { OutgoingContent } from './contract.ts';
import { withoutNul } from './sanitise.ts';

/** What is said to thousands lets the answer to one of them pass. */
const jobPriority = 10;

/**
 * Puts one content into the outbox for many chats, in one statement each for messages and jobs, so that thousands cost
 * hardly more than one. Keys that are there already are left alone.
 * @param recipients a query of (id, key, conversation_id): the id that the message gets, its key, its conversation
 * @returns how many keys were new
 */
export async function enqueueForMany(
  tx: Tx,
  recipients: Prisma.Sql,
  content: OutgoingContent,
  now: Date,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ fresh: number }[]>`
    WITH fresh AS (
      INSERT INTO outbound_message (id, key, conversation_id, content, created_at, due_at)
      SELECT id, key, conversation_id, ${JSON.stringify(withoutNul(content))}::jsonb, ${now}::timestamptz,
        ${now}::timestamptz
      FROM (${recipients}) AS recipient
      ON CONFLICT (key) DO NOTHING
      RETURNING conversation_id
    ), wanted AS (
      SELECT array_agg(('deliver', json_build_object('conversationId', conversation_id), NULL, clock_timestamp(), NULL,
        'deliver:' || conversation_id, ${jobPriority}::int, NULL)::graphile_worker.job_spec) AS specs, count(*) AS fresh
      FROM (SELECT DISTINCT conversation_id FROM fresh) AS chat
    ), jobs AS (
      SELECT count(*) FROM wanted, graphile_worker.add_jobs(wanted.specs) WHERE wanted.fresh > 0
    )
    SELECT (SELECT count(*) FROM fresh)::int AS fresh, (SELECT count FROM jobs)::int AS jobs`;
  return row?.fresh ?? 0;
}
