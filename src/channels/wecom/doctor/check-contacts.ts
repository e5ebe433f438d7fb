import { render } from '../../../messages/template.ts';
import { doubtful, type Finding, sound } from '../../../platform/finding.ts';
import type { Caller } from '../api/caller.ts';
import { WecomError } from '../api/errors.ts';
import { listCustomers } from '../api/external-contact.ts';
import type { Company } from './company.ts';
import { failureOf } from './failure.ts';
import { listed, contacts as texts } from './messages.ts';
import { several } from './several.ts';

const name = 'wecom-contacts';

/** Whether the app may use 客户联系, and which members have owners as their contacts, through whom mass messages go. */
export async function checkContacts(caller: Caller, staff: Company['staff']): Promise<Finding[]> {
  const known = staff.flatMap((one) => (one.userid === undefined ? [] : [{ ...one, userid: one.userid }]));
  try {
    const { results, left } = await several(known, ({ userid }) => contactsOf(caller, userid));
    const later = left > 0 ? [doubtful(name, render(texts.left, { count: left }), render(texts.again, {}))] : [];
    const having = results.filter(({ result }) => result > 0);
    if (having.length === 0) return [doubtful(name, render(texts.nobody, {}), render(texts.addOwners, {})), ...later];
    const count = having.reduce((sum, { result }) => sum + result, 0);
    const names = listed(having.map(({ item }) => item.name));
    return [sound(name, render(texts.sound, { names, count })), ...later];
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    // Owners are reached without it, too: by telephone.
    if (error.text === 'notGranted') return [doubtful(name, render(texts.notGranted, {}), render(texts.grant, {}))];
    return [failureOf(name, render(texts.subject, {}), error)];
  }
}

/** A member who is unknown or not visible is told of with the members. */
async function contactsOf(caller: Caller, userid: string): Promise<number> {
  try {
    return (await listCustomers(caller, userid)).length;
  } catch (error) {
    if (error instanceof WecomError && error.action === 'recipient') return 0;
    throw error;
  }
}
