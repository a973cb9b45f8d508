import { stringify } from 'csv-stringify/sync';
import type { FileContent } from '../../domain/file.ts';

/** Times are ISO 8601 in UTC. */
type Cell = string | number | Date | undefined;

/**
 * Rows as CSV (RFC 4180) that a spreadsheet opens in any language. What would be a formula there is told as text: names
 * and titles are other people's.
 */
export function tableFile(columns: readonly string[], rows: readonly (readonly Cell[])[]): FileContent {
  const text = tableHead(columns) + tableRows(rows);
  return { extension: 'csv', contentType: 'text/csv; charset=utf-8', bytes: new TextEncoder().encode(text) };
}

/** What such a file begins with. */
export const tableHead = (columns: readonly string[]): string => stringify([[...columns]], { ...SAFE, bom: true });

/** What goes on with these rows. */
export const tableRows = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString() : (cell ?? '')))),
    SAFE,
  );

const SAFE = { escape_formulas: true, record_delimiter: 'windows' } as const;
