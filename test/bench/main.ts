import { runCommand } from '../../src/platform/command.ts';
import { type BenchServer, openBenchServer } from './bench-database.ts';
import { benchLatency } from './latency.ts';
import { benchMemory, benchStart } from './spawned.ts';
import { benchStore } from './store.ts';
import { benchTurns } from './turns.ts';
import { benchUnderstanding } from './understanding.ts';

const benches: Record<string, (server: BenchServer, files: readonly string[]) => Promise<void>> = {
  understanding: (_server, files) => benchUnderstanding(files),
  store: benchStore,
  turns: benchTurns,
  latency: benchLatency,
  memory: benchMemory,
  start: benchStart,
};

const help = `
npm run bench [-- NAME ... FILE.jsonl ...]

Measures and prints JSON lines {"name","value","unit","baseline","ratio","aim","ok","note"}. NAME is one of
${Object.keys(benches).join(', ')}; without one all are run, in about two minutes.
FILE.jsonl is a labelled file (as for npm run eval) on which "understanding" is measured beside the held-out one.
The database is made for it and dropped afterwards: on the server at DATABASE_URL, else on an embedded PostgreSQL that
flushes to disk. Nothing else should run on the machine.
`;

await runCommand(help, async (args) => {
  const files = args.filter((arg) => arg.endsWith('.jsonl'));
  const names = args.filter((arg) => !files.includes(arg));
  const unknown = names.find((name) => !(name in benches));
  if (unknown !== undefined) throw new Error(`no benchmark ${unknown}; there are: ${Object.keys(benches).join(', ')}`);
  const server = await openBenchServer();
  try {
    for (const [name, bench] of Object.entries(benches)) {
      if (names.length === 0 || names.includes(name)) await bench(server, files);
    }
  } finally {
    await server.close();
  }
});
