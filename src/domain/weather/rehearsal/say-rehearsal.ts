import { DateTime } from 'luxon';
import { maskName } from '../../../platform/mask.ts';
import type { CommunityFacts } from '../../communities/community.ts';
import { wordsOf } from '../../hazards/speech.ts';
import { rehearsalTexts } from './messages.ts';
import type { Script } from './script.ts';
import type { Said } from './store.ts';

const MOST_NAMES = 5;

/** A rehearsal as people read it: the same words at the same moment are said once, with those who would read them. */
export function sayRehearsal(community: CommunityFacts, steps: Script['steps'], said: readonly Said[]): string {
  const say = wordsOf(community);
  const local = (at: Date) => DateTime.fromJSDate(at, { zone: community.zone }).toFormat('M月d日 HH:mm');
  const [first, last] = [steps[0]?.at ?? new Date(0), steps.at(-1)?.at ?? new Date(0)];
  const head = { community: community.name, steps: steps.length, from: local(first), to: local(last) };
  const blocks = blocksOf(said).map(({ at, text, names, groups }) => {
    const people = names.slice(0, MOST_NAMES).map(maskName).join('、');
    const who = [
      ...groups.map((name) => say(rehearsalTexts.group, { name })),
      ...(names.length > MOST_NAMES ? [say(rehearsalTexts.manyPeople, { names: people, count: names.length })] : []),
      ...(names.length > 0 && names.length <= MOST_NAMES ? [say(rehearsalTexts.people, { names: people })] : []),
    ];
    return say(rehearsalTexts.block, { at: local(at), who: who.join('、'), text });
  });
  const total = { count: said.length, people: new Set(said.map(({ to }) => to)).size };
  const foot = said.length > 0 ? say(rehearsalTexts.total, total) : say(rehearsalTexts.nobody, {});
  return [say(rehearsalTexts.head, head), ...blocks, foot].join('\n\n');
}

interface Block {
  at: Date;
  text: string;
  names: string[];
  groups: string[];
}

function blocksOf(said: readonly Said[]): Block[] {
  const blocks = new Map<string, Block>();
  for (const { at, to, toGroup, content } of said) {
    const key = `${at.toISOString()} ${content.text}`;
    const block = blocks.get(key) ?? { at, text: content.text, names: [], groups: [] };
    (toGroup ? block.groups : block.names).push(to);
    blocks.set(key, block);
  }
  return [...blocks.values()];
}
