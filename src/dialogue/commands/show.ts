import { ticketCard } from '../../domain/dispatch/card.ts';
import { cardButtons } from '../../domain/dispatch/page-ticket.ts';
import { dueTimesOf } from '../../domain/dispatch/store.ts';
import type { Ticket } from '../../domain/tickets/ticket.ts';
import { answer, type TurnReply, words } from '../turn-context.ts';
import { texts } from './messages.ts';
import { isDirect, type Scene } from './scene.ts';
import type { Task } from './task.ts';
import { contactText } from './tell.ts';

/** 查: the card as it stands, masked; in a direct chat with the contact for whoever has it and those above. */
export async function show({ scene, ticket, authority }: Task): Promise<TurnReply> {
  const dues = await dueTimesOf(scene.tx, ticket.id);
  const who = ticket.assigneeName ? words(scene, texts.shownWho, { name: ticket.assigneeName }) : '';
  const state = words(scene, texts.shownState, { state: sayState(scene, ticket), who });
  const card = ticketCard(ticket, scene.community, dues, scene.now, state);
  const isTheirs = ticket.assigneeId === scene.person.staffId || authority.by.mayActForOthers;
  const contact = isDirect(scene) && isTheirs ? `\n\n${await contactText(scene, ticket)}` : '';
  const buttons = authority.mayTouch ? cardButtons(ticket) : [];
  return answer(`${card}${contact}`, { buttons, ticketId: ticket.id });
}

export function sayState(scene: Scene, { state }: Ticket): string {
  const states = {
    open: texts.stateOpen,
    taken: texts.stateTaken,
    working: texts.stateWorking,
    answered: texts.stateAnswered,
    finished: texts.stateFinished,
    closed: texts.stateClosed,
    cancelled: texts.stateCancelled,
  };
  return words(scene, states[state], {});
}
