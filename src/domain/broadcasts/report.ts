import type { Tx } from '../../platform/db.ts';
import { maskName } from '../../platform/mask.ts';
import type { CommunityFacts } from '../communities/community.ts';
import type { Broadcast } from './broadcast.ts';
import { stateLabels, told, whyCalled } from './messages.ts';
import { sayBuilding, wordsOf } from './speech.ts';
import { type Counts, countByBuilding, countGroups, countOutcomes, listUnreached, namesOf } from './standing-store.ts';

const listedAtOnce = 20;

/** Who reads it: only the author's own chat may hold names in full. */
interface Reader {
  community: CommunityFacts;
  isGroup: boolean;
}

/** When all is sent: how many were told, in which building, and whom to telephone. */
export async function sayReport(tx: Tx, broadcast: Broadcast, reader: Reader): Promise<string> {
  const words = wordsOf(reader.community);
  const { number } = broadcast;
  const counts = await sayCounts(tx, broadcast, reader.community);
  const isWithdrawal = broadcast.text === '' && broadcast.corrects !== null;
  const correct = isWithdrawal ? '' : words(told.correct, { number });
  const head = words(told.report, { number, counts, correct });
  const calls = await callLines(tx, broadcast, reader, 1);
  return [head, ...(await buildingLines(tx, broadcast, reader.community)), ...calls].join('\n');
}

/** 通知 12 进度: the same as it stands now. */
export async function sayStanding(tx: Tx, broadcast: Broadcast, { community }: Reader): Promise<string> {
  const { number, state } = broadcast;
  const counts = await sayCounts(tx, broadcast, community);
  const head = wordsOf(community)(told.standing, { number, state: stateLabels[state], counts });
  return [head, ...(await buildingLines(tx, broadcast, community))].join('\n');
}

/** 通知 12 名单: whom to telephone. @param page from 1 */
export async function sayCallList(tx: Tx, broadcast: Broadcast, reader: Reader, page: number): Promise<string> {
  const lines = await callLines(tx, broadcast, reader, page);
  return lines.length > 0 ? lines.join('\n') : wordsOf(reader.community)(told.callNone, {});
}

async function sayCounts(tx: Tx, { id, audience }: Broadcast, community: CommunityFacts): Promise<string> {
  const words = wordsOf(community);
  const people = await countOutcomes(tx, id);
  const named = [
    people.sent > 0 || audience.teams.length === 0 ? words(told.sent, { count: people.sent }) : '',
    ...(['waiting', 'held', 'uncertain', 'dead', 'cancelled', 'none'] as const).map((outcome) =>
      people[outcome] > 0 ? words(told[outcome], { count: people[outcome] }) : '',
    ),
    audience.teams.length > 0 ? await sayGroups(tx, { id, audience }, community) : '',
  ];
  return named.filter(Boolean).join(words(told.listSeparator, {}));
}

async function sayGroups(tx: Tx, { id, audience }: Pick<Broadcast, 'id' | 'audience'>, community: CommunityFacts) {
  const groups: Counts = await countGroups(
    tx,
    id,
    audience.teams.map((team) => team.id),
  );
  const total = Object.values(groups).reduce((sum, count) => sum + count, 0);
  return wordsOf(community)(told.groups, { sent: groups.sent, total });
}

/** Nothing where it was for one building alone. */
async function buildingLines(tx: Tx, { id }: Broadcast, community: CommunityFacts): Promise<string[]> {
  const buildings = await countByBuilding(tx, id);
  if (buildings.length < 2) return [];
  return buildings.map(({ building, sent, people }) =>
    wordsOf(community)(told.building, { building: sayBuilding(building, community), sent, people }),
  );
}

async function callLines(
  tx: Tx,
  { id, number }: Broadcast,
  { community, isGroup }: Reader,
  page: number,
): Promise<string[]> {
  const words = wordsOf(community);
  const offset = (page - 1) * listedAtOnce;
  const all = await listUnreached(tx, id, { limit: listedAtOnce, offset });
  if (all.length === 0) return [];
  const names = await namesOf(
    tx,
    all.map(({ residentId }) => residentId),
  );
  const { held, uncertain, dead, none } = await countOutcomes(tx, id);
  const left = held + uncertain + dead + none - offset - all.length;
  const lines = all.map(({ residentId, place, outcome }) => {
    const name = names.get(residentId) ?? '';
    const why = outcome in whyCalled ? whyCalled[outcome as keyof typeof whyCalled] : '';
    return words(told.callLine, { place, name: isGroup ? maskName(name) : name, why });
  });
  const more = left > 0 ? [words(told.callMore, { count: left, number, page: page + 1 })] : [];
  return [words(told.callHead, {}), ...lines, ...more];
}
