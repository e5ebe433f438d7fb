import { createHash } from 'node:crypto';
import type { Contact, Message, Room } from 'wechaty';
import type { Accept, IncomingMessage } from '../../../messages/contract.ts';
import { noteRecalled } from '../../../messages/recalled.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import { channelName, chatOfRoom } from '../address.ts';
import type { Breaker } from '../sending/breaker.ts';
import type { OwnWords } from '../sending/own-words.ts';
import { readContent } from './content.ts';
import { callsUs } from './mentions.ts';

export interface TakeInDeps {
  db: Db;
  clock: Clock;
  log: Log;
  accept: Accept;
  /** `${puppet}:${selfId}`, while logged in */
  account(): string | undefined;
  own: OwnWords;
  breaker: Breaker;
}

/** What is older when it arrives is old news: some puppets tell again what was said before a login. */
const oldAfterMs = 2 * 60_000;
const longestId = 200;

/**
 * Stores what is written to us, each message once. Our own words come back as messages, too: they are known by the
 * puppet's word and by the talker's id, since either alone may fail. Throws where we are logged out: asked again later.
 */
export function createTakeIn(deps: TakeInDeps): (message: Message) => Promise<void> {
  const { db, clock, log, accept } = deps;
  return async (message) => {
    const account = deps.account();
    if (account === undefined) throw new Error('a message came while nobody was logged in');
    const talker = message.talker();
    const room = message.room();
    if (message.self() || account.endsWith(`:${talker.id}`)) return await hearOurselves(deps, message, room);

    const content = await readContent(message, log);
    const id = idOf(message.id);
    if (content.recalls)
      await noteRecalled(db, { channel: channelName, account, chat: '' }, idOf(content.recalls), clock);
    const { text, media, quote } = content;
    const at = message.date();
    const isOld = clock.now().getTime() - at.getTime() > oldAfterMs;
    const where = room ? await inRoom(message, room, account) : { chat: direct(talker) };
    const name = (room && (await room.alias(talker))) || talker.name();
    await accept({
      ...{ channel: channelName, account, id, at },
      ...where,
      sender: { id: talker.id, ...(name && { name }) },
      ...(text !== undefined && { text: text.replaceAll('\u2005', ' ') }),
      ...(media && { media }),
      ...(quote && { quote }),
      ...((content.silent || isOld) && { silent: true }),
    });
  };
}

/** WeChat itself complains in our name. */
async function hearOurselves({ own, breaker }: TakeInDeps, message: Message, room: Room | undefined): Promise<void> {
  const text = message.text();
  if (await breaker.hear(text)) return;
  const listener = message.listener();
  const chat = room ? chatOfRoom(room.id) : listener?.id;
  if (chat) own.note({ chat, text, id: message.id });
}

const direct = (talker: Contact): IncomingMessage['chat'] => ({ id: talker.id, kind: 'direct' });

async function inRoom(message: Message, room: Room, account: string) {
  const { currentUser } = message.wechaty;
  const self = {
    id: account.slice(account.indexOf(':') + 1),
    names: [currentUser.name(), (await room.alias(currentUser)) ?? ''],
  };
  const title = await room.topic();
  const chat: IncomingMessage['chat'] = { id: chatOfRoom(room.id), kind: 'group', ...(title && { title }) };
  return { chat, mentionsBot: await callsUs(message, room, self) };
}

/** Ids of some puppets are long. */
const idOf = (id: string): string => (id.length <= longestId ? id : createHash('sha256').update(id).digest('hex'));
