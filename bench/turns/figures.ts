/** One round of answers. */
export interface Figures {
  /** Answers a second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Processor time of the bot for an answer, in milliseconds; its database server is not in it. */
  readonly cpuMs: number;
  /** What the bot sent through the connector for an answer, in KB. */
  readonly kb: number;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The median of each figure over the rounds. */
export function medianOf(rounds: readonly Figures[]): Figures {
  const of = (name: keyof Figures): number => median(rounds.map((round) => round[name]));
  return { rate: of('rate'), p50: of('p50'), p95: of('p95'), p99: of('p99'), cpuMs: of('cpuMs'), kb: of('kb') };
}
