import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type LinkedRow, NO_HEAD } from '../../../domain/audit.ts';
import type { AuditTrail, Linking, NewAuditRow, ToldRow } from '../../audit-ports.ts';
import { auditPage, toldRows } from './audit-pages.ts';
import { auditRowIn, type JoinedRow, signedHeadIn, toldRowIn } from './audit-rows.ts';
import { createInOneStatement } from './in-one-statement.ts';
import type { Tables } from './tables.ts';

/** The audit trail in the database. Appending shares its statement with what turns write beside it. */
export function createAuditTrail(db: Kysely<Tables>, inOneStatement = createInOneStatement(db)): AuditTrail {
  const append = inOneStatement(appendAll);

  return {
    append,

    link: (most, seal) =>
      db.transaction().execute(async (trx) => {
        // Made on the first run; whoever comes second waits at this row.
        await sql`insert into audit_head (is_only, position, hash, signed_at) values (true, 0, '', 'epoch')
          on conflict (is_only) do nothing`.execute(trx);
        const head = await trx.selectFrom('audit_head').selectAll().forUpdate().executeTakeFirst();
        const rows = await trx
          .selectFrom('audit_row')
          .selectAll()
          .where('position', 'is', null)
          .orderBy('came')
          .limit(most)
          .execute();
        if (rows.length === 0) return 0;
        await write(trx, seal(rows.map(auditRowIn), head ? signedHeadIn(head) : NO_HEAD));
        return rows.length;
      }),

    async head() {
      const head = await db.selectFrom('audit_head').selectAll().executeTakeFirst();
      return head && Number(head.position) > 0 ? signedHeadIn(head) : undefined;
    },

    async linkedAfter(position, most) {
      const after = toldRows(db).where('position', '>', String(position));
      const rows = await after.orderBy('position').limit(most).execute();
      return rows.map((row) => toldRowIn(row as JoinedRow) as ToldRow & { readonly row: LinkedRow });
    },

    async unlinked() {
      const { count, oldest } = await db
        .selectFrom('audit_row')
        .where('position', 'is', null)
        .select(({ fn }) => [fn.countAll().as('count'), fn.min('at').as('oldest')])
        .executeTakeFirstOrThrow();
      return { count: Number(count), oldestAt: oldest ?? undefined };
    },

    select: async (...page) => (await auditPage(db, ...page)).map(toldRowIn),

    async erasures() {
      const rows = await db
        .selectFrom('audit_row')
        .selectAll()
        .where('deed', 'in', ['erase-person', 'retire-people'])
        .execute();
      return rows.map(auditRowIn);
    },

    async rowsOf({ tenantId, objectId }) {
      const rows = await db
        .selectFrom('audit_person')
        .select('row_id')
        .where('object_id', '=', objectId.toLowerCase())
        .where('tenant_id', '=', tenantId.toLowerCase())
        .orderBy('at')
        .execute();
      return rows.map(({ row_id }) => row_id);
    },

    async hasPeopleBefore(at) {
      const one = await db.selectFrom('audit_person').select('row_id').where('at', '<', at).limit(1).executeTakeFirst();
      return one !== undefined;
    },

    async erasePeople(rowIds) {
      const { rows } =
        await sql`delete from audit_person where row_id = any(${rowIds}::uuid[]) returning row_id`.execute(db);
      return rows.length;
    },

    async erasePeopleBefore(at) {
      const { numDeletedRows } = await db.deleteFrom('audit_person').where('at', '<', at).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

/** A row, and beside it whose deed it tells. */
const appendAll = (rows: readonly NewAuditRow[]): RawBuilder<unknown> => sql`audit_new as (
    select * from jsonb_to_recordset(${JSON.stringify(rows.map(asRecord))}::jsonb)
      as new (id uuid, at timestamptz, correlation_id text, deed text, outcome text, authority text, tenant_id text,
        person_seal text, details jsonb, person jsonb)
  ), audit_appended as (
    insert into audit_row (id, at, correlation_id, deed, outcome, authority, tenant_id, person_seal, details)
    select id, at, correlation_id, deed, outcome,
      coalesce(authority, (
        select case way when 'delegated' then 'reader' when 'app-only' then 'app' end
        from access_way where access_way.tenant_id = audit_new.tenant_id
      ), 'undetermined'),
      tenant_id, person_seal, details
    from audit_new
  ), audit_persons as (
    insert into audit_person (row_id, tenant_id, object_id, name, salt, at)
    select id, lower(person ->> 'tenantId'), lower(person ->> 'objectId'), person ->> 'name', person ->> 'salt', at
    from audit_new where person is not null
  )`;

const asRecord = ({ correlationId, tenantId, personSeal, ...row }: NewAuditRow) => ({
  ...row,
  correlation_id: correlationId,
  tenant_id: tenantId?.toLowerCase(),
  person_seal: personSeal,
});

async function write(db: Kysely<Tables>, { links, head }: Linking): Promise<void> {
  await sql`
    update audit_row set position = link.position, hash = link.hash
    from unnest(${links.map(({ id }) => id)}::uuid[], ${links.map(({ position }) => position)}::bigint[],
      ${links.map(({ hash }) => hash)}::text[]) as link (id, position, hash)
    where audit_row.id = link.id`.execute(db);
  await db
    .updateTable('audit_head')
    .set({
      position: String(head.position),
      hash: head.hash,
      signed_at: head.signedAt,
      key_id: head.keyId ?? null,
      signature: head.signature ?? null,
    })
    .execute();
}
