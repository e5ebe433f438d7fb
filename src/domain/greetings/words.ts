import { render, type Template, type Vars } from '../../messages/template.ts';
import type { CommunityFacts } from '../communities/community.ts';
import type { FestivalId } from '../communities/greetings-policy.ts';
import { unitLabel } from '../owners/unit.ts';
import type { Candidate } from './greeting.ts';
import { greetingFrame, greetingTexts } from './messages.ts';
import { hashOf } from './slots.ts';
import type { Facts } from './store.ts';

export const wordsOf =
  (community: CommunityFacts) =>
  <Names extends string>(template: Template<Names>, vars: Vars<Names>): string =>
    render(template, vars, community.wording);

/** A greeting, signed. Its words differ from person to person and from year to year, but not when it is said once more. */
export function sayGreeting(candidate: Candidate, { name, home }: Facts, community: CommunityFacts): string {
  const { residentId, kind, year, years } = candidate;
  const all = textsFor(kind, home?.role === 'merchant');
  const text = all[hashOf(`${residentId}${kind}${year}`) % all.length];
  if (!text) throw new Error(`there are no words for ${kind}`);
  const say = wordsOf(community);
  const greeting = say<'name' | 'community' | 'years'>(text, { name, community: community.name, years });
  return say(greetingFrame.signed, { greeting, community: community.name });
}

function textsFor(kind: Candidate['kind'], isMerchant: boolean): readonly Template<'name' | 'community' | 'years'>[] {
  if (kind === 'birthday') return greetingTexts.birthday;
  if (kind === 'move-in') return isMerchant ? greetingTexts.moveIn : greetingTexts.moveInHome;
  return greetingTexts[kind.replace(/^festival:/, '') as FestivalId];
}

/** “3栋2单元501”; nothing where he has no home. */
export const sayHome = ({ home }: Pick<Facts, 'home'>): string => (home ? unitLabel(home) : '');
