import { type Broadcast, isAtOnce } from '../../domain/broadcasts/broadcast.ts';
import { stateLabels } from '../../domain/broadcasts/messages.ts';
import { approveBroadcast, refuseBroadcast, releaseBroadcast } from '../../domain/broadcasts/release.ts';
import { lastNumberOf, lockByNumber, updateBroadcast } from '../../domain/broadcasts/store.ts';
import { withdrawBroadcast } from '../../domain/broadcasts/withdraw.ts';
import type { Command } from '../commands/command.ts';
import { line, moment, type Scene } from '../commands/scene.ts';
import { type TurnReply, words } from '../turn-context.ts';
import { problemOf } from './compose.ts';
import { mediaOf } from './media.ts';
import { texts } from './messages.ts';
import { showPreview } from './preview.ts';

type Act = (scene: Scene, broadcast: Broadcast) => Promise<TurnReply>;

/** Does something with the broadcast of a number. */
export async function withBroadcast(scene: Scene, number: number, act: Act): Promise<TurnReply> {
  if (scene.person.role !== 'manager') return line(scene, texts.managersOnly, {});
  const broadcast = await lockByNumber(scene.tx, scene.community.id, number);
  return broadcast ? act(scene, broadcast) : line(scene, texts.unknown, { number });
}

/** What only the author may do, and only as long as it is a draft. */
const asAuthor =
  (act: Act): Act =>
  async (scene, broadcast) => {
    const { number, state, createdBy } = broadcast;
    if (createdBy !== scene.person.staffId) return line(scene, texts.notAuthor, { number });
    if (state === 'draft') return act(scene, broadcast);
    const isSent = state === 'sending' || state === 'done';
    const hint = isSent ? words(scene, texts.hintCorrect, { number }) : '';
    return line(scene, texts.notDraft, { number, state: stateLabels[state], hint });
  };

/** 发. */
export const send = asAuthor(async (scene, broadcast) => {
  const { tx, community, person, clock, now } = scene;
  const released = await releaseBroadcast(tx, broadcast, { community, by: person }, clock);
  const { number } = broadcast;
  if (released.kind === 'nobody') return line(scene, texts.noApprover, { number });
  if (released.kind === 'approving') return line(scene, texts.approving, { number, names: released.names.join('、') });
  const seconds = Math.round((released.at.getTime() - now.getTime()) / 1000);
  const buttons = [{ id: `notice-withdraw:${number}`, label: words(scene, texts.withdrawButton, {}) }];
  return seconds <= community.policy.broadcasts.undoSeconds
    ? line(scene, texts.releasedSoon, { number, seconds }, { buttons })
    : line(scene, texts.releasedAt, { number, at: moment(scene, released.at) }, { buttons });
});

/** 不发. */
export const drop = asAuthor(async (scene, { id, number }) => {
  await updateBroadcast(scene.tx, id, { state: 'cancelled' });
  return line(scene, texts.dropped, { number });
});

/** 改. */
export const edit = asAuthor(async (scene, { number }) => line(scene, texts.editHow, { number }));

/** 改通知 12 …: other words, or other pictures, in a draft. */
export const revise = (command: Command, media: string[]): Act =>
  asAuthor(async (scene, broadcast) => {
    const text = command.rest.trim();
    const all = await mediaOf(scene, media);
    if (text === '' && all.length === 0) return line(scene, texts.editWhat, { number: broadcast.number });
    const problem = problemOf(scene, text, undefined);
    if (problem) return problem;
    const changed = { ...(text !== '' && { text }), ...(all.length > 0 && { media: all }) };
    return showPreview(scene, await updateBroadcast(scene.tx, broadcast.id, changed));
  });

/** Adds pictures to a draft. */
export const attach = (media: readonly string[]): Act =>
  asAuthor(async (scene, broadcast) => {
    const all = [...broadcast.media, ...media];
    return showPreview(scene, await updateBroadcast(scene.tx, broadcast.id, { media: all }));
  });

/** 明早8点发: when a draft is to be sent. */
export const sendThen = (sendAt: Date | null): Act =>
  asAuthor(async (scene, broadcast) => {
    // At once means: at the moment of writing, which this now is.
    const wanted = sendAt && sendAt <= scene.now ? broadcast.createdAt : sendAt;
    const changed = await updateBroadcast(scene.tx, broadcast.id, { sendAt: wanted });
    return isAtOnce(changed) ? send(scene, changed) : showPreview(scene, changed);
  });

/** 同意, 不同意: by another manager than the author. */
export const decide = (agrees: boolean): Act => {
  return async (scene, broadcast) => {
    const { tx, community, person, clock } = scene;
    const { number, state, createdBy } = broadcast;
    if (createdBy === person.staffId) return line(scene, texts.ownApproval, { number });
    if (state !== 'approving') return line(scene, texts.decided, { number, state: stateLabels[state] });
    if (!agrees) {
      await refuseBroadcast(tx, broadcast, { community, by: person }, clock);
      return line(scene, texts.refused, { number });
    }
    const at = await approveBroadcast(tx, broadcast, { community, by: person }, clock);
    return line(scene, texts.agreed, { number, at: moment(scene, at) });
  };
};

/** 撤回 12. */
export const withdraw: Act = async (scene, broadcast) => {
  const { tx, community, person, turn, clock, now } = scene;
  const { number, state } = broadcast;
  const by = { community, by: person, conversationId: turn.conversation.id };
  const result = await withdrawBroadcast(tx, broadcast, by, clock);
  if (result.kind === 'over') return line(scene, texts.withdrawnOver, { number, state: stateLabels[state] });
  if (result.kind === 'unsent') return line(scene, texts.withdrawnUnsent, { number });
  const { stopped, told: count, at } = result;
  const told =
    count === 0
      ? words(scene, texts.withdrawnNobody, {})
      : at > now
        ? words(scene, texts.withdrawnTold, { count, at: moment(scene, at) })
        : words(scene, texts.withdrawnToldNow, { count });
  return line(scene, texts.withdrawnSent, { number, stopped, told });
};

/** 撤回 without a number: what the person is about to send from this chat. */
export async function withdrawLast(scene: Scene): Promise<TurnReply> {
  if (scene.person.role !== 'manager') return line(scene, texts.managersOnly, {});
  const by = { createdBy: scene.person.staffId, conversationId: scene.turn.conversation.id };
  const number = await lastNumberOf(scene.tx, by, ['scheduled', 'approving', 'draft']);
  return number === undefined ? line(scene, texts.withdrawWhich, {}) : withBroadcast(scene, number, withdraw);
}
