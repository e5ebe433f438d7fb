import type { Tx } from '../../platform/db.ts';
import { removeLocalAnswer } from '../answers/store.ts';
import type { Change } from './plan-changes.ts';
import { removeResident } from './resident-store.ts';
import { setStaffAccount } from './staff-account-store.ts';
import { removeRosterLine } from './write-store.ts';

/** Takes out of use what a file no longer names. What tickets tell of is kept, emptied of everything else. */
export async function removeThing(tx: Tx, communityId: string, change: Change): Promise<void> {
  const { kind, key, before } = change;
  if (!before) return;
  const where = { communityId, key };
  switch (kind) {
    case 'community':
      throw new Error('a community is never removed by a set-up file');
    case 'account':
      await tx.channelAccount.deleteMany({ where: { communityId, ...change.before } });
      return;
    case 'unit':
      await tx.unit.deleteMany({ where: { communityId, ...change.before, tickets: { none: {} } } });
      return;
    case 'staff': {
      const { id } = await tx.staff.update({
        where: { communityId_key: where },
        data: { active: false, teams: { deleteMany: {} } },
        select: { id: true },
      });
      await setStaffAccount(tx, { id, communityId }, null);
      return;
    }
    case 'team':
      await removeTeam(tx, where);
      return;
    case 'group':
      await tx.staffGroup.deleteMany({ where });
      return;
    case 'shift':
      await tx.shift.deleteMany({ where: { communityId, key: change.before?.id ?? '', team: teamOf(change) } });
      return;
    case 'roster':
      if (change.before) await removeRosterLine(tx, communityId, change.before);
      return;
    case 'resident':
      if (change.before) await removeResident(tx, communityId, change.before);
      return;
    case 'answer':
      await removeLocalAnswer(tx, communityId, key);
  }
}

const teamOf = (change: Extract<Change, { kind: 'shift' }>) => ({ key: change.before?.team ?? '' });

async function removeTeam(tx: Tx, where: { communityId: string; key: string }): Promise<void> {
  const gone = await tx.team.deleteMany({ where: { ...where, tickets: { none: {} }, accusedIn: { none: {} } } });
  if (gone.count > 0) return;
  const emptied = { members: { deleteMany: {} }, groups: { deleteMany: {} }, shifts: { deleteMany: {} } };
  await tx.team.update({ where: { communityId_key: where }, data: { leaderId: null, ...emptied } });
}
