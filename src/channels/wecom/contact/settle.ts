import type { LateFailure } from '../../../messages/failed-later.ts';
import type { MassDeps } from './deps.ts';
import { endTask, noteRecipient, type Recipient, type RecipientState, waitingOf } from './mass-store.ts';
import { placeOf } from './send.ts';

export interface End {
  as: Extract<RecipientState, 'not-friend' | 'cap' | 'expired'>;
  /** `held`: another way may be tried; `dead`: somebody has to look */
  failure: LateFailure['state'];
  reason: string;
}

/** The message did not arrive: whoever asked for it is told before it is noted here, so that no crash loses it. */
export async function failRecipient({ db, onFailure }: MassDeps, recipient: Recipient, end: End): Promise<void> {
  await onFailure({ ...placeOf(recipient), state: end.failure, reason: end.reason });
  await noteRecipient(db, recipient.key, end.as);
}

/** Nothing more is to be waited for: who waits still has not got it. */
export async function failTask(deps: MassDeps, taskId: string, end: End): Promise<void> {
  for (const recipient of await waitingOf(deps.db, taskId)) await failRecipient(deps, recipient, end);
  await endTask(deps.db, taskId, deps.clock.now());
}
