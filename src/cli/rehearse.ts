import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { listCommunities } from '../domain/communities/store.ts';
import { rehearse } from '../domain/weather/rehearsal/rehearse.ts';
import { sayRehearsal } from '../domain/weather/rehearsal/say-rehearsal.ts';
import { readScript } from '../domain/weather/rehearsal/script.ts';
import { runCommand } from '../platform/command.ts';
import { createLog } from '../platform/log.ts';
import { withDatabase } from './with-database.ts';

const help = `
npm run rehearse -- FILE.json

Runs a storm through everything on the register as it is, and tells nobody: prints who would have been told what, and
when. It may run beside Guanjia; nothing of it stays in the database.

FILE.json holds what each source of weather answered, and when:
{ "community": "jinxiu",
  "steps": [ { "at": "2026-11-24T09:10:00+08:00", "feed": "qweather-alerts", "answer": { … its JSON as it is … } },
             { "at": "2026-11-24T09:20:00+08:00", "feed": "cap", "answer": "<alert> … one CAP message … </alert>" },
             { "at": "2026-11-24T09:30:00+08:00", "feed": "qweather-alerts", "failure": { "kind": "down" } } ] }

feed is one of qweather-alerts, qweather-hourly, cap, open-meteo; a failure is refused, busy, down or odd. community may
be left out where there is only one. What was sent more than an hour before the first look at its source is old news.
`;

await runCommand(help, async (args) => {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [path, ...rest] = positionals;
  if (!path || rest.length > 0) throw new Error('give one file: npm run rehearse -- FILE.json');
  const script = readScript(await readFile(path, 'utf8'));
  const text = await withDatabase(async (db) => {
    const all = await listCommunities(db);
    const community =
      script.community === undefined && all.length === 1 ? all[0] : all.find(({ id }) => id === script.community);
    if (!community) throw new Error(`community must be one of: ${all.map(({ id }) => id).join(', ')}`);
    // Which chats may be written to first is known to the channels, which do not run here: all are counted.
    const deps = { log: createLog('silent'), canWriteFirst: () => true };
    const said = await rehearse(db, { communityId: community.id, steps: script.steps }, deps);
    return sayRehearsal(community, script.steps, said);
  });
  process.stdout.write(`${text}\n`);
});
