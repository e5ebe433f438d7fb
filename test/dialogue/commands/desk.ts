import { handleStaffTurn } from '../../../src/dialogue/commands/handle-staff-turn.ts';
import { emptyState, type TalkState } from '../../../src/dialogue/state.ts';
import type { TurnReply } from '../../../src/dialogue/turn-context.ts';
import { loadCommunity } from '../../../src/domain/communities/store.ts';
import { identify } from '../../../src/domain/owners/identify.ts';
import { seedDemo } from '../../../src/domain/setup/demo.ts';
import { openTicket } from '../../../src/domain/tickets/open-ticket.ts';
import { eventsOf, type NewTicket, ticketById } from '../../../src/domain/tickets/store.ts';
import type { Ticket } from '../../../src/domain/tickets/ticket.ts';
import type { OutgoingContent } from '../../../src/messages/contract.ts';
import { ManualClock } from '../../../src/platform/clock.ts';
import { transaction } from '../../../src/platform/db.ts';
import { createLog } from '../../../src/platform/log.ts';
import type { Meaning } from '../../../src/understanding/meaning.ts';
import { buildUnderstanding } from '../../../src/understanding/understand.ts';
import { openDatabase } from '../../support/database.ts';

const channel = { channel: 'fake', account: 'jinxiu' };
const noon = '2026-11-24T12:05:00+08:00';

export interface SayOptions {
  /** key of a staff group, or `direct` for the person's own chat */
  in?: string;
  quote?: Ticket;
  button?: string;
  media?: string[];
  meaning?: Partial<Meaning>;
  state?: TalkState;
}

/** The demonstration community with a chat for each of its staff, a chat for each staff group and one for an owner. */
export async function openDesk() {
  const { db, close } = await openDatabase();
  const clock = new ManualClock(noon);
  await transaction(db, seedDemo);
  const communityId = 'jinxiu';
  const log = createLog('silent');
  let seq = 0;

  const chat = async (id: string, kind: 'direct' | 'group', groupId?: string) => {
    const data = { ...channel, chat: id, kind, communityId, ...(groupId && { groupId }) };
    return (await db.conversation.create({ data, select: { id: true } })).id;
  };
  const chats = new Map<string, string>();
  const staff = new Map<string, string>();
  for (const { id, key } of await db.staff.findMany({ where: { communityId } })) {
    staff.set(key, id);
    await db.chatIdentity.create({ data: { ...channel, externalId: key, staffId: id, communityId } });
    chats.set(key, await chat(key, 'direct'));
  }
  const teams = new Map<string, string>();
  for (const team of await db.team.findMany({ where: { communityId } })) teams.set(team.key, team.id);
  for (const group of await db.staffGroup.findMany({ where: { communityId } })) {
    chats.set(group.key, await chat(group.key, 'group', group.id));
  }
  chats.set('owner', await chat('owner', 'direct'));
  const owner = await db.resident.findFirstOrThrow({
    where: { communityId, name: '李女士' },
    include: { units: true },
  });

  const chatOf = (key: string): string => required(chats.get(key), `chat ${key}`);
  const staffOf = (key: string): string => required(staff.get(key), `staff ${key}`);
  const teamOf = (key: string): string => required(teams.get(key), `team ${key}`);

  async function open(facts: Partial<NewTicket> = {}): Promise<Ticket> {
    const ticket: NewTicket = {
      communityId,
      kind: 'repair',
      category: 'plumbing',
      urgency: 'urgent',
      description: '厨房水管爆了',
      source: 'fake',
      place: '3栋2单元501',
      unitId: owner.units[0]?.unitId ?? null,
      reporterResidentId: owner.id,
      reporterName: owner.name,
      reporterPhone: owner.phone,
      conversationId: chatOf('owner'),
      teamId: teamOf('engineering'),
      ...facts,
    };
    return transaction(db, async (tx) => {
      const { policy } = await loadCommunity(tx, communityId);
      return openTicket(tx, { ticket, by: { id: 'system' }, policy, at: clock.now() });
    });
  }

  /** What a member of staff writes or presses, and what is said back. */
  async function say(who: string, text: string, options: SayOptions = {}): Promise<TurnReply | undefined> {
    const place = options.in ?? 'eng';
    const isDirect = place === 'direct';
    const conversationId = chatOf(isDirect ? who : place);
    const group = isDirect ? undefined : await db.staffGroup.findFirst({ where: { communityId, key: place } });
    const now = clock.now();
    const number = String(++seq);
    return transaction(db, async (tx) => {
      const person = await identify(tx, { ...channel, externalId: who });
      if (person.kind !== 'staff') throw new Error(`${who} is no staff`);
      const community = await loadCommunity(tx, communityId);
      return handleStaffTurn({
        tx,
        clock,
        log,
        now,
        community,
        person,
        text,
        media: options.media ?? [],
        state: options.state ?? emptyState(),
        meaning: { ...understand(text, { now, zone: community.zone }), ...options.meaning },
        capabilitiesOf: () => undefined,
        read: (said) => understand(said, { now, zone: community.zone }),
        ...(options.button && { button: options.button }),
        ...(options.quote && { quotedTicketId: options.quote.id }),
        turn: {
          conversation: {
            id: conversationId,
            address: { ...channel, chat: isDirect ? who : place },
            kind: isDirect ? 'direct' : 'group',
            communityId,
            state: null,
            ...(group && { groupId: group.id }),
          },
          messages: [
            {
              seq: number,
              externalId: `m${number}`,
              sender: { id: who },
              sentAt: now,
              receivedAt: now,
              dueAt: now,
              content: { text },
              attempts: 0,
            },
          ],
        },
      });
    });
  }

  /** The one text said back; empty for silence. */
  async function told(who: string, text: string, options: SayOptions = {}): Promise<string> {
    const reply = await say(who, text, options);
    return reply?.replies.map((one) => one.text).join('\n\n') ?? '';
  }

  /** Messages put into the outbox for a chat since the last time it was asked. */
  async function heard(key: string): Promise<OutgoingContent[]> {
    const rows = await db.outboundMessage.findMany({ where: { conversationId: chatOf(key) }, orderBy: { seq: 'asc' } });
    const fresh = rows.slice(read.get(key) ?? 0);
    read.set(key, rows.length);
    return fresh.map(({ content }) => content as unknown as OutgoingContent);
  }
  const read = new Map<string, number>();
  const heardTexts = async (key: string) => (await heard(key)).map(({ text }) => text);
  const fresh = (ticket: Ticket) => ticketById(db, ticket.id);
  const events = async (ticket: Ticket) => (await eventsOf(db, ticket.id)).map(({ type }) => type);

  return { db, close, clock, open, say, told, heard, heardTexts, fresh, events, chatOf, staffOf, teamOf };
}
export type Desk = Awaited<ReturnType<typeof openDesk>>;

function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the demonstration has no ${what}`);
  return value;
}

const { understand } = buildUnderstanding(
  () => ({ intents: [], repairCategory: 'other', complaintCategory: 'other' }),
  // Nothing is learned here: what the detector finds stands.
  () => ({ confidence: 0.1, kind: 'other' }),
  [],
);
