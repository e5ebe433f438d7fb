import { audienceShape } from '../../../src/domain/broadcasts/audience.ts';
import type { Broadcast } from '../../../src/domain/broadcasts/broadcast.ts';
import { draftBroadcast } from '../../../src/domain/broadcasts/draft.ts';
import { releaseBroadcast } from '../../../src/domain/broadcasts/release.ts';
import { loadCommunity } from '../../../src/domain/communities/store.ts';
import type { Capabilities } from '../../../src/messages/contract.ts';
import type { ManualClock } from '../../../src/platform/clock.ts';
import { type Db, type ResidentRole, transaction } from '../../../src/platform/db.ts';

export interface Person {
  id: string;
  homes: { building: string; entrance: string; room: string; role: ResidentRole }[];
  gone?: 'moved' | 'died';
  /** accounts of the channel `fake` on which he is known */
  accounts: string[];
}

const can: Capabilities = {
  buttons: 'native',
  maxButtons: 5,
  mentions: false,
  quotes: false,
  media: { image: false, voice: false, video: false, file: false },
  maxTextBytes: 4000,
  proactive: true,
  idempotentSend: true,
};

/** An account that can be written to at any time, one that needs a hand, one that only answers. */
export const capabilitiesOf = ({ account }: { account: string }): Capabilities | undefined => {
  if (account === 'direct') return can;
  if (account === 'hand') return { ...can, byHand: true };
  return account === 'window' ? { ...can, proactive: false, replyWindow: { hours: 48, messages: 5 } } : undefined;
};

export const communityId = 'park';

/** A community with a manager who has a chat. @returns the manager’s id, and his chat */
export async function settle(db: Db): Promise<{ staffId: string; conversationId: string }> {
  await db.community.create({ data: { id: communityId, name: '公园里', hotline: '021-1' } });
  const manager = { communityId, key: 'zhou', name: '周经理', role: 'manager' as const };
  const { id: staffId } = await db.staff.create({ data: manager });
  await db.chatIdentity.create({ data: { channel: 'fake', account: 'direct', externalId: 'zhou', staffId } });
  const chat = { channel: 'fake', account: 'direct', chat: 'zhou', kind: 'direct' as const, communityId };
  const { id: conversationId } = await db.conversation.create({ data: chat });
  return { staffId, conversationId };
}

/** Puts people into the register, with a chat on each of their accounts. */
export async function register(db: Db, people: readonly Person[]): Promise<void> {
  const away = new Date('2026-11-01');
  await db.resident.createMany({
    data: people.map(({ id, gone }) => ({
      id,
      communityId,
      name: `住户${id.slice(-6)}`,
      ...(gone === 'moved' && { movedOutOn: away }),
      ...(gone === 'died' && { deceasedOn: away }),
    })),
  });
  const units = people.flatMap(({ homes }) => homes.map(({ role: _, ...unit }) => ({ ...unit, communityId })));
  await db.unit.createMany({ data: units, skipDuplicates: true });
  const ids = new Map<string, string>();
  for (const { id, ...unit } of await db.unit.findMany({ where: { communityId } })) ids.set(nameOf(unit), id);
  await db.residentUnit.createMany({
    data: people.flatMap(({ id: residentId, homes }) =>
      homes.map(({ role, ...unit }) => ({ residentId, unitId: ids.get(nameOf(unit)) ?? '', role })),
    ),
    skipDuplicates: true,
  });
  const chats = people.flatMap(({ id, accounts }) => accounts.map((account) => ({ account, id })));
  const channel = 'fake';
  await db.chatIdentity.createMany({
    data: chats.map(({ account, id }) => ({ channel, account, externalId: id, residentId: id, communityId })),
  });
  await db.conversation.createMany({
    data: chats.map(({ account, id }) => ({ channel, account, chat: id, kind: 'direct' as const, communityId })),
  });
}

const nameOf = ({ building, entrance, room }: { building: string; entrance: string; room: string }): string =>
  `${building}-${entrance}-${room}`;

/** Writes a notice and has it sent, as soon as it may be. */
export async function sendNotice(
  db: Db,
  clock: ManualClock,
  by: { staffId: string; conversationId: string },
  audience: object,
): Promise<Broadcast> {
  const community = await loadCommunity(db, communityId);
  const draft = { community, by, text: '明天停水', media: [], audience: audienceShape.parse(audience), sendAt: null };
  return transaction(
    db,
    async (tx) => {
      const broadcast = await draftBroadcast(tx, draft, clock);
      await releaseBroadcast(tx, broadcast, { community, by: { staffId: by.staffId, name: '周经理' } }, clock);
      return broadcast;
    },
    { timeoutMs: 60_000 },
  );
}
