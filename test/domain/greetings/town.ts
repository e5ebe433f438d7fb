import type { PolicyOverrides } from '../../../src/domain/communities/policy.ts';
import { sweepGreetings } from '../../../src/domain/greetings/sweep.ts';
import type { Capabilities } from '../../../src/messages/contract.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import type { Db, Prisma, ResidentRole } from '../../../src/platform/db.ts';
import { quietLog } from '../../support/messages.ts';
import { allSaid, at, buildEstate } from '../escalation/estate.ts';

const communityId = 'demo';

/** A chat in which we may write at any time. */
export const open: Capabilities = {
  buttons: 'native',
  maxButtons: 3,
  mentions: true,
  quotes: true,
  media: { image: false, voice: false, video: false, file: false },
  maxTextBytes: 2_000,
  proactive: true,
  idempotentSend: true,
};

export interface Neighbour extends Partial<Omit<Prisma.ResidentUncheckedCreateInput, 'units'>> {
  name: string;
  room?: string;
  role?: ResidentRole;
  /** no chat with us */
  unknown?: boolean;
}

/** The invented estate with people of our own choice, at a local time that is moved by hand. */
export async function buildTown(db: Db, { policy = {}, start }: { policy?: PolicyOverrides; start: string }) {
  const estate = await buildEstate(db, { policy });
  const clock = new ManualClock(at(start));
  let capabilities: Capabilities | undefined = open;
  const deps = { db, clock, log: quietLog, capabilitiesOf: () => capabilities };

  async function neighbour({ room = '101', role = 'owner', unknown = false, ...facts }: Neighbour): Promise<string> {
    const { id } = await db.resident.create({ data: { communityId, ...facts } });
    const key = { communityId, building: '9', entrance: '', room };
    const unit = await db.unit.upsert({
      where: { communityId_building_entrance_room: key },
      create: { ...key, kind: role === 'merchant' ? 'shop' : 'home' },
      update: {},
    });
    await db.residentUnit.create({ data: { residentId: id, unitId: unit.id, role } });
    if (unknown) return id;
    const chat = { channel: 'test', account: 'demo' };
    await db.chatIdentity.create({ data: { ...chat, externalId: id, communityId, residentId: id } });
    const title = facts.name;
    await db.conversation.create({ data: { ...chat, chat: id, kind: 'direct', title, communityId } });
    return id;
  }

  return {
    estate,
    clock,
    deps,
    neighbour,
    /** What the chats can carry from now on; undefined: nothing is joined to their channel. */
    carries: (next: Capabilities | undefined) => {
      capabilities = next;
    },
    sweepAt: async (local: string) => {
      clock.set(at(local));
      await sweepGreetings(deps);
    },
    heard: async (who: string) => (await allSaid(db)).filter(({ to }) => to === who).map(({ text }) => text),
    outcomes: async (name: string) =>
      (await db.greeting.findMany({ where: { resident: { name } }, orderBy: { at: 'asc' } })).map(
        ({ kind, outcome }) => `${kind} ${outcome}`,
      ),
  };
}
