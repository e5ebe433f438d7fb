import type { ConversationKind, StaffRole, Tx } from '../../platform/db.ts';
import type { Home } from '../owners/unit.ts';
import { unitLabel } from '../owners/unit.ts';

export interface ListedResident {
  id: string;
  name: string;
  homes: Home[];
}

export interface ListedStaff {
  id: string;
  key: string;
  name: string;
  role: StaffRole;
  teams: { id: string; name: string; leads: boolean }[];
}

export interface ListedGroup {
  id: string;
  key: string;
  name: string;
  teamId: string;
}

/** Residents of a community with where they live, in order of building; at most `limit`. */
export async function listResidents(tx: Tx, communityId: string, limit: number): Promise<ListedResident[]> {
  const rows = await tx.resident.findMany({
    where: { communityId, units: { some: {} } },
    select: { id: true, name: true, units: { select: { role: true, unit: true } } },
    orderBy: [{ phone: 'asc' }, { id: 'asc' }],
    take: limit,
  });
  return rows.map(({ id, name, units }) => ({
    id,
    name,
    homes: units
      .map(({ role, unit }) => ({ ...unit, unitId: unit.id, role, label: unitLabel(unit) }))
      .sort((a, b) => a.label.localeCompare(b.label)),
  }));
}

/** Staff of a community who are still with us. */
export async function listStaff(tx: Tx, communityId: string): Promise<ListedStaff[]> {
  const rows = await tx.staff.findMany({
    where: { communityId, active: true },
    select: {
      id: true,
      key: true,
      name: true,
      role: true,
      teams: { select: { team: { select: { id: true, name: true, leaderId: true } } } },
    },
    orderBy: { key: 'asc' },
  });
  return rows.map(({ teams, ...staff }) => ({
    ...staff,
    teams: teams.map(({ team }) => ({ id: team.id, name: team.name, leads: team.leaderId === staff.id })),
  }));
}

export async function listGroups(tx: Tx, communityId: string): Promise<ListedGroup[]> {
  return tx.staffGroup.findMany({
    where: { communityId },
    select: { id: true, key: true, name: true, teamId: true },
    orderBy: { key: 'asc' },
  });
}

interface Chat {
  channel: string;
  account: string;
  chat: string;
  kind: ConversationKind;
  title: string;
  communityId: string;
  groupId?: string;
}

/**
 * Makes a chat known before anybody has written in it, so that we can write first. Repeating it writes nothing, and so
 * waits for no turn that has the chat locked.
 */
export async function openConversation(tx: Tx, chat: Chat): Promise<void> {
  const { channel, account, chat: id, ...facts } = chat;
  const where = { channel_account_chat: { channel, account, chat: id } };
  const known = await tx.conversation.findUnique({ where, select: { communityId: true, groupId: true } });
  const groupId = facts.groupId ?? known?.groupId ?? null;
  if (known?.communityId === facts.communityId && known.groupId === groupId) return;
  await tx.conversation.upsert({
    where,
    create: { channel, account, chat: id, ...facts },
    update: { communityId: facts.communityId, groupId },
  });
}

/** Notes of which community somebody speaks who wrote to an account that serves several. */
export async function placeConversation(tx: Tx, conversationId: string, communityId: string): Promise<void> {
  await tx.conversation.update({ where: { id: conversationId }, data: { communityId } });
}

/** Says which community an account of ours on a channel serves. Repeating it writes nothing. */
export async function bindAccount(tx: Tx, channel: string, account: string, communityId: string): Promise<void> {
  const where = { channel_account: { channel, account } };
  const known = await tx.channelAccount.findUnique({ where, select: { communityId: true } });
  if (known?.communityId === communityId) return;
  await tx.channelAccount.upsert({ where, create: { channel, account, communityId }, update: { communityId } });
}
