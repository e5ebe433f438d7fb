import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Audience, audienceShape, tellsResidents } from '../../../src/domain/broadcasts/audience.ts';
import { draftBroadcast, previewOf } from '../../../src/domain/broadcasts/draft.ts';
import { planMessages } from '../../../src/domain/broadcasts/plan-store.ts';
import { waysTo } from '../../../src/domain/broadcasts/ways.ts';
import { loadCommunity } from '../../../src/domain/communities/store.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import { ResidentRole } from '../../../src/platform/db.ts';
import { openDatabase, type TestDatabase } from '../../support/database.ts';
import { capabilitiesOf, communityId, type Person, register, settle } from './estate.ts';

let database: TestDatabase;
let by: { staffId: string; conversationId: string };
const clock = new ManualClock(new Date('2026-11-24T02:00:00Z'));

beforeAll(async () => {
  database = await openDatabase();
  by = await settle(database.db);
});
afterAll(() => database.close());

const building = fc.constantFrom('1', '2', '商业街');
const entrance = fc.constantFrom('1', '2');
const role = fc.constantFrom(...Object.values(ResidentRole));
const person: fc.Arbitrary<Person> = fc.record({
  id: fc.constant('').map(() => randomUUID()),
  homes: fc.uniqueArray(fc.record({ building, entrance, room: fc.constantFrom('101', '102'), role }), {
    maxLength: 3,
    selector: ({ building, entrance, room }) => `${building}-${entrance}-${room}`,
  }),
  gone: fc.option(fc.constantFrom('moved' as const, 'died' as const), { nil: undefined, freq: 5 }),
  accounts: fc.subarray(['direct', 'hand', 'window', 'elsewhere']),
}) as fc.Arbitrary<Person>;
const audience = fc.record({
  everybody: fc.boolean(),
  buildings: fc.subarray(['1', '2', '商业街']),
  entrances: fc.array(fc.record({ building, entrance }), { maxLength: 2 }),
  roles: fc.uniqueArray(role, { maxLength: 2 }),
});

/** Who is meant, by a reading of our own. */
function isMeant({ homes, gone }: Person, { buildings, entrances, roles, everybody }: Audience): boolean {
  if (gone) return false;
  const isScoped = buildings.length + entrances.length > 0;
  if (!isScoped && !everybody && roles.length === 0) return false;
  return homes.some((home) => {
    const inEntrance = entrances.some((one) => one.building === home.building && one.entrance === home.entrance);
    const isThere = !isScoped || buildings.includes(home.building) || inEntrance;
    return isThere && (roles.length === 0 || roles.includes(home.role));
  });
}

test('those who are counted in the preview are those who are told, each once, and nobody else', async () => {
  const { db } = database;
  await fc.assert(
    fc.asyncProperty(fc.array(person, { maxLength: 12 }), audience, async (people, wanted) => {
      await db.resident.deleteMany();
      await db.unit.deleteMany();
      await db.chatIdentity.deleteMany({ where: { residentId: null, staffId: null } });
      await register(db, people);
      const community = await loadCommunity(db, communityId);
      const meant = audienceShape.parse(wanted);
      const draft = { community, by, text: '停水', media: [], audience: meant, sendAt: null };
      const broadcast = await draftBroadcast(db, draft, clock);
      const now = clock.now();
      const preview = await previewOf(db, broadcast, { community, capabilitiesOf, now });
      const ways = await waysTo(db, communityId, capabilitiesOf);
      await planMessages(db, broadcast.id, { content: preview.content, ways, teamIds: [], now });

      const expected = tellsResidents(meant) ? people.filter((one) => isMeant(one, meant)) : [];
      const rows = await db.broadcastRecipient.findMany({ where: { broadcastId: broadcast.id } });
      expect(rows.map(({ residentId }) => residentId).sort()).toEqual(expected.map(({ id }) => id).sort());
      expect(preview.people).toBe(rows.length);
      const { none, ...reached } = preview.reach;
      const messages = await db.outboundMessage.findMany({
        where: { key: { startsWith: `broadcast:${broadcast.id}` } },
      });
      expect(messages).toHaveLength(Object.values(reached).reduce((sum, count) => sum + count, 0));
      expect(messages.length + none).toBe(preview.people);
      const chats = await db.conversation.findMany({
        where: { id: { in: messages.map((one) => one.conversationId) } },
      });
      const known = expected.filter(({ accounts }) => accounts.some((account) => account !== 'elsewhere'));
      expect(chats.map(({ chat }) => chat).sort()).toEqual(known.map(({ id }) => id).sort());
    }),
    { numRuns: 60 },
  );
}, 120_000);
