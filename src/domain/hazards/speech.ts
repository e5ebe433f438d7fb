import { sayMoment } from '../../messages/moment.ts';
import { render, type Template, type Vars } from '../../messages/template.ts';
import type { Hazard } from '../../platform/db.ts';
import type { CommunityFacts } from '../communities/community.ts';
import { actions, severityLabels, typeLabels } from './messages.ts';

/** “阳台外沿的花盆”: what a hazard is, in our words and not in the finder's, which may name somebody. */
export function whatOf({ position, type }: Pick<Hazard, 'position' | 'type'>): string {
  const label = typeLabels[type];
  return position && !position.includes(label) ? `${position}的${label}` : label;
}

/** What every text of a hazard is made of. `by`: when it is due, as people say it. */
export function factsOf(hazard: Hazard, community: CommunityFacts, now: Date) {
  const { number, place, severity, type, dueAt } = hazard;
  return {
    number,
    place,
    what: whatOf(hazard),
    severity: severityLabels[severity] ?? '',
    action: actions[type],
    by: sayMoment(dueAt ?? now, now, community.zone),
  };
}

/** Fills a template in the community's wording. */
export const wordsOf =
  (community: CommunityFacts) =>
  <Names extends string>(template: Template<Names>, vars: Vars<Names>): string =>
    render(template, vars, community.wording);
