import type { PGlite } from '@electric-sql/pglite';
import { Kysely, sql } from 'kysely';
import { openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { openServer, type ServerOptions } from './server.ts';
import type { Tables } from './tables.ts';

export interface Database {
  readonly db: Kysely<Tables>;
  readonly kind: 'embedded' | 'postgres';
  /** The embedded database itself: whoever else works on it in this process has to use this very one. */
  readonly embedded?: PGlite;
  /** Fails when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseOptions extends Partial<ServerOptions> {
  /** Directory of the embedded database, used when there is no `databaseUrl`; in memory when absent. */
  readonly dataDir?: string | undefined;
  /** Leaves the schema alone. */
  readonly asItIs?: boolean;
}

/**
 * PostgreSQL: a server's when there is a `databaseUrl`, else embedded in this process. The schema is brought up to date.
 * Fails with `DataDirInUseError` or `DatabaseUnreachableError`.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { databaseUrl, dataDir, asItIs = false } = options;
  const { kind, dialect, release, pglite } = databaseUrl
    ? {
        kind: 'postgres' as const,
        dialect: await openServer({ ...options, databaseUrl }),
        release: async () => {},
        pglite: undefined,
      }
    : { kind: 'embedded' as const, ...(await openEmbedded(dataDir)) };

  const db = new Kysely<Tables>({ dialect });
  const close = async (): Promise<void> => {
    await db.destroy();
    await release();
  };
  try {
    if (!asItIs) await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    db,
    kind,
    ...(pglite && { embedded: pglite }),
    close,
    async ping() {
      await sql`select 1`.execute(db);
    },
  };
}
