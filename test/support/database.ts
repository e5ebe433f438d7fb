import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { connect, type Db } from '../../src/platform/db.ts';
import { SERVER, TEMPLATE } from './server.ts';

export interface TestDatabase {
  db: Db;
  url: string;
  /** Disconnects and drops the database. */
  close(): Promise<void>;
}

/** A fresh database with everything migrated and no row in it. Call `close` when done. */
export async function openDatabase(): Promise<TestDatabase> {
  const template = required(TEMPLATE);
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  await onServer(`create database ${name} template ${template}`);
  const url = databaseUrl(name);
  const db = connect(url);
  return {
    db,
    url,
    close: async () => {
      await db.$disconnect();
      await onServer(`drop database if exists ${name} with (force)`);
    },
  };
}

/** A fresh database with nothing in it at all; for tests of the migrations. */
export async function openEmptyDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const name = `${required(TEMPLATE)}_${randomBytes(4).toString('hex')}`;
  await onServer(`create database ${name} template template0`);
  return { url: databaseUrl(name), close: () => onServer(`drop database if exists ${name} with (force)`) };
}

function databaseUrl(name: string): string {
  const url = new URL(required(SERVER));
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: required(SERVER) });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function required(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: the global set-up of jest did not run`);
  return value;
}
