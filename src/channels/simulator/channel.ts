import type { Address, Capabilities, Channel, Mention, OutgoingContent } from '../../messages/contract.ts';
import { botId, channelName, type SimulatorDeps, type SimulatorMedia } from './deps.ts';
import { announce } from './events.ts';
import { kindOfMime } from './picture.ts';
import { addLine, chatKey, type LineMedia } from './store.ts';

const megabyte = 1024 * 1024;
const capabilities: Capabilities = {
  buttons: 'native',
  maxButtons: 20,
  mentions: true,
  quotes: true,
  media: {
    image: { maxBytes: 20 * megabyte },
    voice: { maxBytes: 20 * megabyte },
    video: { maxBytes: 20 * megabyte },
    file: { maxBytes: 20 * megabyte },
  },
  maxTextBytes: 8000,
  proactive: true,
  idempotentSend: true,
};

/**
 * The channel to the simulator's phones and groups. A send is one line in the transcript under its key, so the same
 * key again changes nothing; the line's id is the key.
 */
export function createSimulatorChannel(deps: Pick<SimulatorDeps, 'db' | 'clock' | 'media' | 'notifier'>): Channel {
  return {
    name: channelName,
    capabilities: () => capabilities,
    async send(address: Address, content: OutgoingContent, key: string) {
      const chat = chatKey(address);
      const media = await Promise.all((content.media ?? []).map((id) => describeMedia(deps.media, id)));
      const missing = media.indexOf(undefined);
      if (missing >= 0) return { outcome: 'refused', reason: `media ${content.media?.[missing]} is not there` };
      const { seq } = await addLine(deps.db, {
        id: key,
        chat,
        sender: botId,
        content: {
          text: withMentions(content.text, content.mentions ?? []),
          ...(content.buttons?.length ? { buttons: content.buttons } : {}),
          ...(content.mentions?.length ? { mentions: content.mentions } : {}),
          ...(media.length ? { media: media.filter((item) => item !== undefined) } : {}),
        },
        at: deps.clock.now(),
      });
      await announce(deps, { type: 'message', chat, seq });
      return { outcome: 'sent', externalId: key };
    },
  };
}

async function describeMedia(media: SimulatorMedia, id: string): Promise<LineMedia | undefined> {
  const found = await media.open(id);
  return found && { id, kind: kindOfMime(found.mime), mime: found.mime, name: found.name };
}

/** A chat app writes the called people into the text; names that stand there already are left alone. */
export function withMentions(text: string, mentions: Mention[]): string {
  const absent = mentions.filter(({ name }) => !text.includes(`@${name}`)).map(({ name }) => `@${name} `);
  return absent.length ? `${absent.join('')}${text}` : text;
}
