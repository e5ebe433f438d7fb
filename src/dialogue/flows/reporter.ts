import { type Actor, staffActor } from '../../domain/tickets/events.ts';
import type { NewTicket } from '../../domain/tickets/store.ts';
import type { Speaker } from '../turn-context.ts';

type Reporter = Pick<
  NewTicket,
  'source' | 'conversationId' | 'reporterName' | 'reporterPhone' | 'reporterResidentId' | 'reporterStaffId'
> & { by: Actor };

/** Who reports, as a ticket keeps it. */
export function reporterOf(ctx: Pick<Speaker, 'person' | 'turn'>, said: { phone?: string | undefined } = {}): Reporter {
  const { person, turn } = ctx;
  const { id, kind, groupId, address } = turn.conversation;
  // What becomes of a matter is nothing for a group of residents.
  const isOpen = kind === 'group' && groupId === undefined;
  const base = { source: address.channel, conversationId: isOpen ? null : id };
  if (person.kind === 'resident') {
    return {
      ...base,
      by: { id: `resident:${person.residentId}`, name: person.name },
      reporterResidentId: person.residentId,
      reporterName: person.name,
      reporterPhone: person.phone ?? said.phone ?? null,
    };
  }
  if (person.kind === 'staff') {
    return { ...base, by: staffActor(person), reporterStaffId: person.staffId, reporterName: person.name };
  }
  return {
    ...base,
    by: { id: `identity:${person.identityId}`, ...(person.displayName && { name: person.displayName }) },
    reporterName: person.displayName ?? null,
    reporterPhone: said.phone ?? null,
  };
}
