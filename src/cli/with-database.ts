import { loadConfig } from '../platform/config.ts';
import { openServer } from '../platform/database.ts';
import { connect, type Db } from '../platform/db.ts';
import { createLog } from '../platform/log.ts';
import { migrate } from '../platform/migrations.ts';

/**
 * Runs a command's work on the configured database and lets go of it afterwards, whatever happened.
 * @param upToDate bring the database up to date first; false for commands that may change nothing
 */
export async function withDatabase<T>(work: (db: Db) => Promise<T>, { upToDate = true } = {}): Promise<T> {
  const config = loadConfig();
  const log = createLog('warn');
  const server = await openServer(config, log);
  try {
    if (upToDate) await migrate(server.url, log);
    const db = connect(server.url);
    try {
      return await work(db);
    } finally {
      await db.$disconnect();
    }
  } finally {
    await server.stop();
  }
}
