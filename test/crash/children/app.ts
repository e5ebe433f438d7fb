import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import pg from 'pg';
import { buildApp } from '../../../src/app.ts';
import type { IncomingMessage } from '../../../src/messages/contract.ts';
import { loadConfig } from '../../../src/platform/config.ts';
import { startEmbeddedPostgres } from '../../../src/platform/embedded-postgres.ts';
import { createLog } from '../../../src/platform/log.ts';
import { migrate } from '../../../src/platform/migrations.ts';
import { loadUnderstanding } from '../../../src/understanding/load.ts';

/**
 * The whole of Guanjia with a door at which messages are handed over as a channel would: POST, answered with 200 once
 * stored; GET tells how many were sent from here. Arguments: the data directory, the database (“-” for the embedded
 * PostgreSQL), and the statement at which it kills itself, if at all: between any two there may be a power cut.
 */
const [dataDir = '', givenUrl = '-', dieAt] = process.argv.slice(2);
if (dieAt) dieAtStatement(Number(dieAt));
const log = createLog('error');
const config = { ...loadConfig({ DATA_DIR: dataDir }), logLevel: 'error' as const };
const server =
  givenUrl === '-'
    ? await startEmbeddedPostgres({ dataDir, log })
    : { url: givenUrl, adopted: false, stop: async () => {} };
await migrate(server.url, log);
const understanding = await loadUnderstanding({ cacheDir: 'node_modules/.cache/guanjia', log });
const app = await buildApp({ config, databaseUrl: server.url, understanding, log, burstMs: 0, leaseMs: 2_000 });
await app.seedIfEmpty();

const simulator = app.channels.get('simulator');
if (!simulator) throw new Error('the simulator is not on');
let sent = 0;
app.channels.set('simulator', {
  ...simulator,
  send: async (...args) => {
    const result = await simulator.send(...args);
    sent += 1;
    return result;
  },
});
await app.start();

const door = createServer((request, response) => {
  const handOver = async () => {
    if (request.method === 'GET') return { sent };
    const message = (await json(request)) as IncomingMessage;
    return app.accept({ ...message, at: new Date(message.at) });
  };
  handOver().then(
    (answer) => response.end(JSON.stringify(answer)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
door.listen(0, '127.0.0.1', () => {
  const { port } = door.address() as AddressInfo;
  process.stdout.write(`ready ${JSON.stringify({ port, url: server.url, adopted: server.adopted })}\n`);
});

process.on('SIGTERM', () => {
  door.close();
  door.closeAllConnections();
  const stop = async () => {
    await app.stop();
    await server.stop();
  };
  stop().then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});

/** Half of the deaths come when the statement was sent, half when it was answered. */
function dieAtStatement(nth: number): void {
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  const die = () => process.kill(process.pid, 'SIGKILL');
  let count = 0;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const result = query.apply(this, args);
    count += 1;
    if (count === nth) {
      if (nth % 2 === 0 && result instanceof Promise) result.then(die, die);
      else setImmediate(die);
    }
    return result;
  } as typeof pg.Client.prototype.query;
}
