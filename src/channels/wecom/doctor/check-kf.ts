import { render } from '../../../messages/template.ts';
import { doubtful, type Finding, faulty, sound } from '../../../platform/finding.ts';
import type { Caller } from '../api/caller.ts';
import { WecomError } from '../api/errors.ts';
import { type KfAccount, listKfAccounts, listKfServicers } from '../api/kf-accounts.ts';
import type { Company } from './company.ts';
import { failureOf } from './failure.ts';
import { listed, kf as texts } from './messages.ts';
import { several } from './several.ts';

const name = 'wecom-kf';

/** Whether the app may use the customer-service accounts that the set-up files name, and whether somebody serves there. */
export async function checkKf(caller: Caller, wanted: Company['kfAccounts']): Promise<Finding[]> {
  try {
    const accounts = await listKfAccounts(caller);
    if (wanted.length === 0) return [nothingWanted(accounts)];
    const { results, left } = await several(wanted, (one) => checkAccount(caller, one, accounts));
    const later = left > 0 ? [doubtful(name, render(texts.left, { count: left }), render(texts.again, {}))] : [];
    return [...results.map(({ result }) => result), ...later];
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    return [failureOf(name, render(texts.subject, {}), error)];
  }
}

const idsOf = (accounts: readonly KfAccount[]): string =>
  listed(accounts.map((account) => `${account.name} ${account.openKfid}`)) || render(texts.none, {});

const nothingWanted = (accounts: readonly KfAccount[]): Finding =>
  doubtful(name, render(texts.notWanted, {}), render(texts.writeOne, { ids: idsOf(accounts) }));

async function checkAccount(
  caller: Caller,
  { openKfid, community }: Company['kfAccounts'][number],
  accounts: readonly KfAccount[],
): Promise<Finding> {
  if (!accounts.some((account) => account.openKfid === openKfid)) {
    const text = render(texts.unknown, { openKfid, community });
    return faulty(name, text, render(texts.grant, { ids: idsOf(accounts) }));
  }
  try {
    const servicers = await listKfServicers(caller, openKfid);
    if (servicers.length === 0) {
      return doubtful(name, render(texts.nobody, { openKfid, community }), render(texts.addServicer, {}));
    }
    const onDuty = servicers.filter((servicer) => servicer.onDuty).length;
    return sound(name, render(texts.sound, { openKfid, community, count: servicers.length, onDuty }));
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    return failureOf(name, render(texts.ofAccount, { openKfid, community }), error);
  }
}
