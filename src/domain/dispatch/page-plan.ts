import type { Ticket } from '../tickets/ticket.ts';

/** Somebody who may be called. */
export interface Callable {
  id: string;
  name: string;
}

export interface Chain {
  duty: readonly Callable[];
  leader?: Callable | undefined;
  managers: readonly Callable[];
}

/** Whom a ticket rings, decided from who is there. */
export interface PagePlan {
  /** those called in the team's group; undefined where the group must not read it */
  group: readonly Callable[] | undefined;
  /** those written to one by one */
  direct: readonly Callable[];
  /** nobody is on duty and the matter is the team's */
  nobodyOnDuty: boolean;
  confidential: boolean;
}

/**
 * Whom to call. Those on duty, in the group; with nobody on duty the next in the chain at once, not after the empty
 * step's delay (S37): the leader, and for pressing matters the manager with him. A ticket that has gone up a level, and
 * every emergency, also rings those above. What is about the team itself goes past its group to the managers, and never
 * to the person it is about (S64, S79).
 */
export function planPage(
  ticket: Pick<Ticket, 'teamId' | 'accusedTeamId' | 'accusedStaffId' | 'urgency' | 'level'>,
  chain: Chain,
): PagePlan {
  const innocent = (people: readonly Callable[]) => people.filter((person) => person.id !== ticket.accusedStaffId);
  const duty = innocent(chain.duty);
  const leader = innocent(chain.leader ? [chain.leader] : []);
  const managers = innocent(chain.managers);
  const confidential = ticket.teamId !== null && ticket.accusedTeamId === ticket.teamId;
  if (confidential) return { group: undefined, direct: managers, nobodyOnDuty: false, confidential };

  const nobodyOnDuty = duty.length === 0;
  const pressing = ticket.urgency === 'urgent' || ticket.urgency === 'emergency';
  const ringLeader = ticket.urgency === 'emergency' || ticket.level === 1 || (nobodyOnDuty && ticket.level < 2);
  const ringManagers =
    ticket.urgency === 'emergency' || ticket.level >= 2 || (nobodyOnDuty && (pressing || leader.length === 0));
  const direct = [...(ringLeader ? leader : []), ...(ringManagers ? managers : [])];
  return { group: duty, direct, nobodyOnDuty, confidential };
}
