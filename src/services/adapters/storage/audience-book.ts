import type { Kysely } from 'kysely';
import type { Audience, AudienceBook } from '../../ports.ts';
import type { Tables } from './tables.ts';

/** Audiences in the database. Of two approvals the later one holds, whichever replica took it. */
export function createAudienceBook(db: Kysely<Tables>): AudienceBook {
  return {
    async audienceOf(conversationId) {
      const row = await db
        .selectFrom('audience')
        .select(['kind', 'tenant_ids'])
        .where('conversation_id', '=', conversationId)
        .executeTakeFirst();
      return row && audienceOf(row);
    },

    async approve(conversationId, audience, by, at) {
      const approval = {
        kind: audience.kind,
        tenant_ids: JSON.stringify(audience.kind === 'list' ? audience.tenantIds : []),
        approved_at: at,
        approved_by: `${by.tenantId}/${by.objectId}`,
      };
      await db
        .insertInto('audience')
        .values({ conversation_id: conversationId, ...approval })
        .onConflict((conflict) =>
          conflict.column('conversation_id').doUpdateSet(approval).where('audience.approved_at', '<=', at),
        )
        .execute();
    },
  };
}

function audienceOf({ kind, tenant_ids }: { kind: Audience['kind']; tenant_ids: readonly string[] }): Audience {
  return kind === 'list' ? { kind, tenantIds: tenant_ids } : { kind };
}
