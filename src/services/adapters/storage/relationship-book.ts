import { type Kysely, sql } from 'kysely';
import type { AccessAssignment, Relationship } from '../../../domain/gdap.ts';
import type { RelationshipBook } from '../../ports.ts';
import type { Tables } from './tables.ts';

/** GDAP relationships in the database. Of two replicas that read the directory at once the later reading wins. */
export function createRelationshipBook(db: Kysely<Tables>): RelationshipBook {
  return {
    async relationships() {
      const rows = await db.selectFrom('gdap_relationship').selectAll().orderBy('id').execute();
      return rows.map(
        ({ id, tenant_id, name, status, ends_at, auto_extends, role_ids }): Relationship => ({
          id,
          tenantId: tenant_id,
          name,
          status,
          ...(ends_at && { endsAt: ends_at }),
          autoExtends: auto_extends,
          roleIds: role_ids,
        }),
      );
    },

    async assignments() {
      const rows = await db
        .selectFrom('access_assignment')
        .selectAll()
        .orderBy('relationship_id')
        .orderBy('group_id')
        .execute();
      return rows.map(
        ({ relationship_id, tenant_id, group_id, role_ids, is_active }): AccessAssignment => ({
          relationshipId: relationship_id,
          tenantId: tenant_id,
          groupId: group_id,
          roleIds: role_ids,
          isActive: is_active,
        }),
      );
    },

    async version() {
      const { rows } = await sql<{ version: string }>`
        select concat_ws(' ', count(*), sum(extract(epoch from seen_at)), sum(assigned)) as version
        from gdap_relationship`.execute(db);
      return rows[0]?.version ?? '';
    },

    async keep(relationships, readAt) {
      if (relationships.length === 0) return;
      // One statement must not meet a row twice.
      const page = [...new Map(relationships.map((one) => [one.id, one])).values()];
      const column = <Value>(of: (one: Relationship) => Value): Value[] => page.map(of);
      await sql`
        insert into gdap_relationship (id, tenant_id, name, status, ends_at, auto_extends, role_ids, seen_at)
        select id, tenant_id, name, status, ends_at, auto_extends, array_remove(string_to_array(role_ids, ' '), ''),
          ${readAt}::timestamptz
        from unnest(${column(({ id }) => id)}::text[], ${column(({ tenantId }) => tenantId)}::text[],
          ${column(({ name }) => name)}::text[], ${column(({ status }) => status)}::text[],
          ${column(({ endsAt }) => endsAt ?? null)}::timestamptz[], ${column(({ autoExtends }) => autoExtends)}::bool[],
          ${column(({ roleIds }) => roleIds.join(' '))}::text[])
          as page (id, tenant_id, name, status, ends_at, auto_extends, role_ids)
        order by id
        on conflict (id) do update
          set tenant_id = excluded.tenant_id, name = excluded.name, status = excluded.status,
            ends_at = excluded.ends_at, auto_extends = excluded.auto_extends, role_ids = excluded.role_ids,
            seen_at = excluded.seen_at
          where gdap_relationship.seen_at < excluded.seen_at`.execute(db);
    },

    async keepAssignments(relationshipId, assignments) {
      await db.transaction().execute(async (trx) => {
        // Two replicas take turns; a relationship that is gone by now has no assignments to keep.
        const known = await sql`
          update gdap_relationship set assigned = assigned + 1 where id = ${relationshipId}`.execute(trx);
        if (!known.numAffectedRows) return;
        await trx.deleteFrom('access_assignment').where('relationship_id', '=', relationshipId).execute();
        if (assignments.length === 0) return;
        await trx
          .insertInto('access_assignment')
          .values(
            assignments.map(({ tenantId, groupId, roleIds, isActive }) => ({
              relationship_id: relationshipId,
              tenant_id: tenantId,
              group_id: groupId,
              role_ids: [...roleIds],
              is_active: isActive,
            })),
          )
          .execute();
      });
    },

    async forget(ids, readAt) {
      if (ids.length === 0) return 0;
      const { numAffectedRows = 0n } = await sql`
        delete from gdap_relationship where id = any(${ids}) and seen_at < ${readAt}`.execute(db);
      return Number(numAffectedRows);
    },
  };
}
