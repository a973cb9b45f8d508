import type { AuditDetails, AuditRow } from '../../domain/audit.ts';

/** So many ids stand in one row that tells of an erasure. */
export const MOST_ERASED_IN_A_ROW = 500;

/** The rows whose persons were erased on somebody's wish. */
export const erasedRows = (rowIds: readonly string[]): AuditDetails => ({ rows: rowIds });

/** All older rows. */
export const retiredBefore = (at: Date): AuditDetails => ({ before: at.toISOString() });

/** Which persons are missing for a reason that the trail itself tells. */
export function createErasureBook(erasures: readonly AuditRow[]) {
  const byId = new Set<unknown>();
  let before = '';
  for (const { details } of erasures) {
    if (Array.isArray(details.rows)) for (const id of details.rows) byId.add(id);
    if (typeof details.before === 'string' && details.before > before) before = details.before;
  }
  return { tellsOf: ({ id, at }: AuditRow): boolean => byId.has(id) || at.toISOString() < before };
}
