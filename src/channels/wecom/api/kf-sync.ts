import { z } from 'zod';
import type { Caller } from './caller.ts';
import { insist, insistBytes } from './limits.ts';
import { textOrNothing } from './reply.ts';

const PATH = 'kf/sync_msg';

const event = z.looseObject({
  event_type: z.string(),
  open_kfid: textOrNothing,
  external_userid: textOrNothing,
});

/** What is common to all entries; the body stands under the name of `msgtype`. */
const entry = z.looseObject({
  msgid: z.string().min(1),
  open_kfid: textOrNothing,
  external_userid: textOrNothing,
  /** seconds since 1970 */
  send_time: z.number(),
  /** 3 customer, 4 system event, 5 a servicer in the client */
  origin: z.number(),
  servicer_userid: textOrNothing,
  msgtype: z.string(),
  text: z.object({ content: z.string(), menu_id: textOrNothing }).optional(),
  event: event.optional(),
});

const page = z.object({
  next_cursor: textOrNothing,
  has_more: z.number().transform((flag) => flag === 1),
  msg_list: z.array(entry).default([]),
});

export type KfEntry = z.output<typeof entry>;
export type KfPage = z.output<typeof page>;

export interface SyncInput {
  openKfid: string;
  /** Where the last page ended; absent: from the oldest message of the last three days. */
  cursor?: string;
  /** The token of the doorbell, good for ten minutes; without it the platform allows few calls. */
  token?: string;
  /** 1 to 1000 */
  limit?: number;
}

/**
 * One page of what happened on a customer-service account. Pages may be empty: read on while `has_more`. Our own messages
 * are not in it. Errcode 95007: the doorbell's token is too old, ask again without it.
 */
export async function syncMessages(caller: Caller, input: SyncInput): Promise<KfPage> {
  const { openKfid, cursor = '', token = '', limit = 1000 } = input;
  insistBytes(PATH, 'cursor', cursor, 64);
  insistBytes(PATH, 'token', token, 128);
  insist(limit >= 1 && limit <= 1000, PATH, `limit is ${limit}, 1 to 1000 are allowed`);
  const body = {
    ...{ open_kfid: openKfid, limit, voice_format: 0 },
    ...(cursor !== '' && { cursor }),
    ...(token !== '' && { token }),
  };
  return await caller.post(PATH, body, page, { idempotent: true });
}
