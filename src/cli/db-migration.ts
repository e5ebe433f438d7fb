import { systemClock } from '../platform/clock.ts';
import { runCommand } from '../platform/command.ts';
import { loadConfig } from '../platform/config.ts';
import { openServer } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import { createMigration } from '../platform/migration-writer.ts';

const help = `
npm run db:migration -- NAME

Writes prisma/migrations/<time>_NAME/migration.sql: what leads from the datamodel of the last migration to the present
prisma/schema.prisma. Nothing is applied: read it, add by hand what a diff cannot know (moving data), then commit it.
NAME is made of letters, digits and underscores.
`;

await runCommand(help, async (args) => {
  const [name, ...rest] = args;
  if (!name || rest.length > 0) throw new Error('give one name: npm run db:migration -- NAME');
  const server = await openServer(loadConfig(), createLog('warn'));
  try {
    const folder = await createMigration({ name, url: server.url, clock: systemClock });
    process.stdout.write(folder ? `prisma/migrations/${folder}/migration.sql\n` : 'the datamodel has not changed\n');
  } finally {
    await server.stop();
  }
});
