import { startEmbeddedPostgres } from '../../../src/platform/embedded-postgres.ts';

/** Starts the embedded PostgreSQL and stays. Argument: the data directory. */
const postgres = await startEmbeddedPostgres({
  dataDir: process.argv[2] ?? '',
  durable: false,
  log: { info: () => {}, warn: () => {} },
});
process.stdout.write(`ready ${JSON.stringify({ pid: postgres.pid, adopted: postgres.adopted })}\n`);
process.on('SIGTERM', () => void postgres.stop().then(() => process.exit(0)));
setInterval(() => {}, 60_000);
