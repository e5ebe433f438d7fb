import { bindGroup, type ListedBinding, listBindings, unbindGroup } from '../../domain/directory/bindings-store.ts';
import { placeConversation } from '../../domain/directory/store.ts';
import { answer, type TurnReply, words } from '../turn-context.ts';
import type { Command } from './command.ts';
import { canonicalWords, groupSuffix, ownersGroup } from './lexicon.ts';
import { texts } from './messages.ts';
import { isDirect, line, type Scene } from './scene.ts';

/**
 * 绑定: a manager says in a chat group whose group it is. It is never guessed by its title, which anybody in it may change.
 */
export async function bind(scene: Scene, { rest }: Command): Promise<TurnReply> {
  const { tx, turn, community, person } = scene;
  if (person.role !== 'manager') return line(scene, texts.managersOnly, { word: canonicalWords.bind });
  const groups = await listBindings(tx, community.id);
  const example = groups[0]?.name ?? '';
  if (isDirect(scene)) return line(scene, texts.bindHere, { example });
  const conversation = { id: turn.conversation.id, channel: turn.conversation.address.channel };
  if (ownersGroup.test(rest.trim())) {
    await unbindGroup(tx, conversation.id);
    await placeConversation(tx, conversation.id, community.id);
    return line(scene, texts.boundOwners, { community: community.name });
  }
  const [meant, second] = groupsCalled(groups, rest);
  if (!meant || second) {
    const names = (second ? groupsCalled(groups, rest) : groups).map(({ name }) => name).join('、');
    return line(scene, texts.bindWhich, { names, example });
  }
  const moved = await bindGroup(tx, conversation, { groupId: meant.id, communityId: community.id });
  const said = words(scene, texts.boundGroup, { name: meant.name, team: meant.teamName });
  return answer(moved ? `${said}${words(scene, texts.boundGroupMoved, {})}` : said);
}

/** 解绑: the group is nobody's any more. */
export async function unbind(scene: Scene): Promise<TurnReply> {
  const { tx, turn, community, person } = scene;
  if (person.role !== 'manager') return line(scene, texts.managersOnly, { word: canonicalWords.unbind });
  const groups = await listBindings(tx, community.id);
  const bound = groups.find(({ id }) => id === turn.conversation.groupId);
  if (!bound) return line(scene, texts.unboundNothing, { example: groups[0]?.name ?? '' });
  await unbindGroup(tx, turn.conversation.id);
  return line(scene, texts.unbound, { name: bound.name });
}

/** “工程组”, “工程部”, “工程部值班群”, the key of the group: its whole name decides before a part of it. */
function groupsCalled(groups: readonly ListedBinding[], said: string): ListedBinding[] {
  const text = said.normalize('NFKC').replace(/[\s“”"「」]/g, '');
  const exact = groups.filter(({ name, key, teamName }) => [name, key, teamName].includes(text));
  if (exact.length > 0 || text === '') return exact;
  const stem = text.replace(groupSuffix, '');
  return stem === '' ? [] : groups.filter(({ name, teamName }) => name.includes(stem) || teamName.includes(stem));
}
