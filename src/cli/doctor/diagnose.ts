import { examineWecom } from '../../channels/wecom/doctor/examine.ts';
import { render } from '../../messages/template.ts';
import { type Clock, systemClock } from '../../platform/clock.ts';
import type { Config } from '../../platform/config.ts';
import { connect } from '../../platform/db.ts';
import { type Finding, sound } from '../../platform/finding.ts';
import { checkDataDir } from './check-data-dir.ts';
import { checkUnderstanding } from './check-understanding.ts';
import { checkVariables } from './check-variables.ts';
import { readCompany } from './company-store.ts';
import { openDatabase } from './database.ts';
import { texts } from './messages.ts';

export interface DiagnosisOptions {
  /** the variables to look at, by default those of the process */
  env?: Record<string, string | undefined>;
  clock?: Clock;
  /** send a test line into each group of staff */
  say: boolean;
}

/** Every check, in the order in which things are needed. What rests on something that fails is left out. */
export async function diagnose({ env, clock = systemClock, say }: DiagnosisOptions): Promise<Finding[]> {
  const { findings, config } = checkVariables(env);
  if (!config) return findings;
  findings.push(await checkDataDir(config.dataDir));
  const database = await openDatabase(config, clock);
  try {
    findings.push(...database.findings, await checkUnderstanding());
    findings.push(...(await onWecom(config, { clock, say, url: database.readyUrl })));
    return findings;
  } finally {
    await database.stop();
  }
}

async function onWecom(
  { wecom: config, publicUrl }: Config,
  { clock, say, url }: { clock: Clock; say: boolean; url: string | undefined },
): Promise<Finding[]> {
  if (!config) return [sound('wecom', render(texts.noWecom, {}))];
  const options = { config, publicUrl, clock, say };
  if (url === undefined) return examineWecom(options);
  const db = connect(url, { max: 2 });
  try {
    return await examineWecom({ ...options, records: { db, company: await readCompany(db) } });
  } finally {
    await db.$disconnect();
  }
}
