import { isDeepStrictEqual } from 'node:util';
import { maskName, maskPhone } from '../../platform/mask.ts';
import { actionNames, kindNames, planTexts } from './messages.ts';
import type { Change } from './plan-changes.ts';

const actions = ['create', 'update', 'remove', 'unchanged'] as const;

/** A plan in Chinese, one change a line and the totals last; residents masked, what stays the same only counted. */
export function describePlan(changes: readonly Change[]): string[] {
  const lines = changes
    .filter(({ action }) => action !== 'unchanged')
    .map((change) =>
      planTexts.change(actionNames[change.action], kindNames[change.kind], nameOf(change), alteredFields(change)),
    );
  const counts = actions.map(
    (name) => `${actionNames[name]} ${changes.filter(({ action }) => action === name).length}`,
  );
  return [...lines, planTexts.totals(counts.join(planTexts.separator))];
}

function nameOf(change: Change): string {
  if (change.kind === 'unit') return change.key.replace('--', '-');
  if (change.kind !== 'resident') return change.key;
  const person = change.before ?? change.after;
  return person ? `${maskName(person.name)} ${person.phone ? maskPhone(person.phone) : '-'}` : '';
}

/** Which fields an update alters: "phone、teams". */
function alteredFields({ action, before, after }: Change): string {
  if (action !== 'update' || !before || !after) return '';
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after)
    .filter(([field, value]) => !isDeepStrictEqual(old.get(field), value))
    .map(([field]) => field)
    .join(planTexts.separator);
}
