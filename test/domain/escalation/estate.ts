import { DateTime } from 'luxon';
import type { CommunityFacts } from '../../../src/domain/communities/community.ts';
import type { PolicyOverrides } from '../../../src/domain/communities/policy.ts';
import { loadCommunity } from '../../../src/domain/communities/store.ts';
import { openTicket } from '../../../src/domain/tickets/open-ticket.ts';
import type { NewTicket } from '../../../src/domain/tickets/store.ts';
import type { Ticket } from '../../../src/domain/tickets/ticket.ts';
import type { OutgoingContent } from '../../../src/messages/contract.ts';
import type { Db, Prisma } from '../../../src/platform/db.ts';

const zone = 'Asia/Shanghai';

/** Staff of the invented estate. `zhang` is on duty in engineering, `chen` in customer service, at all hours. */
type Who = 'zhang' | 'li' | 'wang' | 'chen' | 'zhou';

export interface Estate {
  community: CommunityFacts;
  staff: Record<Who, string>;
  teams: { engineering: string; service: string };
  /** the chat of the owner, 李女士 */
  ownerChat: string;
  /** Opens a ticket of the owner, as policy has it; by default an urgent repair for engineering. */
  open(at: Date, more?: Partial<NewTicket>): Promise<Ticket>;
}

const people: Record<Who, { name: string; role: 'technician' | 'manager' | 'receptionist' }> = {
  zhang: { name: '张师傅', role: 'technician' },
  li: { name: '李师傅', role: 'technician' },
  wang: { name: '王主管', role: 'manager' },
  chen: { name: '小陈', role: 'receptionist' },
  zhou: { name: '周经理', role: 'manager' },
};

export interface EstateOptions {
  policy?: PolicyOverrides;
  /** who has no chat with us */
  unreachable?: readonly Who[];
  /** no leader of engineering */
  leaderless?: boolean;
  /** nobody is on the roster */
  emptyRoster?: boolean;
}

/** An invented estate with one owner, two teams and their groups, all of them in chats of a channel called `test`. */
export async function buildEstate(db: Db, options: EstateOptions = {}): Promise<Estate> {
  const { policy = {}, unreachable = [], leaderless = false, emptyRoster = false } = options;
  const communityId = 'demo';
  await db.community.create({
    data: {
      id: communityId,
      name: '示范花园',
      hotline: '021-55550100',
      policy: policy as Prisma.InputJsonValue,
      demo: true,
    },
  });
  const keys = Object.keys(people) as Who[];
  const ids: Partial<Record<Who, string>> = {};
  for (const [index, key] of keys.entries()) {
    const data = { communityId, key, ...people[key], phone: `1380000000${index}` };
    ids[key] = (await db.staff.create({ data })).id;
    if (!unreachable.includes(key)) await chat(db, key, people[key].name, { staffId: ids[key] });
  }
  const staff = ids as Record<Who, string>;
  const teams = {
    engineering: await team(db, 'engineering', '工程部', leaderless ? null : staff.wang),
    service: await team(db, 'service', '客服部', null),
  };
  await member(db, teams.engineering, [staff.zhang, staff.li], emptyRoster ? [] : [staff.zhang]);
  await member(db, teams.service, [staff.chen], emptyRoster ? [] : [staff.chen]);
  const owner = await db.resident.create({ data: { communityId, name: '李女士', phone: '13900000001' } });
  const ownerChat = await chat(db, 'owner', '李女士', { residentId: owner.id });

  const community = await loadCommunity(db, communityId);
  const usual: NewTicket = {
    communityId,
    kind: 'repair',
    category: 'plumbing',
    urgency: 'urgent',
    description: '厨房水管漏水',
    source: 'test',
    place: '3栋2单元501',
    teamId: teams.engineering,
    reporterResidentId: owner.id,
    reporterName: '李女士',
    reporterPhone: '13900000001',
    conversationId: ownerChat,
  };
  const by = { id: `resident:${owner.id}`, name: '李女士' };
  return {
    community,
    staff,
    teams,
    ownerChat,
    open: (at, more = {}) => openTicket(db, { ticket: { ...usual, ...more }, by, policy: community.policy, at }),
  };
}

async function chat(db: Db, id: string, title: string, of: { staffId: string } | { residentId: string }) {
  const at = { channel: 'test', account: 'demo' };
  await db.chatIdentity.create({ data: { ...at, externalId: id, communityId: 'demo', ...of } });
  return (await db.conversation.create({ data: { ...at, chat: id, kind: 'direct', title, communityId: 'demo' } })).id;
}

async function team(db: Db, key: string, name: string, leaderId: string | null): Promise<string> {
  const { id } = await db.team.create({ data: { communityId: 'demo', key, name, leaderId } });
  const group = await db.staffGroup.create({ data: { communityId: 'demo', key, name: `${name}值班群`, teamId: id } });
  await db.conversation.create({
    data: {
      channel: 'test',
      account: 'demo',
      chat: `group-${key}`,
      kind: 'group',
      title: group.name,
      groupId: group.id,
    },
  });
  return id;
}

async function member(db: Db, teamId: string, all: string[], onDuty: string[]): Promise<void> {
  await db.teamMember.createMany({ data: all.map((staffId) => ({ teamId, staffId })) });
  const shift = await db.shift.create({
    data: { communityId: 'demo', teamId, key: 'always', name: '全天', fromMinute: 0, toMinute: 0 },
  });
  await db.rosterEntry.create({
    data: {
      communityId: 'demo',
      teamId,
      shiftId: shift.id,
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      staff: { create: onDuty.map((staffId, order) => ({ staffId, order })) },
    },
  });
}

/** One thing that was said, as tests read it. */
export interface Said {
  key: string;
  to: string;
  at: Date;
  text: string;
  buttons: string[];
  mentions: string[];
}

/** Everything in the outbox, in order. */
export async function allSaid(db: Db): Promise<Said[]> {
  const rows = await db.$queryRaw<{ key: string; to: string; at: Date; content: OutgoingContent }[]>`
    select m.key, c.title as "to", m.due_at as at, m.content
    from outbound_message m join conversation c on c.id = m.conversation_id order by m.seq`;
  return rows.map(({ content, ...row }) => ({
    ...row,
    text: content.text,
    buttons: content.buttons?.map((button) => button.id) ?? [],
    mentions: content.mentions?.map((mention) => mention.name) ?? [],
  }));
}

/** Local time of a moment: “24日 14:05:00”. */
export const localTime = (at: Date): string => DateTime.fromJSDate(at, { zone }).toFormat('d日 HH:mm:ss');

/** A moment written in the estate's local time: `at('2026-11-24T14:05')`. */
export const at = (local: string): Date => DateTime.fromISO(local, { zone }).toJSDate();
