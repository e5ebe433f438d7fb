import type { Tx } from '../../platform/db.ts';
import { anyAccount } from '../owners/identity-store.ts';
import { type Estate, residentKey } from './estate.ts';
import { wecomChannel } from './estate-of-file.ts';
import { unitKey } from './fields.ts';
import { conflicts } from './messages.ts';
import type { Kept } from './plan-changes.ts';
import type { Problem } from './problem.ts';
import { residentColumns, residentOf, unitColumns } from './store.ts';

/** What tickets of a community refer to. */
export async function readKept(tx: Tx, communityId: string): Promise<Kept> {
  const hasTicket = { tickets: { some: {} } };
  const teams = await tx.team.findMany({
    where: { communityId, OR: [hasTicket, { accusedIn: { some: {} } }] },
    select: { key: true },
  });
  const units = await tx.unit.findMany({ where: { communityId, ...hasTicket }, select: unitColumns });
  const residents = await tx.resident.findMany({ where: { communityId, ...hasTicket }, select: residentColumns });
  return {
    team: new Set(teams.map(({ key }) => key)),
    unit: new Set(units.map(unitKey)),
    resident: new Set(residents.map((row) => residentKey(residentOf(row)))),
  };
}

/** Accounts and company ids of a file that another community already has. */
export async function readConflicts(tx: Tx, communityId: string, wanted: Estate): Promise<Problem[]> {
  const accounts = [...(wanted.account?.values() ?? [])];
  const users = [...(wanted.staff?.values() ?? [])].flatMap(({ wecom }) => wecom ?? []);
  const elsewhere = { communityId: { not: communityId } };
  const accountsTaken = await tx.channelAccount.findMany({ where: { ...elsewhere, OR: accounts } });
  const usersTaken = await tx.chatIdentity.findMany({
    where: { ...elsewhere, channel: wecomChannel, account: anyAccount, externalId: { in: users } },
  });
  return [
    ...accountsTaken.map((row) => ({
      path: `accounts ${row.channel}/${row.account}`,
      text: conflicts.accountTaken(row.communityId),
    })),
    ...usersTaken.map((row) => ({
      path: `staff wecom ${row.externalId}`,
      text: conflicts.userTaken(row.communityId ?? ''),
    })),
  ];
}
