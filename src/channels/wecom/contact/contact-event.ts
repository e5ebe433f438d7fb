import type { Tx } from '../../../platform/db.ts';
import { addJob } from '../../../platform/jobs.ts';
import type { AppEvent } from '../callback/event.ts';
import { noteRemoved } from './contacts-store.ts';

/** The job that asks who a customer is and who has him. */
export const contactJob = 'wecom-contact';

/** Either of the two has let the other go. */
const partings: ReadonlySet<string> = new Set(['del_external_contact', 'del_follow_user']);

/** A member got, changed or lost a contact. */
export async function noteContactEvent(
  tx: Tx,
  { change, userid, externalUserid }: Extract<AppEvent, { kind: 'externalContact' }>,
  now: Date,
): Promise<void> {
  if (partings.has(change)) return noteRemoved(tx, externalUserid, userid, now);
  await addJob(tx, contactJob, { externalUserid }, { key: `${contactJob}:${externalUserid}` });
}
