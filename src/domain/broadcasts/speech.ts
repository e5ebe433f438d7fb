import { DateTime } from 'luxon';
import type { OutgoingContent } from '../../messages/contract.ts';
import { shortened } from '../../messages/sanitise.ts';
import { render, type Template, type Vars } from '../../messages/template.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { type Audience, tellsResidents } from './audience.ts';
import type { Broadcast } from './broadcast.ts';
import { anyRole, audienceTexts, notices, roleLabels } from './messages.ts';

const excerptLength = 30;

/** Fills a template in the community's wording. */
export const wordsOf =
  (community: CommunityFacts) =>
  <Names extends string>(template: Template<Names>, vars: Vars<Names>): string =>
    render(template, vars, community.wording);

const dateOf = (at: Date, zone: string): string => DateTime.fromJSDate(at, { zone }).toFormat('yyyy年M月d日');

/** The local date, “2026-11-24”. */
export const localDate = (at: Date, zone: string): string => DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd');

/**
 * What everybody reads, the same for all. A broadcast without words of its own takes back the one it refers to.
 * @param at when it is sent @param about what it corrects or takes back
 */
export function contentOf(
  { text, media }: Pick<Broadcast, 'text' | 'media'>,
  community: CommunityFacts,
  at: Date,
  about?: Broadcast,
): OutgoingContent {
  const words = wordsOf(community);
  const facts = { community: community.name, text, date: dateOf(at, community.zone) };
  const content = { ...(media.length > 0 && { media }), matters: true };
  if (!about) return { text: words(notices.notice, facts), ...content };
  const before = DateTime.fromJSDate(about.sendAt ?? about.createdAt, { zone: community.zone }).toFormat('M月d日');
  const former = { ...facts, before, excerpt: shortened(about.text.replace(/\s+/g, ' '), excerptLength) };
  return { text: words(text === '' ? notices.withdrawal : notices.correction, former), ...content };
}

/** “3栋” of “3”; a building with a name of its own keeps it. */
export function sayBuilding(building: string, community: CommunityFacts): string {
  return /^[0-9A-Z]+$/.test(building) ? wordsOf(community)(audienceTexts.building, { building }) : building;
}

/** Whom it is for, in words: “3栋、5栋1单元的业主、工程部工作群”. */
export function sayAudience(audience: Audience, community: CommunityFacts): string {
  const words = wordsOf(community);
  const { buildings, entrances, units, roles, teams } = audience;
  const places = [
    ...buildings.map((building) => sayBuilding(building, community)),
    ...entrances.map(({ building, entrance }) =>
      words(audienceTexts.entrance, { building: sayBuilding(building, community), entrance }),
    ),
    ...units.map(({ label }) => label),
  ];
  const who = roles.length > 0 ? roles.map((role) => roleLabels[role]).join('、') : anyRole;
  const residents =
    places.length > 0
      ? words(audienceTexts.of, { places: places.join('、'), roles: who })
      : words(roles.length > 0 ? audienceTexts.everybodyOf : audienceTexts.everybody, { roles: who });
  return [
    ...(tellsResidents(audience) ? [residents] : []),
    ...teams.map(({ name }) => words(audienceTexts.team, { team: name })),
  ].join('、');
}
