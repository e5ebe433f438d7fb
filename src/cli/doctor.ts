import { parseArgs } from 'node:util';
import { runCommand } from '../platform/command.ts';
import { diagnose } from './doctor/diagnose.ts';
import { asText } from './doctor/print.ts';

const help = `
npm run doctor -- [--say] [--json]

Checks the configuration and what it leads to, step by step, and says in Chinese what is wrong and how to mend it:
variables, data folder, database, migrations, clock, understanding, and where WeCom (企业微信) is configured all of it.
Nobody is written to and nothing is changed, except that an embedded database is made where there is none.
Secrets are never printed. Set the same variables as for the start.

--say    also sends a test line into each group of staff on WeCom
--json   one JSON object a line: name, state (ok, warn, fail), text, mend

Ends with 0 when nothing fails (warnings may be there), with 1 otherwise.
`;

await runCommand(help, async (args) => {
  const { values } = parseArgs({
    args,
    options: { say: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  const findings = await diagnose({ say: values.say });
  const lines = values.json ? findings.map((finding) => JSON.stringify(finding)) : asText(findings);
  process.stdout.write(`${lines.join('\n')}\n`);
  if (findings.some(({ state }) => state === 'fail')) process.exitCode = 1;
});
