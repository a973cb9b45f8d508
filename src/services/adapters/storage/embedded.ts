import { PGlite } from '@electric-sql/pglite';
import { type Dialect, PGliteDialect } from 'kysely';
import { ownDataDir } from './data-dir-owner.ts';
import { createPreparingPGlite } from './prepared-pglite.ts';

/**
 * PostgreSQL inside this process. With `relaxedDurability` left off, a row is in the operating system's hands before it
 * is acknowledged: `kill -9` loses none. A power failure may (PGlite runs without fsync); where that matters, use a server.
 */
export async function openEmbedded(dataDir?: string): Promise<{ dialect: Dialect; release(): Promise<void> }> {
  const owner = dataDir === undefined ? undefined : await ownDataDir(dataDir);
  const release = async (): Promise<void> => owner?.release();
  try {
    // The smallest round figure it starts with: 365 to 404 MB of memory in all, against some 570 by default.
    const pglite = await PGlite.create({ ...(dataDir && { dataDir }), initialMemory: 128 * 1024 * 1024 });
    // Nothing does so in the background here, as it does on a server.
    await pglite.exec('vacuum (analyze)');
    return { dialect: new PGliteDialect({ pglite: createPreparingPGlite(pglite) }), release };
  } catch (error) {
    await release();
    throw error;
  }
}
