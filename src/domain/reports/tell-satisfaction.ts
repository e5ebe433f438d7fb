import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { tellStaff } from '../dispatch/tell.ts';
import { wordsOf } from '../escalation/speech.ts';
import { activeManagers } from '../roster/store.ts';
import { reportTexts } from './messages.ts';
import { satisfactionReport } from './satisfaction-report.ts';

/**
 * Tells the managers that satisfaction is under the target (S84), with the whole report; nothing where it is not, or
 * where there are fewer ratings than the policy's `minimum`.
 * @param date the local date for which this is the daily word; each is told once
 */
export async function tellSatisfaction(
  tx: Tx,
  { community, date }: { community: CommunityFacts; date: string },
  clock: Clock,
  log: Log,
): Promise<void> {
  const report = await satisfactionReport(tx, community, clock.now());
  if (!report.satisfaction.isAlarm) return;
  const { targetPercent: target, windowDays: days } = community.policy.satisfaction;
  const text = wordsOf(community)(reportTexts.alarm, { days, target, report: report.text });
  const managers = (await activeManagers(tx, community.id)).map(({ id }) => id);
  const key = `satisfaction:${community.id}:${date}`;
  const told = await tellStaff(tx, managers, undefined, { key, text }, clock);
  if (told.length === 0) log.error({ communityId: community.id }, 'low satisfaction could be told to nobody');
}
