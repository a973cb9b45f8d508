import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from './database.ts';
import { DatabaseUnreachableError, DataDirInUseError } from './errors.ts';
import { migrationsBehind } from './migrate.ts';

/** The database as it was found, for whoever wants to read and to change nothing: no schema is made or brought up to date. */
export type DatabaseLook =
  | { readonly kind: 'open'; readonly place: string; readonly migrationsBehind: number; readonly database: Database }
  | { readonly kind: 'held' | 'absent'; readonly dataDir: string }
  | { readonly kind: 'unreachable'; readonly why: string };

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
    return { kind: 'open', place, database, migrationsBehind: await migrationsBehind(database.db) };
  } catch (error) {
    if (error instanceof DataDirInUseError) return { kind: 'held', dataDir };
    if (error instanceof DatabaseUnreachableError) return { kind: 'unreachable', why: error.message };
    throw error;
  }
}
