import { render } from '../../../messages/template.ts';
import { doubtful, type Finding, faulty, sound } from '../../../platform/finding.ts';
import type { Caller } from '../api/caller.ts';
import { findMember } from '../api/contacts.ts';
import { WecomError } from '../api/errors.ts';
import type { Company } from './company.ts';
import { failureOf } from './failure.ts';
import { listed, members as texts } from './messages.ts';
import { several } from './several.ts';

const name = 'wecom-members';

/** Whether the app may write to the staff that the set-up files name. */
export async function checkMembers(caller: Caller, staff: Company['staff']): Promise<Finding[]> {
  const known = staff.flatMap((one) => (one.userid === undefined ? [] : [{ ...one, userid: one.userid }]));
  const without = staff.filter(({ userid }) => userid === undefined);
  const findings: Finding[] = [];
  try {
    const { results, left } = await several(known, ({ userid }) => findMember(caller, userid));
    const missing = results.filter(({ result }) => !result);
    const inactive = results.filter(({ result }) => result && !result.active);
    const ids = (rows: typeof results) => listed(rows.map(({ item }) => `${item.name} ${item.userid}`));
    if (missing.length > 0) {
      findings.push(faulty(name, render(texts.missing, { ids: ids(missing) }), render(texts.makeVisible, {})));
    }
    if (inactive.length > 0) {
      findings.push(doubtful(name, render(texts.inactive, { ids: ids(inactive) }), render(texts.activate, {})));
    }
    if (left > 0) findings.push(doubtful(name, render(texts.left, { count: left }), render(texts.again, {})));
    if (findings.length === 0) findings.push(sound(name, render(texts.visible, { count: known.length })));
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    findings.push(failureOf(name, render(texts.subject, {}), error));
  }
  if (without.length > 0) {
    const ids = listed(without.map((one) => one.name));
    findings.push(doubtful(name, render(texts.without, { ids }), render(texts.giveId, {})));
  }
  return findings;
}
