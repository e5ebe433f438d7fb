import type { StaffRole } from '../../platform/db.ts';

/** Somebody who works in a community, as others speak of them. */
export interface StaffFacts {
  id: string;
  /** the id in the set-up file: "zhang" */
  key: string;
  name: string;
  role: StaffRole;
  phone: string | null;
}
