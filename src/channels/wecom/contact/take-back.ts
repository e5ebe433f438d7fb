import type { Address } from '../../../messages/contract.ts';
import { render } from '../../../messages/template.ts';
import { WecomError } from '../api/errors.ts';
import type { KfCustomerKey } from '../api/kf-window-store.ts';
import { cancelMassMessage } from '../api/mass-message.ts';
import type { MassDeps } from './deps.ts';
import {
  endTask,
  noteRecipient,
  type Recipient,
  type RecipientState,
  readTask,
  waitingForPerson,
  waitingOf,
  withdrawUnasked,
} from './mass-store.ts';
import { texts } from './messages.ts';
import { seeToTask } from './poll.ts';
import { placeOf } from './send.ts';

/**
 * The person wrote at a customer-service account: what still waits for a member's hand is taken back, to be said there
 * first. What was confirmed meanwhile, is meant for others too, or cannot be cancelled stays on its way and is not said
 * twice. That WeCom does not answer holds up nobody's message.
 */
export async function takeBack(deps: MassDeps, customer: KfCustomerKey, to: Address): Promise<void> {
  for (const recipient of await waitingForPerson(deps.db, customer)) {
    if (!(await withdraw(deps, recipient))) continue;
    await deps.onTakenBack({ ...placeOf(recipient), reason: render(texts.wroteFirst, {}) }, to);
    await noteRecipient(deps.db, recipient.key, 'withdrawn');
  }
}

async function withdraw(deps: MassDeps, recipient: Recipient & { state: RecipientState }): Promise<boolean> {
  // A crash came between taking it back and telling of it.
  if (recipient.state === 'withdrawing') return true;
  if (await withdrawUnasked(deps.db, recipient)) return true;
  try {
    return await cancel(deps, recipient);
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    deps.log.info(
      { err: error, task: recipient.taskId },
      'a mass message could not be taken back and stays on its way',
    );
    return false;
  }
}

/** Whether a task that was sent can be cancelled without an error is not documented: its result is read first. */
async function cancel(deps: MassDeps, { taskId, key }: Recipient): Promise<boolean> {
  const { db, clock, caller } = deps;
  const task = await readTask(db, taskId);
  if (!task?.msgid) return false;
  if ((await waitingOf(db, taskId)).length > 1) return false;
  await seeToTask(deps, taskId);
  const isWaiting = (await waitingOf(db, taskId)).some((one) => one.key === key);
  if (!isWaiting) return false;
  await cancelMassMessage(caller, task.msgid);
  await noteRecipient(db, key, 'withdrawing');
  await endTask(db, taskId, clock.now());
  return true;
}
