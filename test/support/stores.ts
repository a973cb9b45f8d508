import { sql } from 'kysely';
import { Client } from 'pg';
import { type Database, openDatabase } from '../../src/services/adapters/storage/database.ts';
import { type PostgresServer, postgresBinaries, startPostgres } from './postgres.ts';

/** A fresh, empty database, seen by two replicas of the bot. Embedded, there is one replica only: both are the same. */
export interface Store {
  readonly database: Database;
  readonly replica: Database;
  /** Where to open it once more; nothing for the embedded one. */
  readonly databaseUrl?: string;
  close(): Promise<void>;
}

/** Opens a store in a `before` hook. */
export type OpenStore = (hook: Mocha.Context) => Promise<Store>;

/** Every store that a port's contract is tested over. */
export const STORES: Readonly<Record<'embedded' | 'postgres', OpenStore>> = {
  embedded: openEmbeddedStore,
  postgres: openPostgresStore,
};

/** One embedded database serves the whole run, emptied for each suite: opening one takes seconds. */
export async function openEmbeddedStore(hook: Mocha.Context): Promise<Store> {
  hook.timeout(60_000);
  embedded ??= openDatabase({});
  const database = await embedded;
  const { rows } = await sql<{ tables: string }>`
    select string_agg(quote_ident(tablename), ', ') as tables from pg_tables
    where schemaname = current_schema() and tablename not like 'kysely%'`.execute(database.db);
  // Triggers rest meanwhile: one keeps audit rows from being taken away.
  await sql`set session_replication_role = replica`.execute(database.db);
  await sql.raw(`truncate ${rows[0]?.tables}`).execute(database.db);
  await sql`set session_replication_role = origin`.execute(database.db);
  return { database, replica: database, close: async () => {} };
}

/**
 * On the server that TEST_DATABASE_URL names, else on one of our own, shared by the whole run. A machine without
 * PostgreSQL skips the suite aloud; in CI that is a failure.
 */
export async function openPostgresStore(hook: Mocha.Context): Promise<Store> {
  hook.timeout(60_000);
  const serverUrl = process.env.TEST_DATABASE_URL ?? (await ownServer())?.url;
  if (serverUrl === undefined) {
    const missing = 'No PostgreSQL binaries under /usr/lib/postgresql: install them or set TEST_DATABASE_URL.';
    if (process.env.CI) throw new Error(missing);
    console.warn(`    Skipped: ${missing}`);
    return hook.skip();
  }
  const name = `healthdesk_test_${process.pid}_${++opened}`;
  await asSuperuser(serverUrl, `create database ${name}`);
  const databaseUrl = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  const database = await openDatabase({ databaseUrl });
  const replica = await openDatabase({ databaseUrl });
  return {
    database,
    replica,
    databaseUrl,
    async close() {
      await Promise.all([database.close(), replica.close()]);
      await asSuperuser(serverUrl, `drop database ${name} with (force)`);
    },
  };
}

let embedded: Promise<Database> | undefined;
let opened = 0;
let server: Promise<PostgresServer> | undefined;

async function ownServer(): Promise<PostgresServer | undefined> {
  const binaries = postgresBinaries();
  if (binaries !== undefined) server ??= startPostgres(binaries);
  return await server;
}

// This file is read while mocha loads the suites: the hook belongs to the whole run.
after(async function stopServers() {
  this.timeout(60_000);
  await (await embedded)?.close();
  await (await server)?.stop();
});

async function asSuperuser(serverUrl: string, statement: string): Promise<void> {
  const client = new Client(serverUrl);
  await client.connect();
  await client.query(statement);
  await client.end();
}
