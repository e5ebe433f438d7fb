import type { KnownStaff } from '../../domain/owners/person.ts';
import { teamOfGroup } from '../../domain/roster/store.ts';
import type { ActingStaff } from '../../domain/tickets/staff-moves.ts';
import type { Ticket } from '../../domain/tickets/ticket.ts';
import { sayMoment } from '../../messages/moment.ts';
import type { Template, Vars } from '../../messages/template.ts';
import { answer, type Reply, type TurnContext, type TurnReply, words } from '../turn-context.ts';
import { isMember, type TicketTeam, teamOfTicket } from './store.ts';

export type StaffContext = TurnContext<KnownStaff>;

/** A turn of staff, and the team whose group it is in. */
export interface Scene extends StaffContext {
  groupTeamId: string | undefined;
}

export async function sceneOf(ctx: StaffContext): Promise<Scene> {
  const { kind, groupId } = ctx.turn.conversation;
  const team = kind === 'group' && groupId ? await teamOfGroup(ctx.tx, groupId) : undefined;
  return { ...ctx, groupTeamId: team?.id };
}

/**
 * Whether a ticket exists for the person and the chat at all. What is about a team is hidden from its group and its
 * people, what is about a person from that person and from the groups he reads (S64), and a complaint from everybody but
 * those who see to it, for it may name somebody whom we did not make out: the same answer as for a number that was never
 * given. A manager sees what is about his team, unless it is about him.
 */
export async function isVisible(scene: Scene, ticket: Ticket): Promise<boolean> {
  const { tx, person, groupTeamId, community } = scene;
  const { accusedTeamId, accusedStaffId } = ticket;
  if (ticket.communityId !== community.id || accusedStaffId === person.staffId) return false;
  if (accusedTeamId && accusedTeamId === groupTeamId) return false;
  if (accusedStaffId && groupTeamId && (await isMember(tx, accusedStaffId, groupTeamId))) return false;
  if (ticket.kind === 'complaint' && !(await seesTo(scene, ticket))) return false;
  return person.role === 'manager' || !person.teams.some((team) => team.id === accusedTeamId);
}

async function seesTo({ tx, person, groupTeamId }: Scene, ticket: Ticket): Promise<boolean> {
  if ([ticket.assigneeId, ticket.reporterStaffId].includes(person.staffId)) return true;
  if (groupTeamId && groupTeamId !== ticket.teamId) return false;
  return person.role === 'manager' || ticket.teamId === null || (await isMember(tx, person.staffId, ticket.teamId));
}

/** What the person may do with a ticket. */
export interface Authority {
  by: ActingStaff;
  team: TicketTeam | undefined;
  /** of the ticket's team, its assignee, above it, or it is an emergency */
  mayTouch: boolean;
}

/** Managers and the leader of the ticket's team act for others; everybody else of the team for themselves (S41). */
export async function authorityOver({ tx, person }: Scene, ticket: Ticket): Promise<Authority> {
  const team = ticket.teamId ? await teamOfTicket(tx, ticket.teamId) : undefined;
  const mayActForOthers = person.role === 'manager' || (team !== undefined && team.leaderId === person.staffId);
  const isOurs = !ticket.teamId || person.teams.some(({ id }) => id === ticket.teamId);
  const mayTouch = mayActForOthers || isOurs || ticket.assigneeId === person.staffId || ticket.kind === 'emergency';
  return { by: { staffId: person.staffId, name: person.name, mayActForOthers }, team, mayTouch };
}

export const isDirect = (scene: Scene): boolean => scene.turn.conversation.kind === 'direct';

/** One line back, in the community's wording. */
export const line = <Names extends string>(
  scene: Scene,
  template: Template<Names>,
  vars: Vars<Names>,
  more: Omit<Reply, 'text'> = {},
): TurnReply => answer(words(scene, template, vars), more);

export const moment = (scene: StaffContext, at: Date): string => sayMoment(at, scene.now, scene.community.zone);
