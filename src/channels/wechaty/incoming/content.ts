import type { Message } from 'wechaty';
import type { IncomingMedia, MediaKind } from '../../../messages/contract.ts';
import { render, type Template } from '../../../messages/template.ts';
import type { Log } from '../../../platform/log.ts';
import { texts } from '../messages.ts';
import { readQuote } from './quotes.ts';

/** What a message holds, in our terms. */
export interface Content {
  text?: string;
  media?: IncomingMedia[];
  quote?: { text: string };
  /** the platform's id of a message that was taken back */
  recalls?: string;
  /** nothing that anybody answers: a sticker, a notice of the platform, what only a phone can open in a room */
  silent?: boolean;
}

/** How long a file may take before it counts as lost. */
const fileMs = 30_000;

/** Kinds as puppets number them: the library itself is not loaded here. */
const kinds: Record<number, keyof typeof readers> = {
  1: 'file',
  2: 'voice',
  3: 'contact',
  4: 'history',
  5: 'sticker',
  6: 'image',
  7: 'text',
  8: 'location',
  9: 'miniProgram',
  11: 'money',
  12: 'money',
  13: 'recalled',
  14: 'link',
  15: 'video',
};

type Read = (message: Message, log: Log) => Content | Promise<Content>;

const readers = {
  text: (message) => readQuote(message.text()),
  image: (message, log) => fetchFile(message, 'image', log),
  voice: (message, log) => fetchFile(message, 'voice', log),
  video: (message, log) => fetchFile(message, 'video', log),
  file: (message, log) => fetchFile(message, 'file', log),
  location: (message) => {
    const place = message.text().trim();
    // Not every puppet tells where.
    return place && !place.startsWith('<') ? { text: render(texts.location, { place }) } : unreadable(texts.other);
  },
  link: readLink,
  recalled: (message) => ({
    text: render(texts.recalled, {}),
    silent: true,
    ...(message.text() && { recalls: message.text() }),
  }),
  sticker: () => ({ text: render(texts.unreadable, { kind: render(texts.sticker, {}) }), silent: true }),
  contact: () => unreadable(texts.contact),
  history: () => unreadable(texts.history),
  miniProgram: () => unreadable(texts.miniProgram),
  money: () => unreadable(texts.money),
  /** What puppets cannot tell is mostly the platform speaking of itself. */
  unknown: (message) => ({
    text: message.text() || render(texts.unreadable, { kind: render(texts.other, {}) }),
    silent: true,
  }),
} satisfies Record<string, Read>;

/** Reads what a message holds; a file that cannot be had is named in the text. */
export async function readContent(message: Message, log: Log): Promise<Content> {
  return await readers[kinds[message.type()] ?? 'unknown'](message, log);
}

const unreadable = (kind: Template<never>): Content => ({
  text: render(texts.unreadable, { kind: render(kind, {}) }),
});

async function readLink(message: Message): Promise<Content> {
  try {
    const link = await message.toUrlLink();
    return { text: render(texts.link, { title: link.title(), url: link.url() }) };
  } catch {
    // Some puppets tell of a link only that there is one.
    return message.text() ? { text: message.text() } : unreadable(texts.other);
  }
}

async function fetchFile(message: Message, kind: MediaKind, log: Log): Promise<Content> {
  try {
    const file = await within(message.toFileBox(), fileMs);
    const bytes = await within(file.toBuffer(), fileMs);
    return { media: [{ kind, mime: mimeOf(file.mediaType, kind), name: file.name || kind, bytes }] };
  } catch (error) {
    log.warn({ err: error, kind }, 'a file that somebody sent could not be had');
    return { text: render(texts.lost, { kind: render(texts[kind], {}) }) };
  }
}

const usualMime: Record<MediaKind, string> = {
  image: 'image/jpeg',
  voice: 'audio/silk',
  video: 'video/mp4',
  file: 'application/octet-stream',
};

const mimeOf = (told: string, kind: MediaKind): string =>
  told && told !== 'application/unknown' ? told : usualMime[kind];

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done in ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
