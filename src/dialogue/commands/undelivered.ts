import { type Letter, listDeadLetters, listUncertain, sendAgain } from '../../messages/dead-letters.ts';
import { listWaiting, type Waiting } from '../../messages/waiting.ts';
import { maskText } from '../../platform/mask.ts';
import { answer, type TurnReply, words } from '../turn-context.ts';
import type { Command } from './command.ts';
import { canonicalWords } from './lexicon.ts';
import { texts } from './messages.ts';
import { isDirect, line, moment, type Scene } from './scene.ts';
import { numbersOf, undeliveredConversations, waitingConversations } from './store.ts';

const maxListed = 10;
const excerptLength = 24;

type Undelivered = Letter & { uncertain: boolean };

/**
 * 未送达, 重发: for managers, in their own chat, since the messages are owners'. Only those of the community. What only waits
 * for its turn is listed, too, and goes out by itself.
 */
export async function undelivered(scene: Scene, { word, rest }: Command): Promise<TurnReply> {
  const name = canonicalWords[word];
  if (scene.person.role !== 'manager') return line(scene, texts.managersOnly, { word: name });
  if (!isDirect(scene)) return line(scene, texts.inDirectChat, { word: name });
  const letters = await lettersOf(scene);
  return word === 'resend' ? resend(scene, letters, rest.trim().toLowerCase()) : list(scene, letters);
}

async function lettersOf(scene: Scene): Promise<Undelivered[]> {
  const among = await undeliveredConversations(scene.tx, scene.community.id);
  const dead = (await listDeadLetters(scene.tx, { among })).map((letter) => ({ ...letter, uncertain: false }));
  const uncertain = (await listUncertain(scene.tx, { among })).map((letter) => ({ ...letter, uncertain: true }));
  return [...dead, ...uncertain];
}

async function list(scene: Scene, letters: Undelivered[]): Promise<TurnReply> {
  const waiting = await waitingLines(scene);
  const [first] = letters;
  if (!first) return waiting.length > 0 ? answer(waiting.join('\n')) : line(scene, texts.undeliveredNone, {});
  const numbers = await numbersOf(scene.tx, ticketsOf(letters));
  const lines = letters.slice(0, maxListed).map((letter) =>
    words(scene, texts.undeliveredLine, {
      ...aboutOf(scene, letter, numbers),
      id: shortId(letter),
      reason: letter.uncertain ? words(scene, texts.uncertain, {}) : maskText(letter.reason),
    }),
  );
  const left = letters.length - maxListed;
  return answer(
    [
      words(scene, texts.undeliveredHead, {}),
      ...lines,
      ...(left > 0 ? [words(scene, texts.todoMore, { count: left })] : []),
      words(scene, texts.undeliveredHow, { id: shortId(first) }),
      ...waiting,
    ].join('\n'),
  );
}

/** What is over a budget, or waits for a link: each with its reason and when it is tried next. */
async function waitingLines(scene: Scene): Promise<string[]> {
  const among = await waitingConversations(scene.tx, scene.community.id);
  const waiting = await listWaiting(scene.tx, among, scene.clock);
  if (waiting.length === 0) return [];
  const numbers = await numbersOf(scene.tx, ticketsOf(waiting));
  const lines = waiting.slice(0, maxListed).map((message) =>
    words(scene, texts.waitingLine, {
      ...aboutOf(scene, message, numbers),
      reason: maskText(message.reason),
      due: moment(scene, message.dueAt),
    }),
  );
  const left = waiting.length - maxListed;
  return [
    words(scene, texts.waitingHead, {}),
    ...lines,
    ...(left > 0 ? [words(scene, texts.todoMore, { count: left })] : []),
  ];
}

const ticketsOf = (messages: readonly { ticketId?: string }[]): string[] =>
  messages.flatMap(({ ticketId }) => ticketId ?? []);

function aboutOf(scene: Scene, message: Letter | Waiting, numbers: ReadonlyMap<string, number>) {
  const number = message.ticketId ? numbers.get(message.ticketId) : undefined;
  return {
    at: moment(scene, message.createdAt),
    about: number ? words(scene, texts.aboutTicket, { number }) : words(scene, texts.aboutNothing, {}),
    text: maskText(message.content.text).replace(/\s+/g, ' ').slice(0, excerptLength),
  };
}

async function resend(scene: Scene, letters: Undelivered[], id: string): Promise<TurnReply> {
  if (!id) return line(scene, texts.resendHow, {});
  const meant = letters.filter((letter) => letter.id.startsWith(id));
  const [letter, second] = meant;
  const sent = letter && !second && (await sendAgain(scene.tx, letter.id, scene.clock));
  return sent ? line(scene, texts.resent, { id: shortId(letter) }) : line(scene, texts.resendUnknown, { id });
}

const shortId = ({ id }: Letter): string => id.slice(0, 8);
