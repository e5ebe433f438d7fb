import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from './app.ts';
import { isLoopbackHost } from './channels/simulator/index.ts';
import { reasonOf } from './platform/command.ts';
import { type Config, ConfigError, loadConfig } from './platform/config.ts';
import { openServer } from './platform/database.ts';
import { createLog, type Log, maskSecrets } from './platform/log.ts';
import { migrate } from './platform/migrations.ts';
import { loadUnderstanding } from './understanding/load.ts';

/** What was opened and how each of it ends: the last first, each once, whatever the others come to. */
const open: (() => Promise<void>)[] = [];
let isStopping = false;

async function close(): Promise<void> {
  const errors: unknown[] = [];
  for (let end = open.pop(); end; end = open.pop()) await end().catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}

/** Starts Guanjia: configuration, database, what people say, then web server and workers. Ends cleanly on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLog(config.logLevel);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(signal, log));
  // A mistake of ours: nothing is lost by starting anew, and Node's own report would not mask what people wrote.
  process.on('uncaughtException', (err, origin) => {
    log.fatal({ err, origin }, 'ended by an error that nobody handled');
    process.exit(1);
  });

  const server = await openServer(config, log);
  open.push(() => server.stop());
  const applied = await migrate(server.url, log);
  if (applied.length > 0) log.info({ migrations: applied.length }, 'database brought up to date');
  const understanding = await loadUnderstanding({
    intentsDir: fileURLToPath(new URL('../intents', import.meta.url)),
    cacheDir: join(config.dataDir, 'cache'),
    log,
  });
  const app = await buildApp({ config, databaseUrl: server.url, understanding, log });
  open.push(() => app.stop());
  if (await app.seedIfEmpty()) log.info('the demonstration community was set up');
  await app.start();
  log.info({ roles: config.roles }, 'started');
  if (!config.roles.has('web')) return;

  await app.http.listen({ host: config.host, port: config.port });
  const address = app.http.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  const lines = [`管家已启动 Guanjia is up: ${urlOf(config.host, port)}`];
  const here = hostForThisMachine(config);
  if (app.simulated && here) lines.push(`模拟器 Simulator: ${urlOf(here, port)}/sim`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

function stop(signal: string, log: Log): void {
  if (isStopping) return;
  isStopping = true;
  log.info({ signal }, 'stopping');
  close().then(
    () => process.exit(0),
    (err: unknown) => {
      log.error({ err }, 'the stop failed');
      process.exit(1);
    },
  );
}

const urlOf = (host: string, port: number): string => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/** By what name a browser on this machine reaches us and is let into the simulator; undefined where it cannot. */
function hostForThisMachine({ host }: Config): string | undefined {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return isLoopbackHost(host) ? host : undefined;
}

main().catch(async (error: unknown) => {
  // What was being started broke because it is being stopped: `stop` ends the process.
  if (isStopping) return;
  isStopping = true;
  process.stderr.write(`Guanjia did not start: ${reasonOf(error)}\n`);
  const isOurFault = error instanceof Error && !(error instanceof ConfigError || 'code' in error);
  if (isOurFault && !(error instanceof AggregateError)) process.stderr.write(`${maskSecrets(error.stack ?? '')}\n`);
  await close().catch((second: unknown) => process.stderr.write(`nor did it stop: ${reasonOf(second)}\n`));
  process.exit(1);
});
