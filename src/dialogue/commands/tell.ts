import { cardButtons } from '../../domain/dispatch/page-ticket.ts';
import { tellReporter, tellStaff, tellTeams } from '../../domain/dispatch/tell.ts';
import type { Ticket } from '../../domain/tickets/ticket.ts';
import { turnKey, words } from '../turn-context.ts';
import { texts } from './messages.ts';
import { isDirect, type Scene } from './scene.ts';
import { isMember, reporterContact } from './store.ts';

/** Tells the person who reported it. Nothing where that is the chat we answer in anyway, nor of a call that is still to be made. */
export async function tellOwner(scene: Scene, ticket: Ticket, step: string, text: string, media: string[] = []) {
  if (ticket.kind === 'call' || ticket.conversationId === scene.turn.conversation.id) return;
  const key = turnKey(scene, `${ticket.number}:owner:${step}`);
  await tellReporter(scene.tx, ticket, { key, text, media }, scene.clock);
}

/** Tells the team's group what was done elsewhere; `called` are rung with @. Never a group that the matter is about. */
export async function tellGroup(
  scene: Scene,
  ticket: Ticket,
  step: string,
  text: string,
  called: string[] = [],
): Promise<void> {
  const { tx, clock, groupTeamId } = scene;
  const { teamId, accusedTeamId, accusedStaffId } = ticket;
  if (!teamId || teamId === groupTeamId || teamId === accusedTeamId) return;
  if (accusedStaffId && (await isMember(tx, accusedStaffId, teamId))) return;
  const word = { key: turnKey(scene, `${ticket.number}:group:${step}`), text, buttons: cardButtons(ticket) };
  await tellTeams(tx, [teamId], called, ticket.id, word, clock);
}

/** Writes to one colleague alone. @returns whether there is a chat with him */
export async function tellColleague(scene: Scene, ticket: Ticket, staffId: string, step: string, text: string) {
  const word = { key: turnKey(scene, `${ticket.number}:${step}`), text, buttons: cardButtons(ticket) };
  return (await tellStaff(scene.tx, [staffId], ticket.id, word, scene.clock)).length > 0;
}

/** Name and phone number of the reporter, unmasked: for the person who has the ticket, in his own chat only. */
export async function contactText(scene: Scene, ticket: Ticket): Promise<string> {
  const contact = await reporterContact(scene.tx, ticket.id);
  const unknown = words(scene, texts.contactUnknown, {});
  return words(scene, texts.contact, {
    number: ticket.number,
    place: ticket.place ?? words(scene, texts.placeUnknown, {}),
    name: contact?.name ?? unknown,
    phone: contact?.phone ?? unknown,
    description: ticket.description,
    available: ticket.availability ? words(scene, texts.contactAvailable, { availability: ticket.availability }) : '',
  });
}

/** Gives the contact to the person who now has the ticket. @returns the line that says where it went, for the chat of the turn */
export async function giveContact(scene: Scene, ticket: Ticket, staffId: string): Promise<string> {
  const text = await contactText(scene, ticket);
  if (isDirect(scene) && staffId === scene.person.staffId) return text;
  const told = await tellColleague(scene, ticket, staffId, 'contact', text);
  return told
    ? words(scene, texts.contactElsewhere, {})
    : words(scene, texts.contactByAsking, { number: ticket.number });
}
