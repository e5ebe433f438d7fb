import { runCommand } from '../../src/platform/command.ts';
import { type BenchServer, openBenchServer } from './bench-database.ts';
import { benchLatency } from './latency.ts';
import { benchMemory, benchStart } from './spawned.ts';
import { benchStore } from './store.ts';
import { benchTurns } from './turns.ts';
import { benchUnderstanding } from './understanding.ts';
import { benchWecom } from './wecom.ts';

interface Given {
  files: readonly string[];
  /** Nothing: as long as usual. */
  seconds?: number;
}

const benches: Record<string, (server: BenchServer, given: Given) => Promise<void>> = {
  understanding: (_server, { files }) => benchUnderstanding(files),
  store: benchStore,
  turns: benchTurns,
  latency: benchLatency,
  memory: benchMemory,
  start: benchStart,
  wecom: (server, { seconds }) => benchWecom(server, seconds),
};

const help = `
npm run bench [-- NAME ... SECONDS FILE.jsonl ...]

Measures and prints JSON lines {"name","value","unit","baseline","ratio","aim","ok","note"}. NAME is one of
${Object.keys(benches).join(', ')}; without one all are run, in about five minutes.
SECONDS is how long "wecom" is called, 60 by default.
FILE.jsonl is a labelled file (as for npm run eval) on which "understanding" is measured beside the held-out one.
The database is made for it and dropped afterwards: on the server at DATABASE_URL, else on an embedded PostgreSQL that
flushes to disk. Nothing else should run on the machine.
`;

await runCommand(help, async (args) => {
  const files = args.filter((arg) => arg.endsWith('.jsonl'));
  const seconds = args.find((arg) => /^[1-9]\d*$/.test(arg));
  const names = args.filter((arg) => !files.includes(arg) && arg !== seconds);
  const unknown = names.find((name) => !(name in benches));
  if (unknown !== undefined) throw new Error(`no benchmark ${unknown}; there are: ${Object.keys(benches).join(', ')}`);
  const server = await openBenchServer();
  try {
    for (const [name, bench] of Object.entries(benches)) {
      if (names.length === 0 || names.includes(name))
        await bench(server, { files, ...(seconds && { seconds: Number(seconds) }) });
    }
  } finally {
    await server.close();
  }
});
