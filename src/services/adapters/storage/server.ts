import { type Dialect, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { DatabaseUnreachableError } from './errors.ts';
import { createPreparingPool } from './prepared-pool.ts';

export interface ServerOptions {
  readonly databaseUrl: string;
  /** Connections at most; 10 unless told. */
  readonly poolSize?: number | undefined;
  /** Hears of connections that broke. The pool replaces them by itself. */
  readonly onError?: ((error: Error) => void) | undefined;
}

/** A pool on a PostgreSQL server; fails with `DatabaseUnreachableError` when the server does not let us in. */
export async function openServer({ databaseUrl, poolSize = 10, onError }: ServerOptions): Promise<Dialect> {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'healthdesk',
  });
  // A connection that breaks, idle or at work, must be heard: a server that restarts would take this process along.
  pool.on('connect', (client) => client.on('error', (error) => onError?.(error)));
  pool.on('error', () => {});
  try {
    (await pool.connect()).release();
  } catch (cause) {
    await pool.end();
    throw new DatabaseUnreachableError(placeOf(databaseUrl), { cause });
  }
  return new PostgresDialect({ pool: createPreparingPool(pool) });
}

/** Host and database, without user and password. */
function placeOf(databaseUrl: string): string {
  const url = URL.parse(databaseUrl);
  return url ? `${url.host}${url.pathname}` : 'an address that is no URL';
}
