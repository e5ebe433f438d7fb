import type { Callable, Chain } from '../dispatch/page-plan.ts';
import type { ClockKind, Step } from '../tickets/clocks.ts';
import type { Ticket } from '../tickets/ticket.ts';

/** Those who may be told about a late ticket: already without whoever cannot be reached. */
export interface Reachable extends Chain {
  assignee?: Callable | undefined;
}

/** Whom one step of a clock is told to. */
export interface Audience {
  /** written to one by one */
  direct: readonly Callable[];
  /** called in the team's group; undefined where the group is not told */
  group: readonly Callable[] | undefined;
  /** the highest level told: 0 who has it or is on duty, 1 the leader, 2 the managers */
  level: 0 | 1 | 2;
}

type Facts = Pick<Ticket, 'teamId' | 'accusedTeamId' | 'accusedStaffId'>;

/**
 * Whom a step is told to. An empty step passes to the next at once, not after that one's delay (S37); the person a ticket
 * is about is told nothing, and what is about the team itself goes past its group and its leader (S64, S79).
 * @param tookOver whether an earlier step of this clock already passed to the managers
 */
export function audienceOf(
  clock: ClockKind,
  step: Pick<Step, 'kind' | 'level'>,
  ticket: Facts,
  people: Reachable,
  tookOver = false,
): Audience {
  const innocent = (some: readonly Callable[]) => some.filter((person) => person.id !== ticket.accusedStaffId);
  const confidential = ticket.teamId !== null && ticket.accusedTeamId === ticket.teamId;
  const duty = innocent(people.duty);
  const assignee = innocent(people.assignee ? [people.assignee] : []);
  const leader = confidential ? [] : innocent(people.leader ? [people.leader] : []);
  const managers = innocent(people.managers);
  const group = confidential ? undefined : duty;
  const above: Audience =
    leader.length > 0 ? { direct: leader, group, level: 1 } : { direct: managers, group, level: 2 };
  const top: Audience = { direct: managers.length > 0 ? managers : leader, group: undefined, level: 2 };

  if (step.kind === 'breach') return { direct: unique([...leader, ...managers]), group: undefined, level: 2 };
  if (clock === 'take') {
    if (step.level < 2) return above;
    return tookOver ? { ...top, direct: [] } : top;
  }
  const told = step.level > 0 ? above.direct : [];
  if (assignee.length > 0) return { direct: unique([...assignee, ...told]), group: undefined, level: step.level };
  if (told.length > 0) return { direct: told, group, level: above.level };
  return duty.length > 0 && group ? { direct: [], group, level: 0 } : above;
}

/**
 * Who is named to the reporter as taking a late ticket over: the leader for work on site, the manager for what was
 * promised or is to be answered.
 */
export function takesOver(clock: ClockKind, ticket: Facts, people: Reachable): Callable | undefined {
  const { direct } = audienceOf(clock, { kind: 'breach', level: 2 }, ticket, people);
  return clock === 'arrive' || clock === 'fix' ? direct[0] : direct.at(-1);
}

const unique = (people: readonly Callable[]): Callable[] => [
  ...new Map(people.map((person) => [person.id, person])).values(),
];
