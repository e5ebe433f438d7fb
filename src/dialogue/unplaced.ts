import { listCommunities } from '../domain/communities/store.ts';
import { tellStaff } from '../domain/dispatch/tell.ts';
import { activeManagers } from '../domain/roster/store.ts';
import { enqueueMany } from '../messages/outgoing.ts';
import { render } from '../messages/template.ts';
import type { Turn, TurnResult } from '../messages/turn.ts';
import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/db.ts';
import { maskText } from '../platform/mask.ts';
import type { EmergencyKind } from '../understanding/meaning.ts';
import { safetyOf } from './flows/emergency-messages.ts';
import { inboxTexts } from './inbox-messages.ts';
import { readState } from './state.ts';

export interface Unplaced {
  text: string;
  /** what is going on, where it is one */
  emergency?: EmergencyKind | undefined;
}

/**
 * Somebody on an account that serves several communities has not said which: asked, and what was said is kept for when
 * the answer comes. In an emergency nobody waits for it: the safety words come at once, and the managers of every
 * community that may be meant are told (S91).
 */
export async function askCommunity(tx: Tx, turn: Turn, said: Unplaced, clock: Clock): Promise<TurnResult> {
  const { text, emergency } = said;
  if (turn.conversation.kind === 'group') return { outcome: 'ignored' };
  const { seq } = turn.messages[0];
  const all = await listCommunities(tx);
  const names = all.map((community) => community.name).join('、');
  if (emergency) {
    const word = { key: `turn:${seq}:unplaced`, text: render(inboxTexts.unplacedEmergency, { text: maskText(text) }) };
    for (const community of all) {
      const managers = await activeManagers(tx, community.id);
      await tellStaff(
        tx,
        managers.map((manager) => manager.id),
        undefined,
        word,
        clock,
      );
    }
  }
  const hotlines = all.map((community) => `${community.name} ${community.hotline}`).join('、');
  const say = emergency
    ? render(inboxTexts.whichCommunityNow, { safety: render(safetyOf[emergency], {}), hotlines })
    : names
      ? render(inboxTexts.whichCommunity, { names })
      : render(inboxTexts.notReady, {});
  const key = `turn:${seq}:community`;
  await enqueueMany(tx, [{ conversationId: turn.conversation.id, key, content: { text: say } }], clock);
  const { state } = readState(turn.conversation.state);
  const unplaced = [state.unplaced, text].filter(Boolean).join('，').slice(-500);
  return { outcome: 'answered', state: { ...state, ...(names && unplaced && { unplaced }) } };
}
