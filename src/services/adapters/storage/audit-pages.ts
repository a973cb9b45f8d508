import { type Kysely, sql } from 'kysely';
import type { AuditSelection } from '../../audit-ports.ts';
import type { JoinedRow } from './audit-rows.ts';
import type { Tables } from './tables.ts';

/** Rows with their persons, while there are any. */
export const toldRows = (db: Kysely<Tables>) =>
  db
    .selectFrom('audit_row')
    .leftJoin('audit_person', 'audit_person.row_id', 'audit_row.id')
    .selectAll('audit_row')
    .select(['object_id', 'name', 'salt', 'audit_person.tenant_id as person_tenant_id']);

/**
 * A page of rows in the order in which they came: those that are linked by their places, then those that wait for one. Each
 * page begins where an index says; in one statement, so that a row which is linked meanwhile is told once.
 */
export async function auditPage(
  db: Kysely<Tables>,
  selection: AuditSelection,
  after: string | undefined,
  most: number,
): Promise<readonly JoinedRow[]> {
  const { position, came } = startAfter(after);
  const linked = chosen(db, selection).where('position', '>', position).orderBy('position').limit(most);
  const waiting = chosen(db, selection)
    .where('position', 'is', null)
    .where('came', '>', came)
    .orderBy('came')
    .limit(most);
  const page = db
    .selectFrom(linked.as('linked'))
    .selectAll()
    .unionAll(db.selectFrom(waiting.as('waiting')).selectAll())
    .orderBy('position', (order) => order.asc().nullsLast())
    .orderBy('came')
    .limit(most);
  return (await page.execute()) as readonly JoinedRow[];
}

const NOWHERE = '9223372036854775807';

/** After one that waits there are only such as wait. */
const startAfter = (id: string | undefined) =>
  id === undefined
    ? { position: sql<string>`0`, came: sql<string>`0` }
    : {
        position: sql<string>`(select coalesce(position, ${NOWHERE}::bigint) from audit_row where id = ${id})`,
        came: sql<string>`(select case when position is null then came else 0 end from audit_row where id = ${id})`,
      };

function chosen(db: Kysely<Tables>, { tenantId, from, before }: AuditSelection) {
  let rows = toldRows(db);
  if (tenantId) rows = rows.where('audit_row.tenant_id', '=', tenantId.toLowerCase());
  if (from) rows = rows.where('audit_row.at', '>=', from);
  if (before) rows = rows.where('audit_row.at', '<', before);
  return rows;
}
