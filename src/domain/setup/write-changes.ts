import type { Tx } from '../../platform/db.ts';
import { writeLocalAnswer } from '../answers/store.ts';
import type { Kind } from './estate.ts';
import type { Change } from './plan-changes.ts';
import { writeResidents } from './resident-store.ts';
import {
  type Write,
  writeAccounts,
  writeCommunity,
  writeGroup,
  writeRosterLine,
  writeShift,
  writeStaff,
  writeTeam,
  writeUnits,
} from './write-store.ts';

type Writers = { [K in Kind]: (tx: Tx, communityId: string, writes: Write<K>[]) => Promise<void> };

const writers: Writers = {
  community: oneByOne((tx, _, write) => writeCommunity(tx, write)),
  account: writeAccounts,
  unit: writeUnits,
  staff: oneByOne(writeStaff),
  team: oneByOne(writeTeam),
  group: oneByOne(writeGroup),
  shift: oneByOne(writeShift),
  roster: oneByOne(writeRosterLine),
  resident: writeResidents,
  answer: oneByOne((tx, communityId, { key, after }) => writeLocalAnswer(tx, communityId, key, after)),
};

/** Writes what a plan creates or updates of one kind. */
export async function writeChanges<K extends Kind>(
  tx: Tx,
  communityId: string,
  changes: readonly Change[],
  kind: K,
): Promise<void> {
  const writes = changes.filter((change) => isWrite(change, kind)) as (Change & Write<K>)[];
  if (writes.length > 0) await writers[kind](tx, communityId, writes);
}

function isWrite(change: Change, kind: Kind): boolean {
  return change.kind === kind && (change.action === 'create' || change.action === 'update');
}

function oneByOne<K extends Kind>(write: (tx: Tx, communityId: string, one: Write<K>) => Promise<void>): Writers[K] {
  const writeAll = async (tx: Tx, communityId: string, writes: Write<K>[]) => {
    for (const one of writes) await write(tx, communityId, one);
  };
  return writeAll as Writers[K];
}
