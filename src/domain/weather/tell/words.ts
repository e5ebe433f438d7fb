import { sayMoment } from '../../../messages/moment.ts';
import type { CommunityFacts } from '../../communities/community.ts';
import { wordsOf } from '../../hazards/speech.ts';
import type { KeptAlert } from '../alerts-store.ts';
import type { WeatherEvent } from '../event.ts';
import { advice, alarms, notices, whatComes } from '../messages.ts';

type Spoken = Pick<WeatherEvent, 'origin' | 'facts' | 'onsetAt' | 'expiresAt'>;

/** When it is, as read at `now`: “20:00到明天 06:00”, “目前起”. */
export function sayWhen(
  { onsetAt, expiresAt }: Pick<Spoken, 'onsetAt' | 'expiresAt'>,
  community: CommunityFacts,
  now: Date,
) {
  const say = wordsOf(community);
  const at = (moment: Date) => sayMoment(moment, now, community.zone);
  if (!onsetAt || onsetAt <= now) return say(notices.now, {});
  return expiresAt
    ? say(notices.between, { from: at(onsetAt), to: at(expiresAt) })
    : say(notices.from, { from: at(onsetAt) });
}

/** By when something is to be done about it. */
export function sayBy({ onsetAt }: Pick<Spoken, 'onsetAt'>, community: CommunityFacts, now: Date): string {
  const say = wordsOf(community);
  if (!onsetAt || onsetAt <= now) return say(notices.actNow, {});
  return say(notices.before, { at: sayMoment(onsetAt, now, community.zone) });
}

/** The warning itself: an official one as its sender wrote it, with station and time; else our own words. */
export function sayHead(event: Spoken, community: CommunityFacts, now: Date): string {
  const { origin, facts } = event;
  const say = wordsOf(community);
  const sources = facts.attributions.join('；');
  if (origin === 'official') {
    const description = [facts.description, facts.instruction].filter(Boolean).join('\n');
    return say(notices.official, { ...officialOf(event, community, now), description, sources });
  }
  const lines = [
    say(notices.ours, { when: sayWhen(event, community, now), what: whatComes[facts.step] }),
    ...(sources ? [say(notices.sources, { sources })] : []),
  ];
  return lines.join('\n');
}

/** What to do about it, said apart from the warning. */
export const sayAdvice = ({ facts }: Spoken, community: CommunityFacts): string =>
  wordsOf(community)(notices.advice, { advice: advice[facts.step] });

/** The same in one line, for staff. */
export function sayTitle(event: Spoken, community: CommunityFacts, now: Date): string {
  const say = wordsOf(community);
  return event.origin === 'official'
    ? say(alarms.official, officialOf(event, community, now))
    : say(alarms.ours, { when: sayWhen(event, community, now), what: whatComes[event.facts.step] });
}

function officialOf({ facts }: Spoken, community: CommunityFacts, now: Date) {
  const { headline = '', sender = '', sentAt } = facts;
  return { headline, sender, sent: sentAt ? sayMoment(new Date(sentAt), now, community.zone) : '' };
}

/** That it is over: the sender's own words where there are such. */
export function sayOver(
  event: Spoken,
  cancellation: KeptAlert | undefined,
  community: CommunityFacts,
  now: Date,
): string {
  const say = wordsOf(community);
  if (event.origin !== 'official' || !cancellation) return say(notices.over, { what: whatComes[event.facts.step] });
  const { headline, sender, sentAt, attributions } = cancellation;
  const sent = sayMoment(sentAt, now, community.zone);
  return say(notices.lifted, { headline, sender, sent, sources: attributions.join('；') });
}
