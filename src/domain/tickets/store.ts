import { Prisma, type Tx } from '../../platform/db.ts';
import type { TicketEventInput } from './events.ts';
import type { Ticket } from './ticket.ts';

// The assignee's name is a subquery, not a join: after waiting for a lock PostgreSQL looks at the changed ticket anew, but
// not at the rows joined to it, and a loser would be told that nobody has it.
const columns = Prisma.sql`
  t.id, t.community_id as "communityId", t.number, t.kind, t.category, t.urgency, t.urgency_reason as "urgencyReason",
  t.state, t.description, t.unit_id as "unitId", t.place, t.media, t.since, t.availability,
  t.reporter_resident_id as "reporterResidentId", t.reporter_staff_id as "reporterStaffId",
  t.reporter_name as "reporterName", t.reporter_phone as "reporterPhone", t.conversation_id as "conversationId",
  t.source, t.parent_id as "parentId", t.team_id as "teamId", t.assignee_id as "assigneeId",
  (select a.name from staff a where a.id = t.assignee_id) as "assigneeName",
  t.accused_staff_id as "accusedStaffId", t.accused_team_id as "accusedTeamId",
  t.level, t.rework, t.opened_at as "openedAt", t.taken_at as "takenAt", t.arrived_at as "arrivedAt",
  t.finished_at as "finishedAt", t.promised_at as "promisedAt", t.promise_reason as "promiseReason",
  t.work_done as "workDone", t.fee_cents as "feeCents", t.answer, t.outcome`;

const select = (where: Prisma.Sql) => Prisma.sql`select ${columns} from ticket t ${where}`;

export interface NewTicket
  extends Pick<Ticket, 'communityId' | 'kind' | 'category' | 'urgency' | 'description' | 'source'>,
    Partial<
      Pick<
        Ticket,
        | 'urgencyReason'
        | 'unitId'
        | 'place'
        | 'media'
        | 'since'
        | 'availability'
        | 'reporterResidentId'
        | 'reporterStaffId'
        | 'reporterName'
        | 'reporterPhone'
        | 'conversationId'
        | 'parentId'
        | 'teamId'
        | 'accusedStaffId'
        | 'accusedTeamId'
        | 'level'
      >
    > {
  availableFrom?: Date;
  availableTo?: Date;
}

/** Stores a ticket under the community's next number. @returns its id and number */
export async function insertTicket(tx: Tx, t: NewTicket, openedAt: Date): Promise<{ id: string; number: number }> {
  const [row] = await tx.$queryRaw<{ id: string; number: number }[]>`
    with n as (
      update community set next_number = next_number + 1 where id = ${t.communityId} returning next_number - 1 as number
    )
    insert into ticket (community_id, number, kind, category, urgency, urgency_reason, description, unit_id, place, media,
      since, availability, available_from, available_to, reporter_resident_id, reporter_staff_id, reporter_name,
      reporter_phone, conversation_id, source, parent_id, team_id, accused_staff_id, accused_team_id, level, opened_at)
    select ${t.communityId}, n.number, ${t.kind}::ticket_kind, ${t.category}, ${t.urgency}::urgency,
      ${t.urgencyReason ?? null}, ${t.description}, ${t.unitId ?? null}::uuid, ${t.place ?? null},
      ${t.media ?? []}::uuid[], ${t.since ?? null}, ${t.availability ?? null}, ${t.availableFrom ?? null}::timestamptz,
      ${t.availableTo ?? null}::timestamptz, ${t.reporterResidentId ?? null}::uuid, ${t.reporterStaffId ?? null}::uuid,
      ${t.reporterName ?? null}, ${t.reporterPhone ?? null}, ${t.conversationId ?? null}::uuid, ${t.source},
      ${t.parentId ?? null}::uuid, ${t.teamId ?? null}::uuid, ${t.accusedStaffId ?? null}::uuid,
      ${t.accusedTeamId ?? null}::uuid, ${t.level ?? 0}, ${openedAt}
    from n returning id, number`;
  if (!row) throw new Error(`community ${t.communityId} does not exist`);
  return row;
}

export async function insertEvents(tx: Tx, events: readonly TicketEventInput[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(
    (e) =>
      Prisma.sql`(${e.ticketId}::uuid, ${e.at}::timestamptz, ${e.type}, ${e.actor.id}, ${e.actor.name ?? null},
        ${JSON.stringify(e.data ?? {})}::jsonb)`,
  );
  await tx.$executeRaw`insert into ticket_event (ticket_id, at, type, actor, actor_name, data) values ${Prisma.join(rows)}`;
}

export async function ticketById(tx: Tx, id: string): Promise<Ticket | undefined> {
  const [row] = await tx.$queryRaw<Ticket[]>(select(Prisma.sql`where t.id = ${id}::uuid`));
  return row;
}

/** The ticket, locked until the transaction ends, so that its state cannot change under a decision. */
export async function lockTicket(tx: Tx, id: string): Promise<Ticket | undefined> {
  const [row] = await tx.$queryRaw<Ticket[]>(select(Prisma.sql`where t.id = ${id}::uuid for no key update of t`));
  return row;
}

export async function ticketByNumber(tx: Tx, communityId: string, number: number): Promise<Ticket | undefined> {
  const [row] = await tx.$queryRaw<Ticket[]>(
    select(Prisma.sql`where t.community_id = ${communityId} and t.number = ${number}`),
  );
  return row;
}

/** More tickets than anybody can keep in mind: no look-up reads without an end. */
const mostOfOne = 50;
const mostWork = 200;

/** What this chat or this resident has reported and is not over, the newest first; at most 50. */
export async function openTicketsOf(tx: Tx, who: { conversationId: string; residentId?: string }): Promise<Ticket[]> {
  const mine = who.residentId
    ? Prisma.sql`(t.conversation_id = ${who.conversationId}::uuid or t.reporter_resident_id = ${who.residentId}::uuid)`
    : Prisma.sql`t.conversation_id = ${who.conversationId}::uuid`;
  return tx.$queryRaw<Ticket[]>(
    select(Prisma.sql`where ${mine} and t.state not in ('closed', 'cancelled') and t.kind <> 'call'
      order by t.opened_at desc, t.number desc limit ${mostOfOne}`),
  );
}

/** What a member of staff has taken or may take: tickets on their name, then open ones of their teams; at most 200. */
export async function workOf(tx: Tx, staffId: string): Promise<Ticket[]> {
  return tx.$queryRaw<Ticket[]>(
    select(Prisma.sql`where t.state in ('open', 'taken', 'working') and (t.assignee_id = ${staffId}::uuid or
      (t.state = 'open' and t.accused_staff_id is distinct from ${staffId}::uuid
        and t.team_id in (select team_id from team_member where staff_id = ${staffId}::uuid)
        and t.accused_team_id is distinct from t.team_id))
      order by (t.assignee_id = ${staffId}::uuid) desc nulls last, t.opened_at limit ${mostWork}`),
  );
}

/** All of a community that staff still have work with, the most pressing first: what a manager looks after. */
export async function openWorkOf(tx: Tx, communityId: string): Promise<Ticket[]> {
  return tx.$queryRaw<Ticket[]>(
    select(Prisma.sql`where t.community_id = ${communityId} and t.state in ('open', 'taken', 'working')
      order by t.urgency, t.opened_at limit ${mostWork}`),
  );
}

/** What a move changes of a ticket. */
export type TicketPatch = Prisma.TicketUncheckedUpdateManyInput;

export async function updateTicket(tx: Tx, id: string, patch: TicketPatch): Promise<void> {
  await tx.ticket.updateMany({ where: { id }, data: patch });
}

export async function isStillStaff(tx: Tx, staffId: string): Promise<boolean> {
  return (await tx.staff.count({ where: { id: staffId, active: true } })) > 0;
}

/** Takes an open ticket for one person. Of two at the same moment exactly one gets `true`. */
export async function claimTicket(tx: Tx, id: string, staffId: string, at: Date): Promise<boolean> {
  const taken = await tx.$executeRaw`
    update ticket set state = 'taken', assignee_id = ${staffId}::uuid, taken_at = ${at}
    where id = ${id}::uuid and state = 'open'`;
  return taken === 1;
}

export interface TicketEventRow {
  seq: bigint;
  at: Date;
  type: string;
  actor: string;
  actorName: string | null;
  data: Record<string, unknown>;
}

export async function eventsOf(tx: Tx, ticketId: string): Promise<TicketEventRow[]> {
  return tx.$queryRaw<TicketEventRow[]>`
    select seq, at, type, actor, actor_name as "actorName", data from ticket_event
    where ticket_id = ${ticketId}::uuid order by seq`;
}

/** Keeps the owner's score; said again it replaces the earlier one, which stays in the events. */
export async function saveRating(
  tx: Tx,
  rating: { ticketId: string; score: number; said: string; residentId: string | null; at: Date },
): Promise<void> {
  await tx.$executeRaw`
    insert into rating (ticket_id, score, said, resident_id, at)
    values (${rating.ticketId}::uuid, ${rating.score}, ${rating.said}, ${rating.residentId}::uuid, ${rating.at})
    on conflict (ticket_id) do update set score = excluded.score, said = excluded.said, at = excluded.at`;
}

export async function addRatingComment(tx: Tx, ticketId: string, comment: string): Promise<void> {
  await tx.$executeRaw`
    update rating set comment = concat_ws('；', comment, ${comment}::text) where ticket_id = ${ticketId}::uuid`;
}

export async function ratingOf(
  tx: Tx,
  ticketId: string,
): Promise<{ score: number; comment: string | null } | undefined> {
  const [row] = await tx.$queryRaw<{ score: number; comment: string | null }[]>`
    select score, comment from rating where ticket_id = ${ticketId}::uuid`;
  return row;
}

/** How long after it was closed a repair may still be rated: a late word is a word (S88). */
const ratableDays = 30;

/** Closed repairs of this chat or resident that were never rated, the last closed first. */
export async function unratedTicketsOf(
  tx: Tx,
  who: { conversationId: string; residentId?: string; now: Date },
): Promise<Ticket[]> {
  const mine = who.residentId
    ? Prisma.sql`(t.conversation_id = ${who.conversationId}::uuid or t.reporter_resident_id = ${who.residentId}::uuid)`
    : Prisma.sql`t.conversation_id = ${who.conversationId}::uuid`;
  const since = new Date(who.now.getTime() - ratableDays * 24 * 60 * 60_000);
  return tx.$queryRaw<Ticket[]>(
    select(Prisma.sql`where ${mine} and t.state = 'closed' and t.kind = 'repair' and t.closed_at >= ${since}
        and not exists (select from rating r where r.ticket_id = t.id)
      order by t.closed_at desc`),
  );
}

/** The tasks to telephone about a ticket that nobody has done yet, locked. */
export async function openCallTasksOf(tx: Tx, ticketId: string): Promise<Ticket[]> {
  return tx.$queryRaw<Ticket[]>(
    select(Prisma.sql`where t.parent_id = ${ticketId}::uuid and t.kind = 'call'
      and t.state in ('open', 'taken', 'working') for no key update of t`),
  );
}
