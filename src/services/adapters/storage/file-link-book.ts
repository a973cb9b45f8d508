import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { FileLinkBook } from '../../ports.ts';
import type { Tables } from './tables.ts';

/** One-time links in the database: whoever reads it learns no link that works, for a token is kept as its hash alone. */
export function createFileLinkBook(db: Kysely<Tables>): FileLinkBook {
  return {
    async keep(token, { file, agent, locale, expiresAt }) {
      await db
        .insertInto('file_link')
        .values({
          token_hash: hashOf(token),
          file: JSON.stringify(file),
          agent: JSON.stringify(agent),
          locale,
          expires_at: expiresAt,
          used_at: null,
        })
        .execute();
    },

    async find(token, at) {
      return await db
        .selectFrom('file_link')
        .select(['file', 'agent', 'locale', 'expires_at as expiresAt'])
        .where('token_hash', '=', hashOf(token))
        .where('used_at', 'is', null)
        .where('expires_at', '>', at)
        .executeTakeFirst();
    },

    async take(token, at) {
      const taken = await db
        .updateTable('file_link')
        .set({ used_at: at })
        .where('token_hash', '=', hashOf(token))
        .where('used_at', 'is', null)
        .where('expires_at', '>', at)
        .returning('token_hash')
        .executeTakeFirst();
      return taken !== undefined;
    },

    async giveBack(token) {
      await db.updateTable('file_link').set({ used_at: null }).where('token_hash', '=', hashOf(token)).execute();
    },

    async purge(before) {
      const { numDeletedRows } = await db.deleteFrom('file_link').where('expires_at', '<', before).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

/** Plain SHA-256 is enough: a token has 122 random bits, which nobody tries one by one. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
