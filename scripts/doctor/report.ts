import type { Examination } from '../../src/house/doctor.ts';
import type { Finding, Outcome } from '../../src/services/checkup/check.ts';
import type { CustomerRow } from '../../src/services/checkup/look-at-customer.ts';
import { type Cells, table } from './table.ts';

/** Never by colour alone: mark and word. */
const MARKS: Readonly<Record<Outcome, string>> = {
  ok: '✓ ok',
  warn: '! warn',
  failed: '✗ failed',
  skipped: '- skipped',
};
const MARK_CELLS = 9;
const NARROWEST = 60;
const WIDEST = 160;

/** What doctor has found, for a person at a terminal or as JSON for a program. */
export function report(examination: Examination, as: { readonly json: boolean; readonly width: number }): string {
  if (as.json) return `${JSON.stringify(examination, undefined, 2)}\n`;
  const width = Math.min(WIDEST, Math.max(NARROWEST, as.width));
  const asked = Math.floor((width - MARK_CELLS) / 3);
  const widths = [MARK_CELLS, asked, width - MARK_CELLS - asked - 4];
  const { rows, customers } = examination;
  const head = (what: string): Cells => [['State'], [what], ['What came back, and what to do']];
  const line: Cells = widths.map((cells) => ['-'.repeat(cells)]);
  return [
    table([head('Asked'), line, ...rows.map((row) => cellsOf(row, [`${row.system} (${row.name})`, row.asks]))], widths),
    customers.length > 0 && table([head('Customer'), line, ...troubledFirst(customers).map(customerCells)], widths),
    `${verdict(examination)}\n`,
  ]
    .filter(Boolean)
    .join('\n');
}

const cellsOf = ({ outcome, says, remedy }: Finding, what: readonly string[]): Cells => [
  [MARKS[outcome]],
  what,
  remedy ? [says, `→ ${remedy}`] : [says],
];

function customerCells(row: CustomerRow): Cells {
  const [mark = [], names = [], said = []] = cellsOf(row, namesOf(row));
  return [mark, names, [...said, row.azure, row.azureDeskSays].filter((line) => line !== undefined)];
}

/** Of a customer who is well nobody needs the tenant id; JSON has it. */
const namesOf = ({ name, domain, tenantId, relation, outcome }: CustomerRow): readonly string[] =>
  [name, ...(outcome === 'ok' ? [] : [domain, tenantId]), relation].filter((word) => word !== '');

const troubledFirst = (rows: readonly CustomerRow[]): readonly CustomerRow[] =>
  rows.toSorted((a, b) => Number(a.outcome === 'ok') - Number(b.outcome === 'ok'));

function verdict({ rows, isWell }: Examination): string {
  const count = (outcome: Outcome): number => rows.filter((row) => row.outcome === outcome).length;
  if (!isWell) return `Not fit to run: ${count('failed')} failed. Begin with the first of them.`;
  return count('warn') === 0 ? 'Fit to run.' : `Fit to run, with ${count('warn')} warnings.`;
}
