import type { ColdFigures } from './cold.ts';
import { type Figures, median, medianOf } from './figures.ts';

export interface Measured {
  readonly about: Readonly<Record<'rounds' | 'roundMs' | 'atOnce' | 'cores' | 'loadBefore' | 'loadAfter', number>>;
  readonly cells: readonly { readonly name: string; readonly kind: string; readonly rounds: readonly Figures[] }[];
  /** MB at most, by bot: while it started, and while it was measured. */
  readonly memory: Readonly<Record<string, { readonly startMb: number; readonly peakMb: number }>>;
  readonly cold: Readonly<Record<'first' | 'again', ColdFigures>>;
}

const TITLES: Readonly<Record<string, string>> = {
  echo: 'bare echo',
  yardstick: 'bare, finished card',
  postgres: 'Healthdesk, PostgreSQL',
  embedded: 'Healthdesk, PGlite',
  first: 'asked the first time',
  again: 'asked again',
};

/** A table to read, and the same as one line of JSON. The ratio of rates is the median of the ratios within each round. */
export function report({ about, cells, memory, cold }: Measured): string {
  const turns = cells.map(({ name, kind, rounds }) => {
    const yard = cells.find((cell) => cell.name === 'yardstick' && cell.kind === kind)?.rounds ?? [];
    const ratio = median(rounds.map(({ rate }, round) => rate / (yard[round]?.rate ?? Number.NaN)));
    return { name, kind, ...medianOf(rounds), ratio };
  });
  const space = Object.entries(memory).map(([name, mb]) => {
    return { name, ...mb, ratio: mb.peakMb / (memory.yardstick?.peakMb ?? Number.NaN) };
  });
  const { rounds, roundMs, atOnce, cores, loadBefore, loadAfter } = about;
  const load = `load ${loadBefore.toFixed(1)} before, ${loadAfter.toFixed(1)} after`;
  return [
    `Nothing to wait for, ${atOnce} at once; medians of ${rounds} rounds of ${roundMs / 1000} s; ${cores} cores, ${load}`,
    line('', '', 'per s', 'ratio', 'p50 ms', 'p95', 'p99', 'cpu ms', 'KB'),
    ...turns.map(({ name, kind, rate, ratio, p50, p95, p99, cpuMs, kb }) =>
      line(name, kind, rate.toFixed(0), ratio.toFixed(2), ...whole(p50, p95, p99), cpuMs.toFixed(2), kb.toFixed(1)),
    ),
    '',
    line('Memory', '', 'MB', 'ratio', 'at start'),
    ...space.map(({ name, peakMb, ratio, startMb }) =>
      line(name, '', ...whole(peakMb), ratio.toFixed(2), ...whole(startMb)),
    ),
    '',
    line('Cold, 300 ms upstream', '', '', '', 'p50 ms', 'p95', 'worst'),
    ...Object.entries(cold).map(([name, { p50, p95, worst }]) => line(name, '', '', '', ...whole(p50, p95, worst))),
    '',
    JSON.stringify({ about, turns, memory: space, cold }, (_, value) =>
      typeof value === 'number' ? Number(value.toFixed(3)) : value,
    ),
  ].join('\n');
}

const whole = (...figures: readonly number[]): readonly string[] => figures.map((figure) => figure.toFixed(0));

function line(name: string, kind: string, ...figures: readonly string[]): string {
  return [(TITLES[name] ?? name).padEnd(24), kind.padEnd(6), ...figures.map((figure) => figure.padStart(8))].join('');
}
