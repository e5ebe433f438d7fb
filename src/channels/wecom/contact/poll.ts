import { render } from '../../../messages/template.ts';
import { explain, WecomError } from '../api/errors.ts';
import {
  cancelMassMessage,
  getMassResults,
  getMassTasks,
  type MassResult,
  type MassTask,
  remindMassMessage,
} from '../api/mass-message.ts';
import { askForTask, lookLater } from './ask.ts';
import { noteRemoved } from './contacts-store.ts';
import type { MassDeps } from './deps.ts';
import { endTask, type MassTaskRow, noteRecipient, noteReminder, readTask, waitingOf } from './mass-store.ts';
import { texts } from './messages.ts';
import { type End, failRecipient, failTask } from './settle.ts';
import { tellMember } from './tell-member.ts';
import { expireMs, mostDays, remindMs, sendingMs } from './times.ts';

/** A task that WeCom knows. */
type Asked = MassTaskRow & { msgid: string };

/** What is to be done about a task now: asked for, its result read, its member reminded, or given up. */
export async function seeToTask(deps: MassDeps, id: string): Promise<void> {
  const task = await readTask(deps.db, id);
  if (!task) return;
  const { msgid } = task;
  if (msgid === null) return askForTask(deps, task);
  await readOutcome(deps, { ...task, msgid });
}

async function readOutcome(deps: MassDeps, task: Asked): Promise<void> {
  const age = deps.clock.now().getTime() - task.createdAt.getTime();
  let asked: MassTask[];
  try {
    asked = await getMassTasks(deps.caller, task.msgid);
    const confirmed = confirmedOf(asked);
    if (confirmed.length > 0) return await readResults(deps, task, confirmed);
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    if (error.action !== 'bug') return lookLater(deps, task.id, error);
    // WeCom does not know it any more: what nobody can confirm has to go another way.
    const reason = render(texts.gone, { reason: explain(error) });
    return failTask(deps, task.id, { as: 'expired', failure: 'held', reason });
  }
  if (age >= expireMs) return giveUp(deps, task);
  await remindIfDue(deps, task);
  await lookLater(deps, task.id);
}

type Confirmed = Required<Pick<MassTask, 'userid'>> & { confirmedAt: Date };

const confirmedOf = (tasks: readonly MassTask[]): Confirmed[] =>
  tasks.flatMap(({ userid, confirmedAt }) => (confirmedAt ? [{ userid, confirmedAt }] : []));

/** Which member is asked is WeCom's to say: the results of all who confirmed are read, whoever was named as the sender. */
async function readResults(deps: MassDeps, task: Asked, confirmed: readonly Confirmed[]): Promise<void> {
  const { db, clock, caller } = deps;
  for (const one of confirmed) {
    const results = await getMassResults(caller, { taskId: task.msgid, userid: one.userid });
    await takeResults(deps, task, new Map(results.map(({ to, outcome }) => [to, outcome])), one);
  }
  if ((await waitingOf(db, task.id)).length === 0) return endTask(db, task.id, clock.now());
  const latest = Math.max(...confirmed.map(({ confirmedAt }) => confirmedAt.getTime()));
  // How long WeCom may go on sending is not documented: after a day nobody relies on it.
  const isOver = clock.now().getTime() - latest >= sendingMs;
  if (isOver) return failTask(deps, task.id, { as: 'expired', failure: 'held', reason: render(texts.notKnown, {}) });
  await lookLater(deps, task.id);
}

const ends: Partial<Record<MassResult['outcome'], Omit<End, 'reason'> & { why: 'notFriend' | 'cap' }>> = {
  'not-a-contact': { as: 'not-friend', failure: 'held', why: 'notFriend' },
  'over-cap': { as: 'cap', failure: 'held', why: 'cap' },
};

async function takeResults(
  deps: MassDeps,
  { id }: Asked,
  outcomes: ReadonlyMap<string, MassResult['outcome']>,
  { userid, confirmedAt }: Confirmed,
): Promise<void> {
  for (const recipient of await waitingOf(deps.db, id)) {
    const outcome = outcomes.get(recipient.externalUserid);
    if (outcome === 'sent') await noteRecipient(deps.db, recipient.key, 'sent', confirmedAt);
    if (outcome === 'not-a-contact') await noteRemoved(deps.db, recipient.externalUserid, userid, deps.clock.now());
    const end = outcome && ends[outcome];
    if (end) await failRecipient(deps, recipient, { ...end, reason: render(texts[end.why], {}) });
  }
}

async function remindIfDue(deps: MassDeps, task: Asked): Promise<void> {
  const { db, clock, log, caller } = deps;
  const now = clock.now();
  if (now.getTime() - (task.remindedAt ?? task.createdAt).getTime() < remindMs) return;
  try {
    await remindMassMessage(caller, task.msgid);
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    // Somebody else has reminded him just now (41094), or WeCom will not: our own line in the app says it all the same.
    log.info({ err: error, task: task.id }, 'WeCom did not remind the member of a mass message');
  }
  const { length } = await waitingOf(db, task.id);
  await tellMember(deps, { ...task, reminders: task.reminders + 1 }, length);
  await noteReminder(db, task.id, now);
}

/** Nobody confirmed it in three days. It is cancelled first, lest it go out after another way was taken. */
async function giveUp(deps: MassDeps, task: Asked): Promise<void> {
  try {
    await cancelMassMessage(deps.caller, task.msgid);
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    if (['retry', 'hold', 'refresh', 'uncertain'].includes(error.action)) return lookLater(deps, task.id, error);
    // Which errcode says that it was sent meanwhile is not documented: it is looked at once more.
    const confirmed = confirmedOf(await getMassTasks(deps.caller, task.msgid));
    if (confirmed.length > 0) return readResults(deps, task, confirmed);
    deps.log.warn({ err: error, task: task.id }, 'a mass message that nobody confirmed could not be cancelled');
  }
  const reason = render(texts.notConfirmed, { days: mostDays });
  await failTask(deps, task.id, { as: 'expired', failure: 'held', reason });
}
