import { render } from '../../../messages/template.ts';
import { explain, WecomError } from '../api/errors.ts';
import { addMassMessage, type MassAttachment } from '../api/mass-message.ts';
import { uploadMedia } from '../api/media.ts';
import type { MassDeps } from './deps.ts';
import {
  claimTask,
  endTask,
  lookAgainAt,
  type MassTaskRow,
  noteAsked,
  type Recipient,
  unclaimTask,
  waitingOf,
} from './mass-store.ts';
import { texts } from './messages.ts';
import { failRecipient, failTask } from './settle.ts';
import { tellMember } from './tell-member.ts';

const minuteMs = 60_000;
/** After this long whoever was asking WeCom has died. */
const leaseMs = 15 * minuteMs;
/** After this long of refusals another way is tried. */
const patienceMs = 24 * 60 * minuteMs;
/** The recipients are made known after a while; until then WeCom answers that it is still dispatching. */
const firstLookMs = minuteMs;
const retryMs = 5 * minuteMs;

const later: ReadonlySet<string> = new Set(['retry', 'hold', 'refresh', 'operator', 'media']);

/**
 * Asks WeCom for a task. It knows no repetition, so an outcome that nobody knows stays so: two tasks that say the same could
 * both be confirmed.
 */
export async function askForTask(deps: MassDeps, task: MassTaskRow): Promise<void> {
  const { db, clock, caller } = deps;
  const now = clock.now();
  const maybe = { as: 'expired', failure: 'dead', reason: render(texts.maybeAsked, {}) } as const;
  if (task.content.askedAt !== undefined) return failTask(deps, task.id, maybe);
  if (!(await claimTask(db, task.id, now, new Date(now.getTime() + leaseMs)))) return;
  const recipients = await waitingOf(db, task.id);
  if (recipients.length === 0) return endTask(db, task.id, now);
  try {
    const { sender, content } = task;
    const attachments: MassAttachment[] = [];
    for (const id of content.media) attachments.push(await attach(deps, id));
    const to = { externalUserids: recipients.map(({ externalUserid }) => externalUserid) };
    const { taskId: msgid, failed } = await addMassMessage(caller, { to, sender, text: content.text, attachments });
    await noteAsked(db, task.id, msgid, new Date(now.getTime() + firstLookMs));
    await settleRefused(deps, task.id, recipients, failed);
    await tellMember(deps, { ...task, msgid }, recipients.length - failed.length);
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    await takeRefusal(deps, task, error, maybe);
  }
}

async function attach({ caller, openMedia }: MassDeps, id: string): Promise<MassAttachment> {
  const { kind, name, bytes } = await openMedia(id);
  if (kind === 'voice') throw new Error(`a mass message cannot carry the voice note ${id}`);
  return { type: kind, mediaId: await uploadMedia(caller, { kind, name, bytes }) };
}

async function settleRefused(deps: MassDeps, id: string, recipients: readonly Recipient[], failed: readonly string[]) {
  const end = { as: 'not-friend', failure: 'held', reason: render(texts.notFriend, {}) } as const;
  const refused = new Set(failed);
  for (const one of recipients) if (refused.has(one.externalUserid)) await failRecipient(deps, one, end);
  if (failed.length === recipients.length) await endTask(deps.db, id, deps.clock.now());
}

async function takeRefusal(
  deps: MassDeps,
  { id, createdAt }: MassTaskRow,
  error: WecomError,
  maybe: Parameters<typeof failTask>[2],
): Promise<void> {
  const now = deps.clock.now().getTime();
  deps.log.warn({ err: error, task: id }, 'WeCom did not take a mass message');
  if (error.action === 'uncertain' || error.afterUncertain) return failTask(deps, id, maybe);
  const isPatient = now - createdAt.getTime() < patienceMs;
  if (later.has(error.action) && isPatient) {
    return unclaimTask(deps.db, id, new Date(now + Math.max(retryMs, (error.afterSeconds ?? 0) * 1000)));
  }
  const reason = render(texts.notAsked, { reason: explain(error) });
  await failTask(deps, id, { as: 'expired', failure: error.action === 'bug' ? 'dead' : 'held', reason });
}

/** Looks again after the usual time, or as long as WeCom asks for. */
export const lookLater = (deps: MassDeps, id: string, error?: WecomError): Promise<void> => {
  const waitMs = error?.afterSeconds === undefined ? retryMs : error.afterSeconds * 1000;
  return lookAgainAt(deps.db, id, new Date(deps.clock.now().getTime() + waitMs));
};
