import { PGlite } from '@electric-sql/pglite';
import { type Dialect, PGliteDialect } from 'kysely';
import { ownDataDir } from './data-dir-owner.ts';
import { createPreparingPGlite } from './prepared-pglite.ts';

/**
 * PostgreSQL inside this process. With `relaxedDurability` left off, a row is in the operating system's hands before it
 * is acknowledged: `kill -9` loses none. A power failure may (PGlite runs without fsync); where that matters, use a server.
 */
export async function openEmbedded(
  dataDir?: string,
): Promise<{ dialect: Dialect; pglite: PGlite; release(): Promise<void> }> {
  const owner = dataDir === undefined ? undefined : await ownDataDir(dataDir);
  const release = async (): Promise<void> => owner?.release();
  try {
    // The smallest round figure it starts with: 365 to 404 MB of memory in all, against some 570 by default.
    const pglite = await PGlite.create({ ...(dataDir && { dataDir }), initialMemory: 128 * 1024 * 1024 });
    await vacuum(pglite);
    return { dialect: new PGliteDialect({ pglite: createPreparingPGlite(pglite) }), pglite, release };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Reclaims what earlier runs have overwritten: a server does so in the background, nothing does here. */
async function vacuum(pglite: PGlite): Promise<void> {
  const { rows } = await pglite.query<{ name: string }>(
    "select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables",
  );
  if (rows.length > 0) await pglite.exec(`vacuum (analyze) ${rows.map(({ name }) => name).join(', ')}`);
}
