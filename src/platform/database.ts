import { startEmbeddedPostgres } from './embedded-postgres.ts';
import type { Log } from './log.ts';

export interface DatabaseServer {
  url: string;
  /** Lets go of the embedded server; nothing to do for one that was given. */
  stop(): Promise<void>;
}

/** The server at `databaseUrl`, or without one a PostgreSQL of our own in `dataDir` (embedded-postgres.ts). */
export async function openServer(
  { databaseUrl, dataDir }: { databaseUrl: string | undefined; dataDir: string },
  log: Log,
): Promise<DatabaseServer> {
  if (databaseUrl) return { url: databaseUrl, stop: async () => {} };
  return startEmbeddedPostgres({ dataDir, log });
}
