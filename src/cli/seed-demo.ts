import { seedDemo } from '../domain/setup/demo.ts';
import { describePlan } from '../domain/setup/describe-plan.ts';
import { runCommand } from '../platform/command.ts';
import { transaction } from '../platform/db.ts';
import { withDatabase } from './with-database.ts';

const help = `
npm run seed:demo

Sets up the demonstration community of demo/jinxiu.yml. Everybody in it is made up. Running it twice changes nothing.
`;

await runCommand(help, async (args) => {
  if (args.length > 0) throw new Error(`unknown argument ${args[0]}; see --help`);
  const changes = await withDatabase((db) => transaction(db, seedDemo));
  process.stdout.write(`${describePlan(changes).join('\n')}\n`);
});
