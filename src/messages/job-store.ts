import type { Tx } from '../platform/db.ts';

/** `drain` handles what waits in a conversation, `deliver` sends what is to be said in it. One job of each at a time. */
export type ConversationJob = 'drain' | 'deliver';

/**
 * Sees to it that the job runs in `delayMs` of real time; one that waits for an earlier moment is left as it is.
 * The database's own clock is used, which all instances share.
 */
export async function scheduleJob(
  tx: Tx,
  job: ConversationJob,
  conversationId: string,
  delayMs: number,
): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${job}, json_build_object('conversationId', ${conversationId}::text),
      run_at := clock_timestamp() + make_interval(secs => ${Math.max(0, delayMs) / 1000}::float8),
      job_key := ${`${job}:${conversationId}`}, job_key_mode := 'preserve_run_at')`;
}

/** Reads a job's payload. Throws on anything else: such a job could never do its work. */
export function conversationOf(payload: unknown): string {
  if (typeof payload === 'object' && payload !== null && 'conversationId' in payload) {
    const { conversationId } = payload;
    if (typeof conversationId === 'string') return conversationId;
  }
  throw new Error('job payload without a conversationId');
}
