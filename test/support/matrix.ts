/** Prints a table: a line a key of `rows`, a column a key of any of them. */
export function matrixOf(title: string, rows: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  const columns = [...new Set([...rows.values()].flatMap((row) => [...row.keys()]))];
  const width = (texts: readonly string[]) => Math.max(...texts.map(cells));
  const first = width([title, ...rows.keys()]);
  const widths = columns.map((column) => width([column, ...[...rows.values()].map((row) => row.get(column) ?? '')]));
  const line = (head: string, texts: readonly string[]) =>
    [pad(head, first), ...texts.map((text, at) => pad(text, widths[at] ?? 0))].join('  ').trimEnd();
  return [
    line(title, columns),
    ...[...rows].map(([head, row]) =>
      line(
        head,
        columns.map((column) => row.get(column) ?? ''),
      ),
    ),
  ].join('\n');
}

/** Hangul takes two cells of a terminal. */
const cells = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/\p{Script=Hangul}/u.test(letter) ? 2 : 1), 0);
const pad = (text: string, width: number): string => text + ' '.repeat(width - cells(text));
