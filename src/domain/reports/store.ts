import type { Tx } from '../../platform/db.ts';
import type { RatingCounts } from './satisfaction.ts';

/** A stretch of time; its first moment is not in it, its last is. */
export interface Window {
  communityId: string;
  after: Date;
  until: Date;
}

/** Ratings that were given in a stretch of time. */
export async function countRatings(tx: Tx, { communityId, after, until }: Window): Promise<RatingCounts> {
  const [row] = await tx.$queryRaw<RatingCounts[]>`
    select count(*) filter (where r.score >= 4)::int as good, count(*)::int as total
    from rating r join ticket t on t.id = r.ticket_id
    where t.community_id = ${communityId} and r.at > ${after} and r.at <= ${until}`;
  return row ?? { good: 0, total: 0 };
}

/** How the repairs that were finished in a stretch of time, and did not come back, were followed up (S82). */
export interface FollowUp {
  finished: number;
  /** those whose reporter was asked in chat whether it is mended or how it was */
  asked: number;
  rated: number;
  /** calls that are still to be made about them */
  callsOpen: number;
  callsDone: number;
  /** those whose reporter never said whether it is mended */
  unconfirmed: number;
  /** those that were rated or called about */
  followedUp: number;
}

export async function countFollowUps(tx: Tx, { communityId, after, until }: Window): Promise<FollowUp> {
  const [row] = await tx.$queryRaw<FollowUp[]>`
    with repair as (
      select t.outcome,
        exists(select from rating r where r.ticket_id = t.id) as rated,
        exists(select from outbound_message m where m.ticket_id = t.id and m.state not in ('dead', 'cancelled')
          and (m.key like 'sign-off:%' or m.key like 'rating:%')) as asked,
        (select count(*) from ticket c where c.parent_id = t.id and c.kind = 'call'
          and c.state in ('open', 'taken', 'working')) as calls_open,
        (select count(*) from ticket c where c.parent_id = t.id and c.kind = 'call'
          and c.state = 'closed') as calls_done
      from ticket t
      where t.community_id = ${communityId} and t.kind = 'repair' and t.state in ('finished', 'closed')
        and t.finished_at > ${after} and t.finished_at <= ${until}
    )
    select count(*)::int as finished, count(*) filter (where asked)::int as asked,
      count(*) filter (where rated)::int as rated, coalesce(sum(calls_open), 0)::int as "callsOpen",
      coalesce(sum(calls_done), 0)::int as "callsDone",
      count(*) filter (where outcome = 'unconfirmed')::int as unconfirmed,
      count(*) filter (where rated or calls_done > 0)::int as "followedUp"
    from repair`;
  if (!row) throw new Error('a count without a row');
  return row;
}

/** Names of a team's shifts by id. */
export async function shiftNames(tx: Tx, teamId: string): Promise<Map<string, string>> {
  const shifts = await tx.shift.findMany({ where: { teamId }, select: { id: true, name: true } });
  return new Map(shifts.map(({ id, name }) => [id, name]));
}
