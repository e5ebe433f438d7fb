import { runCommand } from '../platform/command.ts';
import { loadConfig } from '../platform/config.ts';
import { openServer } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import { migrate } from '../platform/migrations.ts';

const help = `
npm run db:migrate

Brings the database up to date: DATABASE_URL, or without it the embedded one in DATA_DIR.
Safe to run at any time and from several machines at once; the application does it at start, too.
`;

await runCommand(help, async (args) => {
  if (args.length > 0) throw new Error(`unknown argument ${args[0]}; see --help`);
  const config = loadConfig();
  const log = createLog('warn');
  const server = await openServer(config, log);
  try {
    const applied = await migrate(server.url, log);
    process.stdout.write(applied.length > 0 ? `applied ${applied.join(', ')}\n` : 'up to date\n');
  } finally {
    await server.stop();
  }
});
