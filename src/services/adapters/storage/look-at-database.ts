import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Database, openDatabase } from './database.ts';
import { DatabaseUnreachableError, DataDirInUseError } from './errors.ts';
import { migrationsBehind } from './migrate.ts';

/** The database as it was found, for whoever wants to read and to change nothing: no schema is made or brought up to date. */
export type DatabaseLook =
  | {
      readonly kind: 'open';
      readonly place: string;
      readonly migrationsBehind: number;
      readonly jobs: JobsPlace;
      readonly database: Database;
    }
  | { readonly kind: 'held' | 'absent'; readonly dataDir: string }
  | { readonly kind: 'unreachable'; readonly why: string };

/** The schema of the jobs (`pgboss`), which their engine makes and brings up to date by itself: whether it may. */
export type JobsPlace = 'there' | 'to-be-made' | 'forbidden';

export async function lookAtDatabase({
  databaseUrl,
  dataDir,
}: {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}): Promise<DatabaseLook> {
  if (databaseUrl === undefined && !existsSync(join(dataDir, 'PG_VERSION'))) return { kind: 'absent', dataDir };
  try {
    const database = await openDatabase({ databaseUrl, dataDir, asItIs: true });
    const place = databaseUrl === undefined ? `The embedded database in ${dataDir}` : 'The PostgreSQL server';
    const { db } = database;
    return { kind: 'open', place, database, migrationsBehind: await migrationsBehind(db), jobs: await jobsPlace(db) };
  } catch (error) {
    if (error instanceof DataDirInUseError) return { kind: 'held', dataDir };
    if (error instanceof DatabaseUnreachableError) return { kind: 'unreachable', why: error.message };
    throw error;
  }
}

async function jobsPlace(db: Database['db']): Promise<JobsPlace> {
  const { rows } = await sql<{ isThere: boolean; may: boolean }>`
    select count(oid) > 0 as "isThere",
      coalesce(bool_and(has_schema_privilege(oid, 'create')), has_database_privilege(current_database(), 'create')) as may
    from pg_namespace where nspname = 'pgboss'`.execute(db);
  const [{ isThere, may } = { isThere: false, may: false }] = rows;
  if (!may) return 'forbidden';
  return isThere ? 'there' : 'to-be-made';
}
