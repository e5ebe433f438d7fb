import { DateTime } from 'luxon';
import type { Tx } from '../../platform/db.ts';
import { dutyAt } from './duty.ts';
import { managersAbove } from './managers.ts';
import type { StaffFacts } from './staff.ts';
import { readRoster, readSuperiors } from './store.ts';

export interface DutyQuestion {
  teamId: string;
  at: Date;
  /** the community's, as an IANA name */
  zone: string;
}

/** Who of a team is on duty at an instant, in the order in which they are called; nobody where the shift is empty. */
export async function onDuty(tx: Tx, { teamId, at, zone }: DutyQuestion): Promise<StaffFacts[]> {
  const today = DateTime.fromJSDate(at, { zone });
  const dates = [today.minus({ days: 1 }), today].map((day) => day.toFormat('yyyy-MM-dd'));
  return dutyAt(await readRoster(tx, teamId, dates), at, zone);
}

export interface DutyChain {
  duty: StaffFacts[];
  leader?: StaffFacts;
  /** never the leader once more */
  managers: StaffFacts[];
}

/**
 * Whom a case of a team goes to, step by step: those on duty, the team's leader, the managers. An empty step is passed
 * over at once (requirement S37).
 */
export async function dutyChain(tx: Tx, question: DutyQuestion & { communityId: string }): Promise<DutyChain> {
  const duty = await onDuty(tx, question);
  const superiors = await readSuperiors(tx, question.communityId);
  const leader = superiors.find(({ leads }) => leads.includes(question.teamId));
  const managers = managersAbove(superiors, leader);
  return { duty, ...(leader && { leader: factsOf(leader) }), managers: managers.map(factsOf) };
}

function factsOf({ leads: _, ...facts }: StaffFacts & { leads: string[] }): StaffFacts {
  return facts;
}
