import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from './app.ts';
import { ConfigError, loadConfig } from './platform/config.ts';
import { openServer } from './platform/database.ts';
import { createLog } from './platform/log.ts';
import { migrate } from './platform/migrations.ts';
import { loadUnderstanding } from './understanding/load.ts';

/** Starts Guanjia: configuration, database, what people say, then web server and workers. Ends cleanly on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLog(config.logLevel);
  const server = await openServer(config, log);
  const applied = await migrate(server.url, log);
  if (applied.length > 0) log.info({ migrations: applied.length }, 'database brought up to date');
  const understanding = await loadUnderstanding({
    intentsDir: fileURLToPath(new URL('../intents', import.meta.url)),
    cacheDir: join(config.dataDir, 'cache'),
    log,
  });
  const app = await buildApp({ config, databaseUrl: server.url, understanding, log });
  if (await app.seedIfEmpty()) log.info('the demonstration community was set up');
  await app.start();

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    await app.stop();
    await server.stop();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop(signal).then(
        () => process.exit(0),
        (err: unknown) => {
          log.error({ err }, 'the stop failed');
          process.exit(1);
        },
      );
    });
  }

  if (config.roles.has('web')) {
    await app.http.listen({ host: config.host, port: config.port });
    const address = app.http.server.address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    const base = `http://${config.host}:${port}`;
    const lines = [`管家已启动 Guanjia is up: ${base}`];
    if (app.simulated) lines.push(`模拟器 Simulator: ${base}/sim`);
    process.stdout.write(`${lines.join('\n')}\n`);
  }
}

main().catch((error: unknown) => {
  const reason =
    error instanceof ConfigError
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  process.stderr.write(`Guanjia did not start: ${reason}\n`);
  process.exit(1);
});
