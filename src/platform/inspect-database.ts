import pg from 'pg';
import type { Clock } from './clock.ts';
import { pendingMigrations } from './migrations.ts';

export interface DatabaseFacts {
  /** as the server says it: "18.1" */
  version: string;
  major: number;
  /** whether our user may change tables as their owner */
  isOwner: boolean;
  /** how far our clock is ahead of the server's, in milliseconds; negative: behind */
  clockAheadMs: number;
  /** migrations that it does not have yet, oldest first */
  pending: string[];
  /** a migration that stopped half-way: nothing further is applied until a person has looked */
  stuck: string | undefined;
}

const timeoutMs = 8_000;

/** Looks at the database at `url` and changes nothing. @throws the error of pg, with its code, where it cannot be reached */
export async function inspectDatabase(url: string, clock: Clock): Promise<DatabaseFacts> {
  const client = new pg.Client({
    ...{ connectionString: url, connectionTimeoutMillis: timeoutMs, query_timeout: timeoutMs },
    application_name: 'guanjia-doctor',
  });
  await client.connect();
  try {
    const before = clock.now().getTime();
    const { rows } = await client.query<{
      now: Date;
      version: string;
      number: number;
      owner: boolean;
      known: boolean;
    }>(`
      select clock_timestamp() as now, current_setting('server_version') as version,
        current_setting('server_version_num')::int as number,
        (select pg_has_role(datdba, 'usage') from pg_database where datname = current_database()) as owner,
        to_regclass('public._prisma_migrations') is not null as known`);
    const [row] = rows;
    if (!row) throw new Error('the database gave no answer');
    const ours = (before + clock.now().getTime()) / 2;
    return {
      version: row.version.split(' ')[0] ?? row.version,
      major: Math.floor(row.number / 10_000),
      isOwner: row.owner,
      clockAheadMs: ours - row.now.getTime(),
      pending: await pendingMigrations(client),
      stuck: row.known ? await findStuck(client) : undefined,
    };
  } finally {
    await client.end();
  }
}

async function findStuck(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `select migration_name as name from public._prisma_migrations
      where finished_at is null and rolled_back_at is null order by started_at limit 1`,
  );
  return rows[0]?.name;
}
