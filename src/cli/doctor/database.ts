import { render } from '../../messages/template.ts';
import type { Clock } from '../../platform/clock.ts';
import { reasonOf } from '../../platform/command.ts';
import type { Config } from '../../platform/config.ts';
import { type DatabaseServer, openServer } from '../../platform/database.ts';
import { doubtful, type Finding, faulty, sound } from '../../platform/finding.ts';
import { type DatabaseFacts, inspectDatabase } from '../../platform/inspect-database.ts';
import { createLog } from '../../platform/log.ts';
import { databaseFaults as faults, databaseTexts as texts } from './messages.ts';

const leastMajor = 14;
const warnMs = 5_000;
const failMs = 60_000;

export interface OpenedDatabase {
  findings: Finding[];
  /** where it is, if it can be read as this version writes it */
  readyUrl?: string;
  stop(): Promise<void>;
}

/** Opens the database that the configuration names and looks at it: reach, migrations, clock. */
export async function openDatabase(config: Config, clock: Clock): Promise<OpenedDatabase> {
  let server: DatabaseServer | undefined;
  const stop = async () => server?.stop();
  try {
    server = await openServer(config, createLog('silent'));
    const facts = await inspectDatabase(server.url, clock);
    const findings = [checkServer(facts, config), checkMigrations(facts), checkClock(facts)];
    const isReady = facts.pending.length === 0 && facts.stuck === undefined;
    return { findings, stop, ...(isReady && { readyUrl: server.url }) };
  } catch (error) {
    return { findings: [explainFailure(error, config)], stop };
  }
}

function checkServer({ version, major, isOwner }: DatabaseFacts, { databaseUrl }: Config): Finding {
  const name = 'database';
  if (major < leastMajor) return faulty(name, render(texts.tooOld, { version }), render(texts.renew, {}));
  if (!isOwner) return faulty(name, render(texts.notOwner, {}), render(texts.makeOwner, {}));
  return sound(name, render(databaseUrl ? texts.given : texts.embedded, { version }));
}

function checkMigrations({ pending, stuck }: DatabaseFacts): Finding {
  const name = 'migrations';
  if (stuck) return faulty(name, render(texts.stuck, { migration: stuck }), render(texts.unstick, {}));
  if (pending.length === 0) return sound(name, render(texts.upToDate, {}));
  return doubtful(name, render(texts.pending, { count: pending.length }), render(texts.migrate, {}));
}

function checkClock({ clockAheadMs }: DatabaseFacts): Finding {
  const name = 'clock';
  const apartMs = Math.abs(clockAheadMs);
  if (apartMs <= warnMs) return sound(name, render(texts.clockSound, {}));
  const seconds = Math.round(apartMs / 1000);
  const text = render(clockAheadMs > 0 ? texts.clockAhead : texts.clockBehind, { seconds });
  return (apartMs > failMs ? faulty : doubtful)(name, text, render(texts.setClock, {}));
}

const knownFaults: Readonly<Record<string, keyof typeof faults>> = {
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  ETIMEDOUT: 'refused',
  ENOTFOUND: 'noHost',
  EAI_AGAIN: 'noHost',
  '28P01': 'password',
  '28000': 'password',
  '3D000': 'noDatabase',
};

function explainFailure(error: unknown, { databaseUrl }: Config): Finding {
  const name = 'database';
  const [reason = ''] = reasonOf(error).split('\n');
  if (databaseUrl === undefined) {
    return faulty(name, render(texts.embeddedFails, { reason }), render(texts.lookAtEmbedded, {}));
  }
  const code = (error as { code?: string }).code ?? (reason.includes('timeout') ? 'ETIMEDOUT' : '');
  const known = knownFaults[code];
  return faulty(name, render(texts.unreachable, { reason }), render(faults[known ?? 'other'], {}));
}
