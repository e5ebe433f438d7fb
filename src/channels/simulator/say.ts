import { randomUUID } from 'node:crypto';
import type { Mention } from '../../messages/contract.ts';
import { HttpError } from '../../platform/http.ts';
import { withMentions } from './channel.ts';
import { botId, type SimulatorConversation, type SimulatorDeps, type SimulatorPerson } from './deps.ts';
import type { Directory } from './directory.ts';
import type { HandoverDesk } from './handover.ts';
import { texts } from './messages.ts';
import { readAttachment } from './picture.ts';
import type { PressRequest, SayRequest } from './requests.ts';
import { chatKey, findLine, type Handover, type Line } from './store.ts';

interface Desk {
  deps: SimulatorDeps;
  directory: Directory;
  handover: HandoverDesk;
}

/**
 * Says something as a person in a conversation; resolves with the message's id once Guanjia has stored it.
 * @throws HttpError naming the field that cannot be met
 */
export async function say({ deps, directory, handover }: Desk, request: SayRequest): Promise<{ id: string }> {
  const person = directory.person(request.as, 'as');
  const conversation = directory.conversationOf(person, request.in, 'in');
  const mentions = readMentions(directory, request.mention);
  const spoken = request.text?.trim() ?? '';
  if (!spoken && !request.media?.length && !mentions.length) throw new HttpError(400, texts.nothingSaid, 'text');
  const quoted = request.quote ? await lineIn(deps, conversation, request.quote, 'quote') : undefined;
  const media = await Promise.all((request.media ?? []).map(readAttachment));

  const id = request.id ? `said:${request.id}` : randomUUID();
  const text = withMentions(spoken, mentions);
  const stored = await Promise.all(
    media.map(async (item) => ({ id: await deps.media.save(item), kind: item.kind, mime: item.mime, name: item.name })),
  );
  await handover.say(
    {
      id,
      chat: chatKey(conversation.address),
      sender: person.id,
      content: {
        text,
        ...(mentions.length ? { mentions } : {}),
        ...(stored.length ? { media: stored } : {}),
        ...(quoted ? { quote: { id: quoted.id, from: quoted.sender, text: quoted.content.text } } : {}),
        pending: {
          ...handoverOf(person, conversation),
          ...withoutCall(text),
        },
      },
      at: deps.clock.now(),
    },
    media,
  );
  return { id };
}

/**
 * Presses a button of a message as a person who sees it.
 * @throws HttpError 404 for an unknown message, 422 where the button or the person does not belong to it
 */
export async function press({ deps, directory, handover }: Desk, request: PressRequest): Promise<{ id: string }> {
  const person = directory.person(request.as, 'as');
  const line = await findLine(deps.db, request.message);
  const conversation = line && directory.conversationAt(line.chat);
  if (!line || !conversation) throw new HttpError(404, texts.noSuchMessage(request.message), 'message');
  directory.conversationOf(person, conversation.id, 'as');
  const button = line.content.buttons?.find(({ id }) => id === request.button);
  if (!button) throw new HttpError(422, texts.noSuchButton(request.button), 'button');

  const id = randomUUID();
  await handover.say(
    {
      id,
      chat: line.chat,
      sender: person.id,
      content: {
        text: button.label,
        press: { message: line.id, button: button.id },
        pending: { ...handoverOf(person, conversation), mentionsBot: true },
      },
      at: deps.clock.now(),
    },
    [],
  );
  return { id };
}

/** The message, if it was said in this conversation. */
async function lineIn(
  deps: SimulatorDeps,
  conversation: SimulatorConversation,
  id: string,
  field: string,
): Promise<Line> {
  const line = await findLine(deps.db, id);
  if (line?.chat !== chatKey(conversation.address)) throw new HttpError(404, texts.noSuchMessage(id), field);
  return line;
}

function readMentions(directory: Directory, mention: SayRequest['mention']): Mention[] {
  return [...new Set([mention ?? []].flat())].map((id) =>
    id === botId
      ? { id, name: texts.bot }
      : { id: directory.person(id, 'mention').senderId, name: directory.nameOf(id) },
  );
}

function handoverOf(person: SimulatorPerson, conversation: SimulatorConversation): Omit<Handover, 'mentionsBot'> {
  const { account, chat } = conversation.address;
  const { kind, title } = conversation;
  return { account, chat, kind, title, senderId: person.senderId, senderName: person.name };
}

/** “@管家 接单 1024” calls us and says “接单 1024”. */
function withoutCall(text: string): Pick<Handover, 'text' | 'mentionsBot'> {
  const called = text.split(texts.callBot);
  if (called.length === 1) return { text, mentionsBot: false };
  return {
    text: called
      .map((part) => part.trim())
      .filter(Boolean)
      .join(' '),
    mentionsBot: true,
  };
}
