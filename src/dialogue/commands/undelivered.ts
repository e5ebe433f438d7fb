import { type Letter, listDeadLetters, listUncertain, sendAgain } from '../../messages/dead-letters.ts';
import { maskText } from '../../platform/mask.ts';
import { answer, type TurnReply, words } from '../turn-context.ts';
import type { Command } from './command.ts';
import { canonicalWords } from './lexicon.ts';
import { texts } from './messages.ts';
import { isDirect, line, moment, type Scene } from './scene.ts';
import { numbersOf, undeliveredConversations } from './store.ts';

const maxListed = 10;
const excerptLength = 24;

type Undelivered = Letter & { uncertain: boolean };

/** 未送达, 重发: for managers, in their own chat, since the messages are owners'. Only those of the community. */
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
  const [first] = letters;
  if (!first) return line(scene, texts.undeliveredNone, {});
  const numbers = await numbersOf(
    scene.tx,
    letters.flatMap((letter) => letter.ticketId ?? []),
  );
  const lines = letters.slice(0, maxListed).map((letter) => {
    const number = letter.ticketId ? numbers.get(letter.ticketId) : undefined;
    return words(scene, texts.undeliveredLine, {
      id: shortId(letter),
      at: moment(scene, letter.createdAt),
      about: number ? words(scene, texts.aboutTicket, { number }) : words(scene, texts.aboutNothing, {}),
      text: maskText(letter.content.text).replace(/\s+/g, ' ').slice(0, excerptLength),
      reason: letter.uncertain ? words(scene, texts.uncertain, {}) : maskText(letter.reason),
    });
  });
  const left = letters.length - maxListed;
  return answer(
    [
      words(scene, texts.undeliveredHead, {}),
      ...lines,
      ...(left > 0 ? [words(scene, texts.todoMore, { count: left })] : []),
      words(scene, texts.undeliveredHow, { id: shortId(first) }),
    ].join('\n'),
  );
}

async function resend(scene: Scene, letters: Undelivered[], id: string): Promise<TurnReply> {
  if (!id) return line(scene, texts.resendHow, {});
  const meant = letters.filter((letter) => letter.id.startsWith(id));
  const [letter, second] = meant;
  const sent = letter && !second && (await sendAgain(scene.tx, letter.id, scene.clock));
  return sent ? line(scene, texts.resent, { id: shortId(letter) }) : line(scene, texts.resendUnknown, { id });
}

const shortId = ({ id }: Letter): string => id.slice(0, 8);
