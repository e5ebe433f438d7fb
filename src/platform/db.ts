import { setTimeout as delay } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { type Prisma, PrismaClient } from './generated/prisma/client.ts';

// The one door to the generated client: everyone else takes models, enums and `Prisma.sql` from here.
export * from './generated/prisma/client.ts';

/** A client with its own pool of connections. */
export type Db = PrismaClient;

/** A transaction under way. A `Db` fits wherever a `Tx` is asked for. */
export type Tx = Prisma.TransactionClient;

export interface ConnectOptions {
  /** The most connections the pool opens at a time. */
  max?: number;
  /** Told when an idle connection breaks; the pool replaces it by itself. */
  onError?: (error: Error) => void;
}

/**
 * Opens a client on `url`. Nothing is connected until the first query. `db.$disconnect()` ends the pool.
 * Every session speaks UTC, whatever the server's own zone.
 */
export function connect(url: string, { max = 10, onError }: ConnectOptions = {}): Db {
  const pool = new pg.Pool({ connectionString: url, max, options: '-c timezone=UTC', application_name: 'guanjia' });
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    statementNameGenerator: nameStatements(),
    ...(onError && { onPoolError: onError }),
  });
  // The longer formats print the arguments of the failed call, which are personal data.
  return new PrismaClient({ adapter, errorFormat: 'minimal' });
}

const MOST_STATEMENTS = 400;

/**
 * Names for the statements, by their text, so that each connection parses and plans one only once: on the way of a message
 * that is more work than running it. Texts beyond the limit (lists of changing length make new ones) stay without a name.
 */
function nameStatements(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= MOST_STATEMENTS) return '';
    const name = `guanjia_${names.size}`;
    names.set(sql, name);
    return name;
  };
}

export interface TransactionOptions {
  /** After this many milliseconds the transaction is rolled back and the call fails. */
  timeoutMs?: number;
  isolation?: Prisma.TransactionIsolationLevel;
}

const ATTEMPTS = 5;

/**
 * Runs `run` in one transaction and returns what it returns. When PostgreSQL gives up on it for a conflict with another
 * transaction (serialization failure 40001, deadlock 40P01), it is run again from the start, five times at most: so `run`
 * must touch nothing but the database. Any other error rolls back and is thrown.
 */
export async function transaction<T>(
  db: Db,
  run: (tx: Tx) => Promise<T>,
  { timeoutMs = 15_000, isolation }: TransactionOptions = {},
): Promise<T> {
  const options = { timeout: timeoutMs, maxWait: 10_000, ...(isolation && { isolationLevel: isolation }) };
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(run, options);
    } catch (error) {
      if (attempt === ATTEMPTS || !isConflict(error)) throw error;
      await delay(Math.random() * 20 * 2 ** attempt);
    }
  }
}

const CONFLICTS = new Set(['P2034', '40001', '40P01']);

/** Whether the error says that two transactions were in each other's way. Raw queries wrap it deeper than models do. */
function isConflict(error: unknown): boolean {
  for (let at = error, depth = 0; isRecord(at) && depth < 6; depth++) {
    if ([at.code, at.originalCode].some((code) => typeof code === 'string' && CONFLICTS.has(code))) return true;
    if (at.kind === 'TransactionWriteConflict') return true;
    at = at.cause ?? (isRecord(at.meta) ? at.meta.driverAdapterError : undefined);
  }
  return false;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
