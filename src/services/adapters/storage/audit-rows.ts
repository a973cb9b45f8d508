import type { Selectable } from 'kysely';
import type { AuditRow, SignedHead } from '../../../domain/audit.ts';
import type { ToldRow } from '../../audit-ports.ts';
import type { AuditTables } from './audit-tables.ts';

type RowOfTable = Selectable<AuditTables['audit_row']>;

/** A row with its person's columns, as a left join tells them. */
export interface JoinedRow extends RowOfTable {
  readonly person_tenant_id: string | null;
  readonly object_id: string | null;
  readonly name: string | null;
  readonly salt: string | null;
}

export const auditRowIn = (row: RowOfTable): AuditRow => ({
  id: row.id,
  at: row.at,
  correlationId: row.correlation_id,
  deed: row.deed,
  outcome: row.outcome,
  authority: row.authority,
  ...(row.tenant_id !== null && { tenantId: row.tenant_id }),
  ...(row.person_seal !== null && { personSeal: row.person_seal }),
  details: row.details,
});

export const toldRowIn = (row: JoinedRow): ToldRow => ({
  row: {
    ...auditRowIn(row),
    ...(row.position !== null && row.hash !== null && { position: Number(row.position), hash: row.hash }),
  },
  person:
    row.person_tenant_id === null || row.object_id === null || row.name === null || row.salt === null
      ? undefined
      : { rowId: row.id, tenantId: row.person_tenant_id, objectId: row.object_id, name: row.name, salt: row.salt },
});

export const signedHeadIn = (head: Selectable<AuditTables['audit_head']>): SignedHead => ({
  position: Number(head.position),
  hash: head.hash,
  signedAt: head.signed_at,
  ...(head.key_id !== null && head.signature !== null && { keyId: head.key_id, signature: head.signature }),
});
