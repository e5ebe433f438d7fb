import { simulatorTexts } from './channels/simulator/cast-messages.ts';
import type { SimulatorConversation, SimulatorPerson } from './channels/simulator/index.ts';
import type { CommunityFacts } from './domain/communities/community.ts';
import { listCommunities } from './domain/communities/store.ts';
import {
  bindAccount,
  type ListedGroup,
  type ListedResident,
  type ListedStaff,
  listGroups,
  listResidents,
  listStaff,
  openConversation,
} from './domain/directory/store.ts';
import { bindIdentity } from './domain/owners/bind-identity.ts';
import type { Clock } from './platform/clock.ts';
import { type Db, type Tx, transaction } from './platform/db.ts';

export interface SimulatorCast {
  people: SimulatorPerson[];
  conversations: SimulatorConversation[];
}

const channel = 'simulator';
/** A simulator shows a handful of phones, not a town. */
const mostResidents = 40;

/**
 * Everybody the simulator can play, from the register: residents, staff, and one stranger per community whom the register
 * does not know. Their ids on the channel are tied to them, and their chats opened, so that Guanjia can write first.
 */
export async function openCast(db: Db, clock: Clock): Promise<SimulatorCast> {
  return transaction(db, async (tx) => {
    const casts = [];
    for (const community of await listCommunities(tx)) casts.push(await castOf(tx, community, clock));
    return {
      people: casts.flatMap((cast) => cast.people),
      conversations: casts.flatMap((cast) => cast.conversations),
    };
  });
}

async function castOf(tx: Tx, community: CommunityFacts, clock: Clock): Promise<SimulatorCast> {
  const account = community.id;
  await bindAccount(tx, channel, account, community.id);
  const residents = await listResidents(tx, community.id, mostResidents);
  const staff = await listStaff(tx, community.id);
  const groups = await listGroups(tx, community.id);
  const people: SimulatorPerson[] = [];
  const conversations: SimulatorConversation[] = [];

  const add = async (
    person: Pick<SimulatorPerson, 'id' | 'name' | 'kind' | 'note'>,
    ties: { residentId?: string; staffId?: string },
    inGroups: readonly SimulatorConversation[],
  ) => {
    const direct: SimulatorConversation = {
      id: `${person.id}-dm`,
      title: simulatorTexts.bot,
      kind: 'direct',
      address: { channel, account, chat: person.id },
      members: [person.id],
    };
    await openConversation(tx, { ...direct.address, kind: 'direct', title: person.name, communityId: community.id });
    if (ties.residentId || ties.staffId) {
      const id = { channel, account, externalId: person.id, communityId: community.id, name: person.name };
      await bindIdentity(tx, { ...id, ...ties, by: 'setup' }, clock);
    }
    for (const group of inGroups) group.members.push(person.id);
    conversations.push(direct);
    people.push({
      ...person,
      senderId: person.id,
      account,
      conversations: [direct, ...inGroups].map(({ id, title }) => ({ id, title })),
    });
  };

  const groupChats: SimulatorConversation[] = [];
  for (const group of groups) groupChats.push(await openGroup(tx, community, group));
  for (const resident of residents) {
    await add(residentPerson(community, resident), { residentId: resident.id }, []);
  }
  await add(
    { id: `${account}-stranger`, name: simulatorTexts.stranger, kind: 'owner', note: simulatorTexts.strangerNote },
    {},
    [],
  );
  for (const member of staff) {
    const theirs = groups.flatMap((group, index) => {
      const isIn = member.role === 'manager' || member.teams.some((team) => team.id === group.teamId);
      return isIn && groupChats[index] ? [groupChats[index]] : [];
    });
    await add(staffPerson(community, member), { staffId: member.id }, theirs);
  }
  return { people, conversations: [...conversations, ...groupChats] };
}

async function openGroup(tx: Tx, community: CommunityFacts, group: ListedGroup): Promise<SimulatorConversation> {
  const address = { channel, account: community.id, chat: `${community.id}-${group.key}` };
  await openConversation(tx, {
    ...address,
    kind: 'group',
    title: group.name,
    communityId: community.id,
    groupId: group.id,
  });
  return { id: address.chat, title: group.name, kind: 'group', address, members: [] };
}

const residentPerson = (community: CommunityFacts, resident: ListedResident) => ({
  id: `${community.id}-${resident.id.slice(0, 8)}`,
  name: resident.name,
  kind: 'owner' as const,
  note: resident.homes.map((home) => `${home.label} · ${simulatorTexts.roles[home.role]}`).join('，'),
});

/** Somebody who manages the community is a manager; who leads a team is shown with the team's phones. */
const staffPerson = (community: CommunityFacts, staff: ListedStaff) => ({
  id: `${community.id}-${staff.key}`,
  name: staff.name,
  kind: staff.role === 'manager' && !staff.teams.some((team) => team.leads) ? ('manager' as const) : ('staff' as const),
  note: [staff.teams.map((team) => team.name).join('、'), simulatorTexts.posts[staff.role]].filter(Boolean).join(' · '),
});
