import type { StaffFacts } from './staff.ts';

type Superior = Pick<StaffFacts, 'id' | 'role'> & { leads: readonly string[] };

/**
 * The managers a late case goes to after the leader: those who lead no team, for a leader who is called a manager
 * stands on the step below; where every manager leads a team, all but the one already told.
 */
export function managersAbove<T extends Superior>(superiors: readonly T[], leader: T | undefined): T[] {
  const managers = superiors.filter(({ role }) => role === 'manager');
  const free = managers.filter(({ leads }) => leads.length === 0);
  return free.length > 0 ? free : managers.filter(({ id }) => id !== leader?.id);
}
