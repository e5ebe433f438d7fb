import type { Button } from '../../messages/contract.ts';
import { render } from '../../messages/template.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { loadCommunity } from '../communities/store.ts';
import { anyAccount, type ChatId, readPerson } from '../owners/identity-store.ts';
import type { KnownStaff } from '../owners/person.ts';
import { isAnswered } from '../tickets/state.ts';
import { workOf } from '../tickets/store.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { ticketCard } from './card.ts';
import { standingLine } from './card-standing.ts';
import { cards } from './messages.ts';
import { cardButtons } from './page-ticket.ts';
import { dueTimesOf } from './store.ts';

/** A ticket as its card shows it, and how it stands. */
export interface StaffTicket {
  number: number;
  /** the first is its title */
  lines: string[];
  /** how it stands, in a few words */
  state: string;
  /** what may be pressed now */
  buttons: Button[];
}

/**
 * What a member of staff has taken or may take, their own first: nothing that is about themselves or their team.
 * @param id of theirs on one of our accounts, or a company id that holds on all of them
 * @returns undefined where the id is none of our staff's
 */
export async function staffTickets(tx: Tx, id: ChatId, clock: Clock): Promise<StaffTicket[] | undefined> {
  const person = (await readPerson(tx, id)) ?? (await readPerson(tx, { ...id, account: anyAccount }));
  if (person?.kind !== 'staff') return undefined;
  const community = await loadCommunity(tx, person.communityId);
  const work = (await workOf(tx, person.staffId)).filter((ticket) => !isAbout(ticket, person));
  const tickets: StaffTicket[] = [];
  for (const ticket of work) tickets.push(await shownAs(tx, ticket, community, clock.now()));
  return tickets;
}

async function shownAs(tx: Tx, ticket: Ticket, community: CommunityFacts, now: Date): Promise<StaffTicket> {
  const { id, number } = ticket;
  const buttons = cardButtons(ticket);
  const needsWords = isAnswered(ticket.kind) && buttons.length === 0;
  const call = needsWords ? render(cards.answerInChat, { number }, community.wording) : '';
  const card = ticketCard(ticket, community, await dueTimesOf(tx, id), now, call);
  return { number, lines: card.split('\n'), state: standingLine(ticket), buttons };
}

/** As in commands: what is about somebody is not theirs to read, what is about their team is their manager's. */
function isAbout({ accusedStaffId, accusedTeamId }: Ticket, { staffId, role, teams }: KnownStaff): boolean {
  if (accusedStaffId === staffId) return true;
  return role !== 'manager' && teams.some(({ id }) => id === accusedTeamId);
}
