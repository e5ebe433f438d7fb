import type { OutgoingContent } from '../../../messages/contract.ts';
import type { Tx } from '../../../platform/db.ts';
import type { FeedName } from '../feed.ts';

/** Leaves the weather of a community as if nothing had ever been told. */
export async function clearWeather(tx: Tx, communityId: string): Promise<void> {
  const where = { communityId };
  await tx.weatherAlert.deleteMany({ where });
  await tx.weatherEvent.deleteMany({ where });
  await tx.weatherSource.deleteMany({ where });
}

/** A script says itself when a source is looked at, whatever pause it was given. */
export async function makeDue(tx: Tx, communityId: string, source: FeedName, at: Date): Promise<void> {
  await tx.weatherSource.updateMany({ where: { communityId, source }, data: { nextAt: at } });
}

/** The place in the outbox after which everything is of the rehearsal. */
export async function lastInOutbox(tx: Tx): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ seq: bigint }[]>`select coalesce(max(seq), 0) as seq from outbound_message`;
  return row?.seq ?? 0n;
}

/** Takes as sent what would have gone out by now. */
export async function passOutbox(tx: Tx, after: bigint, now: Date): Promise<void> {
  await tx.$executeRaw`update outbound_message set state = 'sent', sent_at = due_at
    where seq > ${after} and state = 'queued' and due_at <= ${now}`;
}

/** Something that would have been said. */
export interface Said {
  at: Date;
  to: string;
  toGroup: boolean;
  content: OutgoingContent;
}

export async function outboxAfter(tx: Tx, after: bigint): Promise<Said[]> {
  return tx.$queryRaw<Said[]>`
    select m.due_at as at, coalesce(c.title, '') as "to", c.kind = 'group' as "toGroup", m.content
    from outbound_message m join conversation c on c.id = m.conversation_id
    where m.seq > ${after} and m.state = 'sent' order by m.due_at, m.seq`;
}
