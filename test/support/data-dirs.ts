import { cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJobs } from '../../src/services/adapters/jobs/engine.ts';
import { openDatabase } from '../../src/services/adapters/storage/database.ts';

let prepared: Promise<string> | undefined;

/** A data directory of one's own, with an empty database in it: a copy, for making one takes seconds and copying does not. */
export async function aDataDir(): Promise<string> {
  prepared ??= prepare();
  const dataDir = await anEmptyDir();
  cpSync(await prepared, dataDir, { recursive: true });
  return dataDir;
}

async function prepare(): Promise<string> {
  const dataDir = await anEmptyDir();
  const database = await openDatabase({ dataDir });
  if (database.embedded) await (await openJobs({ database: { embedded: database.embedded }, onError: fail })).stop();
  await database.close();
  return dataDir;
}

function fail(error: unknown): never {
  throw error;
}

const made: string[] = [];

/** Removed when the run is over. */
export async function anEmptyDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'healthdesk-story-'));
  made.push(dataDir);
  return dataDir;
}

// Some thousand files for each database.
after(async function removeAll() {
  this.timeout(120_000);
  await Promise.all(made.map((dataDir) => rm(dataDir, { recursive: true, force: true })));
});
