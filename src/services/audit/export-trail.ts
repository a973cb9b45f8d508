import type { AuditSelection, AuditTrail, ToldRow } from '../audit-ports.ts';
import { tableFile } from '../files/table.ts';
import type { BeginRecord } from './record.ts';

export interface ExportTrailNeeds {
  readonly trail: Pick<AuditTrail, 'select'>;
  readonly beginRecord: BeginRecord;
  readonly newId: () => string;
}

const PAGE = 1000;
const COLUMNS = [
  ...['position', 'at', 'correlation id', 'deed', 'outcome', 'authority', 'customer tenant id'],
  ...['agent', 'agent object id', 'agent tenant id', 'details', 'id', 'hash'],
];

/** Rows by customer and time, as CSV, in the order in which they came. That it was asked for is recorded as well. */
export function createExportTrail({ trail, beginRecord, newId }: ExportTrailNeeds) {
  return async (selection: AuditSelection) => {
    const { tenantId, from, before } = selection;
    const record = beginRecord(newId());
    const details = { ...(from && { from: from.toISOString() }), ...(before && { before: before.toISOString() }) };
    record.note({ deed: 'export-audit', outcome: 'allowed', tenantId, authority: 'operator', details });
    await record.written();
    const rows: ToldRow[] = [];
    for (;;) {
      const page = await trail.select(selection, rows.at(-1)?.row.id, PAGE);
      rows.push(...page);
      if (page.length < PAGE) break;
    }
    return { count: rows.length, file: tableFile(COLUMNS, rows.map(cellsOf)) };
  };
}

const cellsOf = ({ row, person }: ToldRow) => [
  row.position,
  row.at,
  row.correlationId,
  row.deed,
  row.outcome,
  row.authority,
  row.tenantId,
  person?.name ?? (row.personSeal ? '(erased)' : undefined),
  person?.objectId,
  person?.tenantId,
  JSON.stringify(row.details),
  row.id,
  row.hash,
];
