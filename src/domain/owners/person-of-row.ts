import type { StaffRole } from '../../platform/db.ts';
import type { Person } from './person.ts';
import { type Home, unitLabel } from './unit.ts';

/** An identity joined with whom it belongs to. */
export interface IdentityRow {
  identityId: string;
  displayName: string | null;
  failedTries: number;
  lockedUntil: Date | null;
  communityId: string | null;
  /** only of staff who are still with us */
  staffId: string | null;
  staffName: string | null;
  staffPhone: string | null;
  staffRole: StaffRole | null;
  teams: { id: string; key: string }[] | null;
  residentId: string | null;
  residentName: string | null;
  residentPhone: string | null;
  homes: Omit<Home, 'label'>[] | null;
}

/** Staff come first: a guard who lives in the estate writes as a guard. */
export function personOf(row: IdentityRow): Person {
  const { identityId, communityId, staffId, staffRole, residentId } = row;
  if (staffId && staffRole && communityId) {
    return {
      kind: 'staff',
      identityId,
      communityId,
      staffId,
      name: row.staffName ?? '',
      role: staffRole,
      ...(row.staffPhone && { phone: row.staffPhone }),
      teams: row.teams ?? [],
    };
  }
  if (residentId && communityId) {
    return {
      kind: 'resident',
      identityId,
      communityId,
      residentId,
      name: row.residentName ?? '',
      ...(row.residentPhone && { phone: row.residentPhone }),
      homes: (row.homes ?? []).map((home) => ({ ...home, label: unitLabel(home) })),
    };
  }
  return {
    kind: 'unknown',
    identityId,
    ...(communityId && { communityId }),
    ...(row.displayName && { displayName: row.displayName }),
    failedTries: row.failedTries,
    ...(row.lockedUntil && { lockedUntil: row.lockedUntil }),
  };
}
