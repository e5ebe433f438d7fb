import { DateTime } from 'luxon';
import type { Tx } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { wordsOf } from '../escalation/speech.ts';
import { reportTexts } from './messages.ts';
import { percentOf, type RatingCounts, type Satisfaction, satisfactionIndex } from './satisfaction.ts';
import { countFollowUps, countRatings, type FollowUp } from './store.ts';

export interface SatisfactionReport {
  satisfaction: Satisfaction;
  ratings: RatingCounts;
  followUp: FollowUp;
  /** the same in words, with formula, window and source */
  text: string;
}

/**
 * Satisfaction (S84) and follow-up (S82) of a community in the days before `now`, as many as its policy says. Numbers
 * only: it names nobody.
 */
export async function satisfactionReport(tx: Tx, community: CommunityFacts, now: Date): Promise<SatisfactionReport> {
  const { policy, zone } = community;
  const start = DateTime.fromJSDate(now, { zone }).minus({ days: policy.satisfaction.windowDays });
  const window = { communityId: community.id, after: start.toJSDate(), until: now };
  const ratings = await countRatings(tx, window);
  const followUp = await countFollowUps(tx, window);
  const satisfaction = satisfactionIndex(ratings, policy.satisfaction);
  const text = sayReport({ community, satisfaction, ratings, followUp, after: window.after, until: now });
  return { satisfaction, ratings, followUp, text };
}

interface Facts extends Omit<SatisfactionReport, 'text'> {
  community: CommunityFacts;
  after: Date;
  until: Date;
}

function sayReport(facts: Facts): string {
  const { community, ratings, followUp, after, until } = facts;
  const say = wordsOf(community);
  const sum = (part: number, whole: number) => (whole > 0 ? say(reportTexts.sum, { part, whole }) : '');
  const local = (at: Date) => DateTime.fromJSDate(at, { zone: community.zone }).toFormat('M月d日 HH:mm');
  const { followedUp, ...counts } = followUp;
  const percent = percentOf(followedUp, followUp.finished);
  return say(reportTexts.report, {
    ...counts,
    community: community.name,
    days: community.policy.satisfaction.windowDays,
    from: local(after),
    to: local(until),
    satisfaction: saySatisfaction(facts),
    sum: sum(ratings.good, ratings.total),
    rate: percent === undefined ? say(reportTexts.noRepair, {}) : say(reportTexts.followUp, { percent }),
    rateSum: sum(followedUp, followUp.finished),
  });
}

function saySatisfaction({ community, satisfaction, ratings }: Facts): string {
  const say = wordsOf(community);
  const { targetPercent: target, minimum } = community.policy.satisfaction;
  const { percent, isRed } = satisfaction;
  if (percent === undefined) return say(reportTexts.noRating, { target });
  const said = say(isRed ? reportTexts.missed : reportTexts.reached, { percent, target });
  return ratings.total < minimum ? `${said}${say(reportTexts.tooFew, { minimum })}` : said;
}
