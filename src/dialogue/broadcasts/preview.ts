import { type Broadcast, isAtOnce } from '../../domain/broadcasts/broadcast.ts';
import { type Preview, previewOf } from '../../domain/broadcasts/draft.ts';
import { sayAudience } from '../../domain/broadcasts/speech.ts';
import { enqueue } from '../../messages/outgoing.ts';
import { moment, type Scene } from '../commands/scene.ts';
import { answer, type TurnReply, turnKey, words } from '../turn-context.ts';
import { texts } from './messages.ts';

/** Shows a draft: exactly what everybody will read, then to how many it goes and how, and the buttons. */
export async function showPreview(scene: Scene, broadcast: Broadcast): Promise<TurnReply> {
  const { tx, community, capabilitiesOf, now, turn, clock } = scene;
  const preview = await previewOf(tx, broadcast, { community, capabilitiesOf, now });
  const key = turnKey(scene, `notice:${broadcast.number}`);
  await enqueue(tx, { conversationId: turn.conversation.id, key, content: preview.content }, clock);
  const { number } = broadcast;
  const button = (id: string, template: typeof texts.send) => ({
    id: `notice-${id}:${number}`,
    label: words(scene, template, {}),
  });
  return answer(sayFacts(scene, broadcast, preview), {
    buttons: [button('send', texts.send), button('edit', texts.edit), button('drop', texts.drop)],
  });
}

function sayFacts(scene: Scene, broadcast: Broadcast, preview: Preview): string {
  const { people, groups } = preview;
  const named = groups.length > 0 ? words(scene, texts.groups, { names: groups.join('、') }) : '';
  const count = people > 0 ? words(scene, texts.people, { people }) : words(scene, texts.noPeople, {});
  return words(scene, texts.preview, {
    number: broadcast.number,
    audience: sayAudience(broadcast.audience, scene.community),
    count: `${count}${named}`,
    reach: sayReach(scene, preview),
    when: sayWhen(scene, broadcast, preview),
    approval: preview.needsApproval ? words(scene, texts.approval, {}) : '',
    at: broadcast.sendAt ? '' : words(scene, texts.hint, {}),
  });
}

function sayReach(scene: Scene, { people, reach }: Preview): string {
  if (people === 0) return '';
  const parts = (['direct', 'window', 'hand', 'later', 'none'] as const).map((way) =>
    reach[way] > 0 ? words(scene, texts[way], { count: reach[way] }) : '',
  );
  return words(scene, texts.reachHead, { parts: parts.filter(Boolean).join('，') });
}

function sayWhen(scene: Scene, broadcast: Broadcast, { at }: Preview): string {
  const { undoSeconds: seconds } = scene.community.policy.broadcasts;
  if (isAtOnce(broadcast)) return words(scene, texts.atOnce, { seconds });
  if (broadcast.sendAt) return words(scene, texts.scheduled, { at: moment(scene, at) });
  const isSoon = at.getTime() - scene.now.getTime() <= seconds * 1000;
  return isSoon ? words(scene, texts.soon, { seconds }) : words(scene, texts.quiet, { at: moment(scene, at) });
}
