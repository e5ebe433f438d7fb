import { ticketTitle } from '../../domain/tickets/labels.ts';
import { ticketById, ticketByNumber, workOf } from '../../domain/tickets/store.ts';
import type { Ticket } from '../../domain/tickets/ticket.ts';
import { answer, type TurnReply, words } from '../turn-context.ts';
import type { Command } from './command.ts';
import { exampleOf } from './example.ts';
import { canonicalWords } from './lexicon.ts';
import { texts } from './messages.ts';
import { isVisible, line, type Scene } from './scene.ts';

/** A ticket to act on, or what is said instead; `nothing`: it was no command. */
export type Found = { ticket: Ticket } | { reply: TurnReply } | { nothing: true };

const maxListed = 8;

/** The ticket whose card is quoted, if the person may know of it. */
export async function quotedTicket(scene: Scene): Promise<Ticket | undefined> {
  const ticket = scene.quotedTicketId ? await ticketById(scene.tx, scene.quotedTicketId) : undefined;
  return ticket && (await isVisible(scene, ticket)) ? ticket : undefined;
}

export async function visibleTicket(scene: Scene, number: number): Promise<Ticket | undefined> {
  const ticket = await ticketByNumber(scene.tx, scene.community.id, number);
  return ticket && (await isVisible(scene, ticket)) ? ticket : undefined;
}

/**
 * Which ticket a command is about: its number, else the quoted card, else (接单, 到场, 完成) the only one of the person's
 * that fits. Otherwise the candidates are listed, each as a command to copy.
 */
export async function findTicket(scene: Scene, command: Command): Promise<Found> {
  const { word, number, casual } = command;
  if (number !== undefined) {
    const ticket = await visibleTicket(scene, number);
    if (ticket) return { ticket };
    return casual ? { nothing: true } : { reply: line(scene, texts.unknownNumber, { number }) };
  }
  const quoted = await quotedTicket(scene);
  if (quoted) return { ticket: quoted };

  const candidates = await candidatesFor(scene, command);
  const [only, second] = candidates;
  if (only && !second && ['take', 'arrive', 'finish'].includes(word)) return { ticket: only };
  if (!only && casual) return { nothing: true };
  return { reply: listCandidates(scene, command, candidates) };
}

async function candidatesFor(scene: Scene, { word }: Command): Promise<Ticket[]> {
  const work = await workOf(scene.tx, scene.person.staffId);
  const seen: Ticket[] = [];
  for (const ticket of work) if (await isVisible(scene, ticket)) seen.push(ticket);
  return seen.filter(({ state, assigneeId, kind }) => {
    if (word === 'take') return state === 'open';
    if (assigneeId !== scene.person.staffId) return word === 'reply' && state === 'open' && kind !== 'repair';
    return word === 'arrive' ? state === 'taken' && kind !== 'call' : true;
  });
}

function listCandidates(scene: Scene, { word }: Command, candidates: Ticket[]): TurnReply {
  const name = canonicalWords[word];
  if (candidates.length === 0) return line(scene, texts.pickNone, { word: name });
  const lines = candidates.slice(0, maxListed).map((ticket) =>
    words(scene, texts.pickLine, {
      example: exampleOf(scene, word, ticket.number),
      title: ticketTitle(ticket),
      place: ticket.place ?? words(scene, texts.placeUnknown, {}),
    }),
  );
  return answer([words(scene, texts.pick, { word: name }), ...lines].join('\n'));
}
