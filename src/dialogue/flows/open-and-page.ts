import { type Paged, pageTicket } from '../../domain/dispatch/page-ticket.ts';
import { routeTeam } from '../../domain/roster/route-team.ts';
import type { Team } from '../../domain/roster/team.ts';
import { openTicket } from '../../domain/tickets/open-ticket.ts';
import { insertEvents, type NewTicket } from '../../domain/tickets/store.ts';
import type { Ticket } from '../../domain/tickets/ticket.ts';
import type { Speaker } from '../turn-context.ts';
import { feelingNote } from './feeling.ts';
import { reporterOf } from './reporter.ts';

/** What a flow knows of the matter; community, team and reporter are found here. */
type Matter = Omit<NewTicket, 'communityId' | 'teamId' | 'source' | 'accusedStaffId' | 'accusedTeamId'>;

export interface Opened {
  ticket: Ticket;
  /** the team responsible */
  team: Team;
  paged: Paged;
}

/**
 * Opens a ticket in the speaker's name and pages the team it is routed to. How the speaker feels stands on the card; the
 * reading that the speaker chose where the words had two stands in the ticket's history.
 * @param accused whom it is about: that person's or team's group never reads it (S64)
 * @param phone a number to call back that was told, where the register has none
 */
export async function openAndPage(
  ctx: Speaker,
  matter: Matter,
  { accused, phone }: { accused?: { staffId?: string; teamIds: string[] }; phone?: string | undefined } = {},
): Promise<Opened> {
  const { tx, community, now, clock } = ctx;
  const { team, also } = await routeTeam(tx, community, matter);
  const { by, ...reporter } = reporterOf(ctx, { phone });
  const accusedTeamId = accused?.teamIds.includes(team.id) ? team.id : (accused?.teamIds[0] ?? null);
  const ticket = await openTicket(tx, {
    ticket: {
      ...matter,
      ...reporter,
      media: [...new Set([...(matter.media ?? []), ...(ctx.heard ?? [])])],
      communityId: community.id,
      teamId: team.id,
      accusedStaffId: accused?.staffId ?? null,
      accusedTeamId,
    },
    by,
    policy: community.policy,
    at: now,
  });
  if (ctx.chosen) {
    const data = { field: 'reading', from: null, to: ctx.chosen };
    await insertEvents(tx, [{ ticketId: ticket.id, type: 'corrected', at: now, actor: by, data }]);
  }
  const note = feelingNote(ctx);
  const alsoTeams = also.map((one) => one.id);
  const paged = await pageTicket(tx, { ticket, community, occasion: 'opened', alsoTeams, note }, clock);
  return { ticket, team, paged };
}
