import type { Message, Wechaty } from 'wechaty';
import type { Link, LinkStanding } from '../../src/channels/wechaty/link/link.ts';

/** A message as Wechaty hands it over, as far as we read it. */
export interface Said {
  id?: string;
  from?: string;
  name?: string;
  text?: string;
  /** number of the puppet's `types.Message` */
  type?: number;
  at?: Date;
  self?: boolean;
  room?: FakeRoom;
  mentions?: string[];
  file?: { name: string; mime: string; bytes: Buffer } | Error;
  link?: { title: string; url: string };
}

export interface FakeRoom {
  id: string;
  topic: string;
  /** id → name in the room */
  members: Record<string, string>;
}

export const us = { id: 'wxid_us', name: '小管家' };
export const account = `test-puppet:${us.id}`;
const someMoment = new Date('2026-11-24T01:00:00Z');

const contactOf = (id: string, name: string) => ({ id, name: () => name });

function roomOf({ id, topic, members }: FakeRoom) {
  return {
    id,
    topic: async () => topic,
    alias: async (contact: { id: string }) => members[contact.id],
    memberAll: async () => Object.entries(members).map(([member, name]) => contactOf(member, name)),
  };
}

/** What Wechaty would hand over for it. */
export function messageOf(said: Said): Message {
  const { id = 'm1', from = 'wx-li', name = '李女士', text = '', type = 7, at = someMoment, self = false } = said;
  const { file, link, room, mentions } = said;
  const message = {
    ...{ id, text: () => text, type: () => type, date: () => at, self: () => self },
    payload: { ...(mentions && { mentionIdList: mentions }) },
    wechaty: { currentUser: contactOf(us.id, us.name) },
    talker: () => contactOf(from, name),
    listener: () => contactOf(from === us.id ? 'wx-li' : us.id, ''),
    room: () => room && roomOf(room),
    async toFileBox() {
      if (!file || file instanceof Error) throw file ?? new Error('no file');
      return { name: file.name, mediaType: file.mime, toBuffer: async () => file.bytes };
    },
    async toUrlLink() {
      if (!link) throw new Error('no link');
      return { title: () => link.title, url: () => link.url };
    },
  };
  return message as unknown as Message;
}

/** Something that was sent: whom to, what, and who was called. */
export interface Spoken {
  to: string;
  text?: string;
  file?: string;
  called: string[];
}

/** A bot with one friend and one room; `fail` is thrown by the next sends. */
export function fakeBot() {
  const spoken: Spoken[] = [];
  const state: { fail: Error | undefined; afterSending?: () => void } = { fail: undefined };
  const people = ['wx-li', 'wx-zhang', 'wx-gone'];
  const members = ['wx-li', 'wx-zhang'];
  const say =
    (to: string) =>
    async (what: string | { name: string }, ...called: { id: string }[]) => {
      if (typeof what === 'string') spoken.push({ to, text: what, called: called.map(({ id }) => id) });
      else spoken.push({ to, file: what.name, called: [] });
      state.afterSending?.();
      if (state.fail) throw state.fail;
      return { id: `out-${spoken.length}` };
    };
  const room = {
    ...{ id: 'r1', topic: async () => '工程部', say: say('r1') },
    has: async ({ id }: { id: string }) => members.includes(id),
  };
  const bot = {
    Contact: { find: async ({ id }: { id: string }) => (people.includes(id) ? { id, say: say(id) } : undefined) },
    Room: { find: async ({ id }: { id: string }) => (id === room.id ? room : undefined) },
  };
  return { bot: bot as unknown as Wechaty, spoken, state };
}

/** A link that stands as it is told. */
export function fakeLink(bot: Wechaty) {
  const standing: { state: LinkStanding['state']; since: Date } = { state: 'up', since: someMoment };
  const isUp = () => standing.state === 'up';
  const link: Link & { stand(state: LinkStanding['state'], since?: Date): void } = {
    get bot() {
      return isUp() ? bot : undefined;
    },
    get account() {
      return isUp() ? account : undefined;
    },
    run: async () => {},
    stop: async () => {},
    state: () => standing,
    stand(state, since = someMoment) {
      Object.assign(standing, { state, since });
    },
  };
  return link;
}
