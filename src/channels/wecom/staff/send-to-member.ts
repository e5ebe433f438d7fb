import type { Address, Capabilities, OutgoingContent, SendFacts, SendResult } from '../../../messages/contract.ts';
import { render } from '../../../messages/template.ts';
import { sendAppMessage } from '../api/app-message.ts';
import { mediaLimits, uploadMedia } from '../api/media.ts';
import { outcomeOf } from '../outcome.ts';
import type { StaffDeps } from './deps.ts';
import { texts } from './messages.ts';
import { sendCard } from './send-card.ts';

/** What the app's chat with a member can carry. */
export const memberCapabilities: Capabilities = {
  buttons: 'native',
  maxButtons: 6,
  mentions: false,
  quotes: false,
  media: {
    image: { maxBytes: mediaLimits.image.maxBytes },
    voice: { maxBytes: mediaLimits.voice.maxBytes },
    video: { maxBytes: mediaLimits.video.maxBytes },
    file: { maxBytes: mediaLimits.file.maxBytes },
  },
  maxTextBytes: 2048,
  proactive: true,
  idempotentSend: false,
};

/** Sends to one member: files first, then the text, as a card where it has buttons. */
export async function sendToMember(
  deps: StaffDeps,
  { chat: userid }: Address,
  content: OutgoingContent,
  key: string,
  facts: SendFacts,
): Promise<SendResult> {
  const { agentId, caller, pacing, openMedia } = deps;
  const waitSeconds = await pacing.reserve({ kind: 'app', agentId, userid });
  if (waitSeconds > 0) return { outcome: 'retry', reason: render(texts.paced, {}), afterSeconds: waitSeconds };
  try {
    for (const id of content.media ?? []) {
      const { kind, name, bytes } = await openMedia(id);
      const mediaId = await uploadMedia(caller, { kind, name, bytes });
      await sendAppMessage(caller, { agentId, userids: [userid], content: { type: kind, mediaId } });
    }
    if (content.buttons?.length)
      return { outcome: 'sent', externalId: await sendCard(deps, userid, content, key, facts) };
    if (content.text === '') return { outcome: 'sent' };
    const text = { type: 'text', text: plain(content.text) } as const;
    const { messageId } = await sendAppMessage(caller, { agentId, userids: [userid], content: text });
    return { outcome: 'sent', ...(messageId && { externalId: messageId }) };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** The client reads links out of angle brackets: what people wrote is text. */
const plain = (text: string): string => text.replaceAll('<', '＜');
