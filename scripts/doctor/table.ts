/** East Asian letters take two cells of a terminal. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a name from outside must not steer the terminal.
const STEERING = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;

const cellsOf = (text: string): number => [...text].reduce((cells, letter) => cells + (WIDE.test(letter) ? 2 : 1), 0);

/** A text in lines of at most so many cells. What has no blanks, such as an address, is cut, or left whole to be copied. */
export function wrap(text: string, width: number, long: 'cut' | 'whole' = 'cut'): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.replace(STEERING, ' ').split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (cellsOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (long === 'cut' && cellsOf(line) > width) {
      const letters = [...line];
      let taken = '';
      while (cellsOf(taken + (letters[0] ?? '')) <= width) taken += letters.shift() ?? '';
      lines.push(taken);
      line = letters.join('');
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

/** One row of cells, each a list of paragraphs. */
export type Cells = readonly (readonly string[])[];

/** Rows in columns of these widths, wrapped, with two blanks between. */
export function table(rows: readonly Cells[], widths: readonly number[]): string {
  return rows
    .map((cells) => {
      // Nothing stands to the right of the last column.
      const columns = cells.map((paragraphs, at) =>
        paragraphs.flatMap((one) => wrap(one, widths[at] ?? 20, at === cells.length - 1 ? 'whole' : 'cut')),
      );
      const height = Math.max(...columns.map((lines) => lines.length));
      return Array.from({ length: height }, (_, at) => lineOf(columns, at, widths)).join('');
    })
    .join('');
}

function lineOf(columns: readonly (readonly string[])[], at: number, widths: readonly number[]): string {
  const cells = columns.map((lines, column) => padded(lines[at] ?? '', widths[column] ?? 20));
  return `${cells.join('  ').trimEnd()}\n`;
}

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - cellsOf(text)));
