import type { FileBoxInterface } from 'file-box';
import type { Contact, Message, Room, Wechaty } from 'wechaty';
import type { Address, OutgoingContent, SendResult } from '../../../messages/contract.ts';
import { render } from '../../../messages/template.ts';
import { roomIdOf } from '../address.ts';
import { reasons } from '../messages.ts';
import type { Breaker } from './breaker.ts';
import type { OwnWords } from './own-words.ts';

/** The bytes of a file that is to be sent. */
export type OpenMedia = (id: string) => Promise<{ name: string; bytes: Buffer }>;

export interface SayDeps {
  openMedia: OpenMedia;
  own: OwnWords;
  breaker: Breaker;
  /** How long our own words may take to come back, where it differs from the usual. Real time. */
  echoMs?: number;
}

/** How long our own words may take to come back, where a send ended without an answer. */
const usualEchoMs = 3_000;
/** The link broke under the send: no fault of what was said, and for the link to mend. */
const brokenLink = /^\d+ (?:UNAVAILABLE|UNAUTHENTICATED|CANCELLED|DEADLINE)|no grpc manager|not logged ?in/i;
/** It broke before anything went out. */
const neverWent = /no grpc manager|not logged ?in/i;

/** Says it: the files first, then the words, which call those who are mentioned and still in the room. */
export async function say(
  deps: SayDeps,
  bot: Wechaty,
  address: Address,
  content: OutgoingContent,
): Promise<SendResult> {
  const from = deps.own.mark();
  let begun = false;
  try {
    const roomId = roomIdOf(address.chat);
    const target =
      roomId === undefined ? await bot.Contact.find({ id: address.chat }) : await bot.Room.find({ id: roomId });
    if (!target) return { outcome: 'refused', reason: render(reasons.gone, {}) };
    const called = 'topic' in target ? await membersOf(bot, target, content) : [];
    const files = await filesOf(deps, content);
    begun = true;
    for (const file of files) await target.say(file);
    const sent = content.text === '' ? undefined : await sayText(target, content.text, called);
    deps.breaker.succeeded();
    return { outcome: 'sent', ...(sent && { externalId: sent.id }) };
  } catch (error) {
    return await judge(deps, error, { chat: address.chat, text: content.text, from, begun });
  }
}

async function sayText(target: Room | Contact, text: string, called: Contact[]): Promise<Message | undefined> {
  const sent = 'topic' in target && called.length > 0 ? await target.say(text, ...called) : await target.say(text);
  return sent ?? undefined;
}

/** Who left a room is not rung there. */
async function membersOf(bot: Wechaty, room: Room, { mentions = [] }: OutgoingContent): Promise<Contact[]> {
  const found = await Promise.all(mentions.map(({ id }) => bot.Contact.find({ id })));
  const contacts = found.filter((contact) => contact !== undefined);
  const present = await Promise.all(contacts.map((contact) => room.has(contact)));
  return contacts.filter((_, index) => present[index]);
}

async function filesOf({ openMedia }: SayDeps, { media = [] }: OutgoingContent): Promise<FileBoxInterface[]> {
  if (media.length === 0) return [];
  const { FileBox } = await import('file-box');
  const opened = await Promise.all(media.map(openMedia));
  return opened.map(({ name, bytes }) => FileBox.fromBuffer(bytes, name));
}

interface Unsaid {
  chat: string;
  text: string;
  from: number;
  begun: boolean;
}

/** What a failed send comes to: our own words that came back prove that it arrived all the same. */
async function judge(
  { own, breaker, echoMs = usualEchoMs }: SayDeps,
  error: unknown,
  unsaid: Unsaid,
): Promise<SendResult> {
  const reason = error instanceof Error ? error.message : String(error);
  const later: SendResult = { outcome: 'later', reason: render(reasons.linkDown, {}), afterSeconds: 5 };
  if (neverWent.test(reason)) return later;
  if (brokenLink.test(reason)) {
    if (!unsaid.begun) return later;
  } else {
    await breaker.failed(error);
    if (!unsaid.begun) return { outcome: 'retry', reason };
  }
  const id = unsaid.text === '' ? undefined : await own.find(unsaid, echoMs);
  return id === undefined ? { outcome: 'uncertain', reason } : { outcome: 'sent', externalId: id };
}
