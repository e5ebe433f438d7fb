import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/db.ts';
import type { Log } from '../platform/log.ts';
import { inBatches } from './batches.ts';
import type { Accept, InboundContent, IncomingMedia, IncomingMessage } from './contract.ts';
import { type Acceptable, findStored, insertInbound } from './incoming-store.ts';
import { saveMedia } from './media.ts';
import { words } from './messages.ts';
import { shortened, withoutNul } from './sanitise.ts';
import { render } from './template.ts';

export interface AcceptDeps {
  db: Db;
  dataDir: string;
  clock: Clock;
  /** How many milliseconds to wait for more before answering: 0 for an emergency, a button, a command. */
  holdFor: (message: IncomingMessage) => number;
  log: Log;
}

const MAX_TEXT_LENGTH = 20_000;
const MAX_ID_LENGTH = 200;
const MAX_BATCH = 100;

/** A message that no channel should hand over: the platform may be told that it is wrong. */
export class InvalidMessage extends Error {
  override readonly name = 'InvalidMessage';
  constructor(readonly field: string) {
    super(`incoming message: ${field} is missing, empty or over ${MAX_ID_LENGTH} characters`);
  }
}

/**
 * The door for everything that people write. A message is stored once per (channel, account, id), with the job that
 * handles it, before the call resolves; a second delivery resolves with `fresh: false` and changes nothing. Texts are cut at
 * 20,000 characters. Throws `InvalidMessage` on ids that can't be ids, anything else when it could not be stored: the
 * platform must then deliver it again.
 */
export function createAccept({ db, dataDir, clock, holdFor, log }: AcceptDeps): Accept {
  // One statement at a time, so that what comes by one door keeps its order; more at once was no faster.
  const store = inBatches((batch: readonly Acceptable[]) => insertInbound(db, batch), MAX_BATCH);

  return async (message) => {
    checkIds(message);
    const key = { channel: message.channel, account: message.account, externalId: message.id };
    const receivedAt = clock.now();
    const holdMs = Math.max(0, holdFor(message));
    const known = message.media?.length ? await findStored(db, key) : undefined;
    if (known !== undefined) return { fresh: false, seq: known };
    const media = await saveAll(message.media ?? []);
    const accepted = await store({
      ...key,
      chat: message.chat.id,
      kind: message.chat.kind,
      title: message.chat.title === undefined ? null : shortened(message.chat.title, MAX_ID_LENGTH),
      senderId: message.sender.id,
      senderName: message.sender.name === undefined ? null : shortened(message.sender.name, MAX_ID_LENGTH),
      sentAt: message.at,
      receivedAt,
      dueAt: new Date(receivedAt.getTime() + holdMs),
      content: contentOf(message, media),
      silent: message.silent ?? false,
    });
    log.debug({ channel: message.channel, seq: accepted.seq, fresh: accepted.fresh }, 'message accepted');
    return accepted;
  };

  async function saveAll(media: readonly IncomingMedia[]): Promise<string[]> {
    const ids: string[] = [];
    for (const one of media) ids.push(await saveMedia(db, dataDir, one, clock));
    return ids;
  }
}

function checkIds({ channel, account, id, chat, sender, press, quote }: IncomingMessage): void {
  const ids = { channel, account, id, 'chat.id': chat.id, 'sender.id': sender.id };
  const optional = {
    ...(press && { 'press.button': press.button }),
    ...(press?.messageId !== undefined && { 'press.messageId': press.messageId }),
    ...(quote?.messageId !== undefined && { 'quote.messageId': quote.messageId }),
  };
  for (const [field, value] of Object.entries({ ...ids, ...optional })) {
    if (value === '' || value.length > MAX_ID_LENGTH || withoutNul(value) !== value) throw new InvalidMessage(field);
  }
}

function contentOf({ text, quote, press, mentionsBot }: IncomingMessage, media: string[]): InboundContent {
  const mark = render(words.cut, {});
  return withoutNul({
    ...(text !== undefined && { text: shortened(text, MAX_TEXT_LENGTH, mark) }),
    ...(media.length > 0 && { media }),
    ...(quote && { quote: { ...quote, ...(quote.text && { text: shortened(quote.text, MAX_TEXT_LENGTH, mark) }) } }),
    ...(press && { press }),
    ...(mentionsBot !== undefined && { mentionsBot }),
  });
}
