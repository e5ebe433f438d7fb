import { parseArgs } from 'node:util';
import { exportResidents } from '../domain/owners/import/export-residents.ts';
import { todayOf } from '../domain/owners/import/import-residents.ts';
import { importTexts } from '../domain/owners/import/messages.ts';
import { systemClock } from '../platform/clock.ts';
import { runCommand } from '../platform/command.ts';
import { withDatabase } from './with-database.ts';

const help = `
npm run export -- residents FILE.xlsx --community ID

Writes the register of a community into an Excel file, one row for each person and home, in the form that
npm run import reads. The file holds names and phone numbers in clear: keep it where only those who need it can read it.
`;

await runCommand(help, async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { community: { type: 'string' } },
  });
  const [what, path, ...rest] = positionals;
  const { community } = values;
  if (what !== 'residents' || !path || !community || rest.length > 0) {
    throw new Error('say: npm run export -- residents FILE.xlsx --community ID; see --help');
  }
  const rows = await withDatabase(async (db) => {
    const today = await todayOf(db, community, systemClock);
    return exportResidents(db, { communityId: community, path, today });
  });
  process.stdout.write(`${importTexts.exported(rows)}\n`);
});
