import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { lookAgain } from '../domain/directory/daily-store.ts';
import { describePlan } from '../domain/setup/describe-plan.ts';
import { problemLine } from '../domain/setup/messages.ts';
import { parseSetUp } from '../domain/setup/parse-set-up.ts';
import type { Change } from '../domain/setup/plan-changes.ts';
import { type Problem, SetUpProblems } from '../domain/setup/problem.ts';
import { applySetup, planFromNothing, planSetup } from '../domain/setup/set-up.ts';
import type { SetUpFile } from '../domain/setup/set-up-file.ts';
import { isEmptyDatabase } from '../domain/setup/store.ts';
import { lintReplacements } from '../messages/house-style.ts';
import { runCommand } from '../platform/command.ts';
import { transaction } from '../platform/db.ts';
import { withDatabase } from './with-database.ts';

const help = `
npm run setup -- FILE.yml [--dry-run]

Creates or updates a community from a set-up file (demo/jinxiu.yml is one). The file is the truth about each section it
has; a section that is left out stays as it is. Running it twice changes nothing more. People the file no longer names
are taken out of use, not deleted.

--dry-run   prints what would change and changes nothing

Ends with 0 when done, with 1 when the file has mistakes (all are listed) or something else failed.
`;

const patience = { timeoutMs: 120_000 };

await runCommand(help, async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false } },
  });
  const [path, ...rest] = positionals;
  if (!path || rest.length > 0) throw new Error('give one set-up file: npm run setup -- FILE.yml [--dry-run]');
  const parsed = parseSetUp(await readFile(path, 'utf8'));
  if (!parsed.ok) refuse(path, parsed.problems);
  const slips = await slipsOfWording(parsed.file);
  if (slips.length > 0) refuse(path, slips);
  try {
    const changes = values['dry-run'] ? await dryRun(parsed.file) : await apply(parsed.file);
    process.stdout.write(`${describePlan(changes).join('\n')}\n`);
  } catch (error) {
    if (error instanceof SetUpProblems) refuse(path, error.problems);
    throw error;
  }
});

/** A community's own words are held to the same style as ours (S26). */
async function slipsOfWording({ wording }: SetUpFile): Promise<Problem[]> {
  if (!wording) return [];
  await import('../app.ts'); // so that every template there is has an id
  return lintReplacements(wording).map((text) => ({ path: 'wording', text }));
}

function apply(file: SetUpFile): Promise<Change[]> {
  return withDatabase((db) =>
    transaction(
      db,
      async (tx) => {
        const changes = await applySetup(tx, file);
        // A roster changed in the middle of the day may have a hole tonight.
        if (changes.length > 0) await lookAgain(tx, file.community.id);
        return changes;
      },
      patience,
    ),
  );
}

function dryRun(file: SetUpFile): Promise<Change[]> {
  const plan = async (db: Parameters<typeof transaction>[0]) =>
    (await isEmptyDatabase(db)) ? planFromNothing(file) : planSetup(db, file);
  return withDatabase(plan, { upToDate: false });
}

/** Every problem on standard output, and one line about them as the reason. */
function refuse(path: string, problems: readonly Problem[]): never {
  const lines = problems.map((problem) => problemLine(problem.path, problem.text));
  process.stdout.write(`${lines.join('\n')}\n`);
  throw new Error(`${path}: ${lines.length} to mend, the first: ${lines[0]}`);
}
