import { isKeepable } from '../../domain/answers/gap.ts';
import { keepAnswer, takeBackAnswer, writeAnswer } from '../../domain/answers/gap-store.ts';
import { routeTeam } from '../../domain/roster/route-team.ts';
import { ticketById } from '../../domain/tickets/store.ts';
import type { Ticket } from '../../domain/tickets/ticket.ts';
import { holdsForAll, questionWords } from '../../understanding/question-words.ts';
import { gapOf } from '../gaps.ts';
import type { Reply, TurnReply } from '../turn-context.ts';
import { words } from '../turn-context.ts';
import type { Command } from './command.ts';
import { quotedTicket, visibleTicket } from './find-ticket.ts';
import { canonicalWords } from './lexicon.ts';
import { texts } from './messages.ts';
import { findPersonalData, type PersonalDatum } from './personal-data.ts';
import { line, type Scene } from './scene.ts';
import { isMember, namesWithin } from './store.ts';

/** 收录, 撤销收录: an answer is said to whoever asks the same from now on, or no more (S18). */
export async function changeKept(scene: Scene, { word, number }: Command): Promise<TurnReply> {
  const isKeep = word === 'keep';
  const ticket = number === undefined ? await quotedTicket(scene) : await visibleTicket(scene, number);
  if (!ticket) {
    if (number !== undefined) return line(scene, texts.unknownNumber, { number });
    return line(scene, isKeep ? texts.keepHow : texts.takeBackHow, {});
  }
  if (!(await mayKeep(scene, ticket))) return line(scene, texts.keepFor, { word: canonicalWords[word] });
  return isKeep ? keep(scene, ticket) : takeBack(scene, ticket);
}

async function keep(scene: Scene, ticket: Ticket): Promise<TurnReply> {
  const { tx, now, person } = scene;
  const more = { ticketId: ticket.id };
  const gap = await gapOf(tx, ticket);
  if (!gap) return line(scene, texts.keepNoQuestion, { number: ticket.number }, more);
  if (!ticket.answer) return line(scene, texts.keepNoAnswer, { number: ticket.number }, more);
  const number = await numberOf(scene, gap.ticketId, ticket);
  if (gap.keptAt && gap.answer === ticket.answer) return line(scene, texts.keptAlready, { number }, more);
  const reason = await whyNotKept(scene, ticket, { ...gap, answer: ticket.answer });
  if (reason) return line(scene, texts.keepRefused, { reason }, more);
  await keepAnswer(tx, gap.id, { answer: ticket.answer, by: person.staffId, at: now });
  return line(scene, texts.kept, { question: gap.question, number }, more);
}

async function takeBack(scene: Scene, ticket: Ticket): Promise<TurnReply> {
  const gap = await gapOf(scene.tx, ticket);
  const number = await numberOf(scene, gap?.ticketId ?? null, ticket);
  if (!gap?.keptAt) return line(scene, texts.takeBackNothing, { number });
  await takeBackAnswer(scene.tx, gap.id);
  return line(scene, texts.takenBack, { number }, { ticketId: ticket.id });
}

/** Writes an answer to its noted question. @returns the line and the button for keeping it, where the person may */
export async function offerToKeep(scene: Scene, ticket: Ticket): Promise<Pick<Reply, 'text' | 'buttons'> | undefined> {
  const gap = await gapOf(scene.tx, ticket);
  if (!gap || gap.keptAt || !ticket.answer) return undefined;
  const said = { answer: ticket.answer, by: scene.person.staffId, at: scene.now };
  await writeAnswer(scene.tx, gap.id, said);
  if (!(await mayKeep(scene, ticket)) || (await whyNotKept(scene, ticket, { ...gap, ...said }))) return undefined;
  return {
    text: words(scene, texts.keepOffer, { number: ticket.number }),
    buttons: [{ id: `keep:${ticket.number}`, label: words(scene, texts.keepButton, {}) }],
  };
}

/** Managers, and whoever is of the team that answers questions. */
const mayKeep = async ({ tx, person }: Scene, { teamId }: Pick<Ticket, 'teamId'>): Promise<boolean> =>
  person.role === 'manager' || (teamId !== null && (await isMember(tx, person.staffId, teamId)));

/** Whether the person may keep answers to questions at all. */
export async function mayKeepAny(scene: Scene): Promise<boolean> {
  const { team } = await routeTeam(scene.tx, scene.community, { kind: 'inquiry', category: 'general_inquiry' });
  return mayKeep(scene, { teamId: team.id });
}

/** The number under which a kept answer is known: of the ticket in which it was first asked. */
async function numberOf({ tx }: Scene, ticketId: string | null, ticket: Ticket): Promise<number> {
  const first = ticketId && ticketId !== ticket.id ? await ticketById(tx, ticketId) : undefined;
  return first?.number ?? ticket.number;
}

/** Why an answer is nothing for others, or nothing. */
async function whyNotKept(
  scene: Scene,
  { number, category, description }: Ticket,
  { question, answer }: { question: string; answer: string },
): Promise<string | undefined> {
  if (!isKeepable(category)) return words(scene, texts.keepUnread, {});
  const inQuestion = await personalIn(scene, `${question}\n${description}`);
  if (inQuestion) return words(scene, texts.keepPrivateQuestion, { found: sayDatum(scene, inQuestion) });
  const inAnswer = await personalIn(scene, answer);
  if (inAnswer) return words(scene, texts.keepPrivateAnswer, { found: sayDatum(scene, inAnswer), number });
  if (!questionWords(question)) return words(scene, texts.keepOwnCase, {});
  return holdsForAll(answer) ? undefined : words(scene, texts.keepPassing, {});
}

async function personalIn({ tx, community }: Scene, text: string): Promise<PersonalDatum | undefined> {
  return findPersonalData(text, await namesWithin(tx, community.id, text), [community.hotline]);
}

function sayDatum(scene: Scene, { kind, text }: PersonalDatum): string {
  const sayings = {
    name: texts.personName,
    phone: texts.personPhone,
    room: texts.personRoom,
    plate: texts.personPlate,
    number: texts.personNumber,
  };
  return words(scene, sayings[kind], { text });
}
