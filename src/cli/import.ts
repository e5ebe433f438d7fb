import { parseArgs } from 'node:util';
import { describeImport, sayProblem } from '../domain/owners/import/describe-import.ts';
import { importResidents, sayProgress } from '../domain/owners/import/import-residents.ts';
import { systemClock } from '../platform/clock.ts';
import { runCommand } from '../platform/command.ts';
import { transaction } from '../platform/db.ts';
import { withDatabase } from './with-database.ts';

const help = `
npm run import -- residents FILE.xlsx --community ID [--dry-run] [--skip-bad]

Brings the people of an Excel file into the register of a community. Columns are found by the words over them: 姓名, 手机,
楼栋, 单元, 房号 (or one column 房屋 with 3-2-501), 身份, 生日, 农历生日, 入住日期, 状态, 迁出日期, 车牌, 关怀, 备注, 房屋类型.
What the file leaves out stays as it is; nobody is deleted. An unchanged file changes nothing.

--dry-run    prints what would change and changes nothing
--skip-bad   takes the good rows although others are bad; otherwise one bad row stops everything

Ends with 0 when done, with 1 when rows are bad (all are listed) or something else failed.
`;

const patience = { timeoutMs: 600_000 };

await runCommand(help, async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      community: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      'skip-bad': { type: 'boolean', default: false },
    },
  });
  const [what, path, ...rest] = positionals;
  const { community, 'dry-run': dryRun, 'skip-bad': skipBad } = values;
  if (what !== 'residents' || !path || !community || rest.length > 0) {
    throw new Error('say: npm run import -- residents FILE.xlsx --community ID [--dry-run] [--skip-bad]; see --help');
  }
  const onProgress = (rows: number) => process.stderr.write(`${sayProgress(rows)}\n`);
  const wish = { path, communityId: community, dryRun, skipBad, onProgress };
  const imported = await withDatabase(
    (db) => transaction(db, (tx) => importResidents(tx, wish, systemClock), patience),
    { upToDate: !dryRun },
  );
  process.stdout.write(`${describeImport(imported).join('\n')}\n`);
  const [first] = imported.problems;
  if (!imported.plan && first) {
    throw new Error(
      `${path}: nothing was imported, ${imported.problems.length} to mend, the first: ${sayProblem(first)}`,
    );
  }
});
