import { DateTime } from 'luxon';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { tellStaff } from '../dispatch/tell.ts';
import { wordsOf } from '../escalation/speech.ts';
import { findGaps, type Gap } from '../roster/find-gaps.ts';
import { dutyChain } from '../roster/on-duty.ts';
import { readRoster, teamsOf } from '../roster/store.ts';
import type { Team } from '../roster/team.ts';
import { gapTexts, weekdays } from './messages.ts';
import { shiftNames } from './store.ts';

const HOURS_AHEAD = 48;

/**
 * Tells the leader and the managers of every team of its gaps in the coming 48 hours, one message a team, so that they
 * are filled before they bite (S37). It says where tickets go meanwhile.
 * @param daily `date`: the local date for which this is the daily word; `told`: the gaps that were told on that date
 * before, which are left out
 * @returns the gaps that were told, each as one word
 */
export async function tellGaps(
  tx: Tx,
  { community, date, told }: { community: CommunityFacts; date: string; told: readonly string[] },
  clock: Clock,
  log: Log,
): Promise<string[]> {
  const fresh: string[] = [];
  for (const team of await teamsOf(tx, community.id)) {
    const gaps = (await gapsAhead(tx, team, community, clock.now())).filter((gap) => !told.includes(idOf(gap)));
    const [first] = gaps;
    if (!first) continue;
    await tellTeamGaps(tx, { team, gaps, community, key: `gaps:${team.id}:${date}:${idOf(first)}` }, clock, log);
    fresh.push(...gaps.map(idOf));
  }
  return fresh;
}

const idOf = ({ shiftId, from }: Gap): string => `${shiftId}@${from.toISOString()}`;

/** The gaps of a team in the coming 48 hours, also one that has begun. */
async function gapsAhead(tx: Tx, team: Team, { zone }: CommunityFacts, now: Date): Promise<Gap[]> {
  const today = DateTime.fromJSDate(now, { zone }).startOf('day');
  const dates = Array.from({ length: HOURS_AHEAD / 24 + 3 }, (_, index) =>
    today.plus({ days: index - 1 }).toFormat('yyyy-MM-dd'),
  );
  const until = new Date(now.getTime() + HOURS_AHEAD * 3_600_000);
  return findGaps(await readRoster(tx, team.id, dates), now, until, zone);
}

async function tellTeamGaps(
  tx: Tx,
  { team, gaps, community, key }: { team: Team; gaps: Gap[]; community: CommunityFacts; key: string },
  clock: Clock,
  log: Log,
): Promise<void> {
  const at = clock.now();
  const { id: communityId, zone } = community;
  const { leader, managers } = await dutyChain(tx, { teamId: team.id, communityId, at, zone });
  const names = await shiftNames(tx, team.id);
  // Who is called where nobody is on duty: the leader, and the managers where there is none (dispatch/page-plan.ts).
  const fallback = (leader ? [leader] : managers).map(({ name }) => name).join('、');
  const text = wordsOf(community)(gapTexts.warning, {
    team: team.name,
    hours: HOURS_AHEAD,
    count: gaps.length,
    list: gaps.map((gap) => sayGap(gap, names.get(gap.shiftId) ?? '', community)).join('\n'),
    fallback,
  });
  const to = [...(leader ? [leader] : []), ...managers].map(({ id }) => id);
  const told = await tellStaff(tx, to, undefined, { key, text }, clock);
  if (told.length === 0) log.error({ teamId: team.id }, 'a gap in the roster could be told to nobody');
}

/** “11月25日（周三） 夜班 23:00–次日 07:00”: the date is the one on which the gap begins. */
function sayGap(gap: Gap, shift: string, community: CommunityFacts): string {
  const say = wordsOf(community);
  const local = (at: Date) => DateTime.fromJSDate(at, { zone: community.zone });
  const [from, to] = [local(gap.from), local(gap.to)];
  const date = `${from.toFormat('M月d日')}（${weekdays[from.weekday - 1]}）`;
  const time = to.toFormat('HH:mm');
  const end = to.hasSame(from, 'day') ? time : say(gapTexts.nextDay, { time });
  return say(gapTexts.line, { date, shift, from: from.toFormat('HH:mm'), to: end });
}
