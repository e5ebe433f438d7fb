import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { pageTicket } from '../dispatch/page-ticket.ts';
import { routeTeam } from '../roster/route-team.ts';
import { systemActor } from '../tickets/events.ts';
import { openTicket } from '../tickets/open-ticket.ts';
import { insertEvents, openCallTasksOf, updateTicket } from '../tickets/store.ts';
import type { Ticket } from '../tickets/ticket.ts';

/**
 * Opens and pages the task to telephone somebody who did not answer or cannot be written to (S82); where one is open for
 * the ticket, the new reason is added to it. It carries the reporter's name and
 * number but not their chat: the task is told to staff alone. @returns the task
 */
export async function openCallTask(
  tx: Tx,
  { about, community, say }: { about: Ticket; community: CommunityFacts; say: string },
  clock: Clock,
): Promise<Ticket> {
  const at = clock.now();
  const [known] = await openCallTasksOf(tx, about.id);
  if (known) {
    const description = `${known.description}\n${say}`;
    await updateTicket(tx, known.id, { description });
    return { ...known, description };
  }
  const route = await routeTeam(tx, community, { kind: 'call', category: 'other' });
  const ticket = await openTicket(tx, {
    ticket: {
      communityId: community.id,
      kind: 'call',
      category: 'other',
      urgency: 'normal',
      description: say,
      source: about.source,
      parentId: about.id,
      teamId: route.team.id,
      ...(about.unitId && { unitId: about.unitId }),
      ...(about.place && { place: about.place }),
      ...(about.reporterResidentId && { reporterResidentId: about.reporterResidentId }),
      ...(about.reporterStaffId && { reporterStaffId: about.reporterStaffId }),
      ...(about.reporterName && { reporterName: about.reporterName }),
      ...(about.reporterPhone && { reporterPhone: about.reporterPhone }),
    },
    by: systemActor,
    policy: community.policy,
    at,
  });
  await pageTicket(tx, { ticket, community, occasion: 'opened' }, clock);
  const data = { number: ticket.number, callTicketId: ticket.id };
  await insertEvents(tx, [{ ticketId: about.id, type: 'call-task', at, actor: systemActor, data }]);
  return ticket;
}
