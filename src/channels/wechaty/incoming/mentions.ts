import type { Message, Room } from 'wechaty';
import { everybody } from '../lexicon.ts';

/** Ourselves in a room. */
export interface Self {
  id: string;
  /** by which we may be called there: the account's name and its name in the room */
  names: readonly string[];
}

/** Between a name and what follows it: what WeChat puts there, or what people type. */
const ends = /^(?:$|[\s\u2005,.!?:;，。！？：；、@])/;

/**
 * Whether a message in a room calls us. Where the puppet tells who was called, that decides. Else the text is read:
 * “@name” with U+2005, a space or nothing behind it. “@所有人” calls everybody and so nobody in particular.
 */
export async function callsUs(message: Message, room: Room, self: Self): Promise<boolean> {
  const told = toldIds(message);
  if (told.length > 0) return told.includes(self.id) && !everybody.test(message.text());
  const text = message.text();
  for (const name of self.names.filter(Boolean)) {
    for (let at = text.indexOf(`@${name}`); at !== -1; at = text.indexOf(`@${name}`, at + 1)) {
      const rest = text.slice(at + 1 + name.length);
      if (ends.test(rest) || !(await isSomebodyElse(room, name, rest))) return true;
    }
  }
  return false;
}

function toldIds({ payload }: Message): readonly string[] {
  return payload && 'mentionIdList' in payload ? (payload.mentionIdList ?? []) : [];
}

/** “@管家婆 在吗” may call a member whose name begins with ours. */
async function isSomebodyElse(room: Room, name: string, rest: string): Promise<boolean> {
  const [more = ''] = /^[^\s\u2005@]+/.exec(rest) ?? [];
  const members = await room.memberAll();
  const names = await Promise.all(members.map(async (member) => (await room.alias(member)) || member.name()));
  return names.some((other) => other.length > name.length && `${name}${more}`.startsWith(other));
}
