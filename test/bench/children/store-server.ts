import pg from 'pg';
import { createAccept } from '../../../src/messages/incoming.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { connect } from '../../../src/platform/db.ts';
import { buildHttp } from '../../../src/platform/http.ts';
import { createLog } from '../../../src/platform/log.ts';
import { messageOf } from '../talk.ts';

/**
 * A server with two routes on one database: `/accept` stores a message as every channel does, `/bare` is one INSERT of the
 * same words. Argument: the database. Nobody works on what is stored.
 */
const url = process.argv[2] ?? '';
const connections = 14;
const log = createLog('error');
const db = connect(url, { max: connections });
const pool = new pg.Pool({ connectionString: url, max: connections });
await pool.query('CREATE TABLE bare (seq bigserial PRIMARY KEY, id text NOT NULL UNIQUE, content jsonb NOT NULL)');
const accept = createAccept({ db, dataDir: '.', clock: systemClock, holdFor: () => 2_500, log });
const http = await buildHttp({ log, ready: async () => ({}), requestsPerMinute: 100_000_000 });
let count = 0;

http.post<{ Body: { text: string } }>('/accept', async (request) => {
  count += 1;
  return accept(messageOf(count % 200, request.body.text, count));
});
http.post<{ Body: { text: string } }>('/bare', async (request) => {
  count += 1;
  const { rows } = await pool.query('INSERT INTO bare (id, content) VALUES ($1, $2) RETURNING seq', [
    `bench-${count}`,
    request.body,
  ]);
  return rows[0];
});

process.stdout.write(`ready ${await http.listen({ host: '127.0.0.1', port: 0 })}\n`);
