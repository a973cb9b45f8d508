import type { Kysely, Selectable } from 'kysely';
import type { Audience, AudienceBook } from '../../ports.ts';
import type { Tables } from './tables.ts';

/** Audiences in the database. Of two approvals the later one holds, whichever replica took it. */
export function createAudienceBook(db: Kysely<Tables>): AudienceBook {
  return {
    async audienceOf(conversationId) {
      const row = await db
        .selectFrom('audience')
        .select(['kind', 'tenant_ids', 'tag_key', 'tag_name'])
        .where('conversation_id', '=', conversationId)
        .executeTakeFirst();
      return row && audienceOf(row);
    },

    async approve(conversationId, audience, by, at) {
      const approval = {
        kind: audience.kind,
        tenant_ids: JSON.stringify(audience.kind === 'list' ? audience.tenantIds : []),
        tag_key: audience.kind === 'tag' ? audience.tag.key : null,
        tag_name: audience.kind === 'tag' ? audience.tag.name : null,
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

type Row = Pick<Selectable<Tables['audience']>, 'kind' | 'tenant_ids' | 'tag_key' | 'tag_name'>;

function audienceOf({ kind, tenant_ids: tenantIds, tag_key: key, tag_name: name }: Row): Audience {
  if (kind === 'list') return { kind, tenantIds };
  if (kind === 'tag') return { kind, tag: { key: key ?? '', name: name ?? '' } };
  return { kind };
}
