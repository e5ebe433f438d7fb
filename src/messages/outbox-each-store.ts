import type { Tx } from '../platform/db.ts';
import type { OutgoingContent } from './contract.ts';
import { withoutNul } from './sanitise.ts';

/** What is said to thousands lets the answer to one of them pass. */
const jobPriority = 10;
const BATCH = 2_000;

/**
 * Puts messages into the outbox that each have their own words, a few statements for thousands of them. Keys that are
 * there already are left alone. @param due when they may be sent, virtual time
 */
export async function enqueueEach(
  tx: Tx,
  messages: readonly { conversationId: string; key: string; content: OutgoingContent }[],
  { now, due }: { now: Date; due: Date },
): Promise<void> {
  for (let start = 0; start < messages.length; start += BATCH) {
    const wanted = messages.slice(start, start + BATCH).map(({ conversationId, key, content }, order) => {
      return { order, key, conversation: conversationId, content: withoutNul(content) };
    });
    await tx.$queryRaw`
      WITH fresh AS (
        INSERT INTO outbound_message (key, conversation_id, content, created_at, due_at)
        SELECT w.key, w.conversation, w.content, ${now}::timestamptz, greatest(${now}::timestamptz, ${due}::timestamptz)
        FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
          AS w("order" int, key text, conversation uuid, content jsonb)
        ORDER BY w."order"
        ON CONFLICT (key) DO NOTHING
        RETURNING conversation_id
      ), wanted AS (
        SELECT array_agg(('deliver', json_build_object('conversationId', conversation_id), NULL, clock_timestamp(), NULL,
          'deliver:' || conversation_id, ${jobPriority}::int, NULL)::graphile_worker.job_spec) AS specs, count(*) AS fresh
        FROM (SELECT DISTINCT conversation_id FROM fresh) AS chat
      )
      SELECT count(*)::int FROM wanted, graphile_worker.add_jobs(wanted.specs) WHERE wanted.fresh > 0`;
  }
}
