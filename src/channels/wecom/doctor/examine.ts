import { render } from '../../../messages/template.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { WecomConfig } from '../../../platform/config.ts';
import type { Db } from '../../../platform/db.ts';
import { doubtful, type Finding } from '../../../platform/finding.ts';
import type { Caller, CallerOptions } from '../api/caller.ts';
import { appKeys } from '../callback/read-callback.ts';
import { checkApp } from './check-app.ts';
import { checkSealing } from './check-callback.ts';
import { checkContacts } from './check-contacts.ts';
import { checkGroups } from './check-groups.ts';
import { checkKf } from './check-kf.ts';
import { checkMembers } from './check-members.ts';
import { checkReach } from './check-reach.ts';
import { checkRecords } from './check-records.ts';
import { checkRobot } from './check-robot.ts';
import type { Company } from './company.ts';
import { connectToWecom } from './connect.ts';
import { company as texts } from './messages.ts';

export interface WecomExamination {
  config: WecomConfig;
  publicUrl: string;
  clock: Clock;
  /** send a test line into each group of staff */
  say: boolean;
  /** absent where the database cannot be read: then the set-up files are not compared with WeCom */
  records?: { db: Db; company: Company };
}

/** No check takes longer, with all that it tries again. */
const timeLimits = { timeoutMs: 5_000, callTimeoutMs: 8_000 };

/** Looks at everything of WeCom: the callback, the app, and what the set-up files say of the company. */
export async function examineWecom(examination: WecomExamination): Promise<Finding[]> {
  const { config, publicUrl, clock, records } = examination;
  const link: CallerOptions = { base: config.apiBase, ...timeLimits };
  const keys = appKeys({ ...config, ...config.callback });
  const door = { name: 'wecom-reach', publicUrl, path: '/wecom/callback/app', keys };
  const [reach, robot, onCalls] = await Promise.all([
    checkReach(door, clock),
    checkRobot({ bot: config.bot, publicUrl, clock }, records),
    checkCalls(examination, link),
  ]);
  return [
    checkSealing({ name: 'wecom-callback', whose: 'app', keys }, clock.now()),
    reach,
    ...onCalls,
    ...robot,
    ...(records ? await checkRecords(records.db, clock) : []),
  ];
}

async function checkCalls(examination: WecomExamination, link: CallerOptions): Promise<Finding[]> {
  const { config, clock, records, say } = examination;
  const { findings, caller } = await connectToWecom(config, link, clock);
  const { findings: onApp, isLetIn } = caller
    ? await checkApp(caller, config.agentId)
    : { findings: [], isLetIn: false };
  const botWritesFirst = config.bot?.mode === 'socket';
  return [
    ...findings,
    ...onApp,
    ...(await compare(isLetIn ? caller : undefined, { link, say, records, botWritesFirst })),
  ];
}

type Comparison = { link: CallerOptions; botWritesFirst: boolean } & Pick<WecomExamination, 'say'> & {
    records: WecomExamination['records'] | undefined;
  };

/** Without `caller` only that is compared which needs no token. */
async function compare(caller: Caller | undefined, comparison: Comparison): Promise<Finding[]> {
  const name = 'wecom-company';
  const { records } = comparison;
  if (!records) return [doubtful(name, render(texts.unread, {}), render(texts.databaseFirst, {}))];
  const { staff, groups, kfAccounts } = records.company;
  if (staff.length === 0) return [doubtful(name, render(texts.empty, {}), render(texts.write, {}))];
  const [onMembers, onKf, onContacts, onGroups] = await Promise.all([
    caller ? checkMembers(caller, staff) : [],
    caller ? checkKf(caller, kfAccounts) : [],
    caller ? checkContacts(caller, staff) : [],
    checkGroups({ ...comparison, caller }, groups),
  ]);
  const skipped = caller ? [] : [doubtful(name, render(texts.skipped, {}), render(texts.tokenFirst, {}))];
  return [...onMembers, ...onKf, ...onContacts, ...skipped, ...onGroups];
}
