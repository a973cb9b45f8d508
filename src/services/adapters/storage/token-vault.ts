import { type Kysely, sql } from 'kysely';
import type { AccountName, SignedInAccount, TokenVault } from '../../ports.ts';
import type { KeyRing } from './key-ring.ts';
import type { Tables } from './tables.ts';

const CLAIM_MS = 60_000;
const WHO = ['object_id as objectId', 'user_name as userName', 'received_at as receivedAt'] as const;

/**
 * Refresh tokens in the database, sealed. A renewal is claimed in the row itself, for a minute: whoever dies in it holds
 * nobody up, no connection waits for the network, and it is the same statement on every store.
 */
export function createTokenVault(db: Kysely<Tables>, keys: KeyRing): TokenVault {
  return {
    async read(account) {
      const row = await db
        .selectFrom('account_token')
        .select([...WHO, 'sealed'])
        .where('account', '=', account)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { sealed, ...who } = row;
      return { ...who, token: keys.open(sealed, account) };
    },

    async keep(account, { token, objectId, userName, receivedAt }) {
      const row = {
        object_id: objectId,
        user_name: userName,
        sealed: keys.seal(token, account),
        received_at: receivedAt,
        claimed_until: null,
      };
      await db
        .insertInto('account_token')
        .values({ account, ...row })
        .onConflict((conflict) => conflict.column('account').doUpdateSet(row))
        .execute();
    },

    async accounts() {
      const rows = await db
        .selectFrom('account_token')
        .select([...WHO, 'account'])
        .execute();
      return new Map<AccountName, SignedInAccount>(rows.map(({ account, ...who }) => [account, who]));
    },

    async claimRenewal(account, { at, before }) {
      const { rows } = await sql`
        update account_token set claimed_until = ${new Date(at.getTime() + CLAIM_MS)}
        where account = ${account} and received_at < ${before} and (claimed_until is null or claimed_until <= ${at})
        returning account`.execute(db);
      return rows.length === 1;
    },

    async renew(account, from, to) {
      const { rows } = await sql`
        update account_token
        set sealed = ${keys.seal(to.token, account)}, received_at = ${to.receivedAt}, claimed_until = null
        where account = ${account} and received_at = ${from.receivedAt}
        returning account`.execute(db);
      return rows.length === 1;
    },

    async dropAll() {
      const { numDeletedRows } = await db.deleteFrom('account_token').executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
