import type { AuditSelection, AuditTrail, ToldRow } from '../audit-ports.ts';
import { tableHead, tableRows } from '../files/table.ts';
import type { BeginRecord } from './record.ts';

export interface ExportTrailNeeds {
  readonly trail: Pick<AuditTrail, 'select'>;
  readonly beginRecord: BeginRecord;
  readonly newId: () => string;
}

export const PAGE = 1000;
const COLUMNS = [
  ...['position', 'at', 'correlation id', 'deed', 'outcome', 'authority', 'customer tenant id'],
  ...['agent', 'agent object id', 'agent tenant id', 'details', 'id', 'hash'],
];

/** A piece of the file, and how many rows it holds. */
export interface ExportPiece {
  readonly text: string;
  readonly rows: number;
}

/**
 * Rows by customer and time, as CSV, in the order in which they came: a page at a time, the next one read when it is asked
 * for. That it was asked for is recorded as well, before anything is told.
 */
export function createExportTrail({ trail, beginRecord, newId }: ExportTrailNeeds) {
  return async function* exported(selection: AuditSelection): AsyncGenerator<ExportPiece> {
    const { tenantId, from, before } = selection;
    const record = beginRecord(newId());
    const details = { ...(from && { from: from.toISOString() }), ...(before && { before: before.toISOString() }) };
    record.note({ deed: 'export-audit', outcome: 'allowed', tenantId, authority: 'operator', details });
    await record.written();
    yield { text: tableHead(COLUMNS), rows: 0 };
    let page: readonly ToldRow[] = [];
    do {
      page = await trail.select(selection, page.at(-1)?.row.id, PAGE);
      yield { text: tableRows(page.map(cellsOf)), rows: page.length };
    } while (page.length === PAGE);
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
