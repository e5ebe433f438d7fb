import type { StaffRole } from '../../platform/db.ts';
import type { Home } from './unit.ts';

/** Who writes to us. A tenant, family member or merchant is a resident; the role stands in `homes`. */
export type Person = KnownResident | KnownStaff | UnknownPerson;

export interface KnownResident {
  kind: 'resident';
  identityId: string;
  communityId: string;
  residentId: string;
  name: string;
  phone?: string;
  homes: Home[];
}

export interface KnownStaff {
  kind: 'staff';
  identityId: string;
  communityId: string;
  staffId: string;
  name: string;
  role: StaffRole;
  phone?: string;
  teams: { id: string; key: string }[];
}

interface UnknownPerson {
  kind: 'unknown';
  identityId: string;
  /** the community that the account serves, where that is told */
  communityId?: string;
  displayName?: string;
  failedTries: number;
  lockedUntil?: Date;
}
