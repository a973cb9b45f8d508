import type { ColdFigures } from './cold.ts';
import { type Figures, median, medianOf } from './figures.ts';

export interface Measured {
  readonly about: Readonly<Record<'rounds' | 'roundMs' | 'atOnce' | 'cores' | 'loadBefore', number>>;
  readonly cells: readonly { readonly name: string; readonly kind: string; readonly rounds: readonly Figures[] }[];
  /** MB at most, by bot. */
  readonly memory: Readonly<Record<string, number>>;
  readonly cold: Readonly<Record<'first' | 'again', ColdFigures>>;
}

const TITLES: Readonly<Record<string, string>> = {
  echo: 'bare echo',
  yardstick: 'bare, finished card',
  postgres: 'Healthdesk, PostgreSQL',
  embedded: 'Healthdesk, PGlite',
};

/** A table to read, and the same as one line of JSON. A ratio is the median of the ratios within each round. */
export function report({ about, cells, memory, cold }: Measured): string {
  const rows = cells.map(({ name, kind, rounds }) => {
    const yard = cells.find((cell) => cell.name === 'yardstick' && cell.kind === kind)?.rounds ?? [];
    const ratio = median(rounds.map(({ rate }, round) => rate / (yard[round]?.rate ?? Number.NaN)));
    const memoryRatio = (memory[name] ?? Number.NaN) / (memory.yardstick ?? Number.NaN);
    return { name, kind, ...medianOf(rounds), ratio, peakMb: memory[name] ?? Number.NaN, memoryRatio };
  });
  const { rounds, roundMs, atOnce, cores, loadBefore } = about;
  return [
    `${atOnce} at once, ${rounds} rounds of ${roundMs / 1000} s, ${cores} cores, load before ${loadBefore.toFixed(1)}`,
    line('', '', 'per s', 'ratio', 'p50 ms', 'p95', 'p99', 'cpu ms', 'KB', 'peak MB', 'ratio'),
    ...rows.map((row) =>
      line(
        TITLES[row.name] ?? row.name,
        row.kind,
        row.rate.toFixed(0),
        row.ratio.toFixed(2),
        ...[row.p50, row.p95, row.p99].map((ms) => ms.toFixed(0)),
        row.cpuMs.toFixed(2),
        row.kb.toFixed(1),
        row.peakMb.toFixed(0),
        row.memoryRatio.toFixed(2),
      ),
    ),
    'Nothing cached, 300 ms for each upstream call, 4 at once:',
    ...Object.entries(cold).map(([asked, { p50, p95, worst }]) =>
      line(
        `asked ${asked === 'first' ? 'the first time' : 'again'}`,
        '',
        '',
        '',
        ...[p50, p95, worst].map((ms) => ms.toFixed(0)),
      ),
    ),
    JSON.stringify({ ...about, rows, cold }, (_, value) =>
      typeof value === 'number' ? Number(value.toFixed(3)) : value,
    ),
  ].join('\n');
}

function line(title: string, kind: string, ...figures: readonly string[]): string {
  return [title.padEnd(24), kind.padEnd(6), ...figures.map((figure) => figure.padStart(8))].join('');
}
