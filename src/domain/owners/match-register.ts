import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Policy } from '../communities/policy.ts';
import { lockTries, updateIdentity } from './identity-store.ts';
import type { Person } from './person.ts';
import { normalisePhone } from './phone.ts';
import { judgeTry } from './tries.ts';
import { chooseHit, normaliseRoom, type RoomParts } from './unit.ts';
import { registerHits } from './unit-store.ts';

export type RegisterMatch =
  | { kind: 'bound'; person: Person }
  | { kind: 'no-match'; triesLeft: number }
  | { kind: 'locked'; until: Date };

export interface RegisterClaim {
  identityId: string;
  communityId: string;
  room: RoomParts;
  phone: string;
}

/**
 * Ties an unknown sender to the resident who has both this room and this phone. Whichever fact is wrong, missing or
 * malformed, the same statements run and the same answer is given, so that nobody can learn the register by asking.
 * Each miss counts; after `identity.maxTries` the sender is locked for `identity.lockMinutes`, during which even the
 * right facts are refused. Where several residents of one room share the phone, the owner is taken.
 */
export async function matchRegister(
  tx: Tx,
  { identityId, communityId, room, phone }: RegisterClaim,
  policy: Policy,
  clock: Clock,
): Promise<RegisterMatch> {
  const now = clock.now();
  const [tries] = await lockTries(tx, identityId);
  if (!tries) throw new Error(`no chat identity ${identityId}`);
  const parts = normaliseRoom(room);
  const hits = await registerHits(tx, communityId, {
    building: parts.building ?? '',
    room: parts.room ?? '',
    phone: normalisePhone(phone) ?? '',
  });
  const residentId = chooseHit(hits, parts.entrance)?.residentId;
  const verdict = judgeTry(tries, residentId !== undefined, policy.identity, now);
  const bound = verdict.kind === 'bound' && residentId !== undefined;
  const person = await updateIdentity(tx, identityId, {
    failedTries: verdict.failedTries,
    lockedUntil: verdict.lockedUntil,
    ...(bound && { residentId, communityId, boundAt: now, boundBy: 'register' }),
  });
  if (verdict.kind === 'bound') return { kind: 'bound', person };
  if (verdict.lockedUntil) return { kind: 'locked', until: verdict.lockedUntil };
  return { kind: 'no-match', triesLeft: policy.identity.maxTries - verdict.failedTries };
}
