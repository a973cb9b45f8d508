import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** What a running process has taken so far, from Linux' /proc. */
export interface ProcessFigures {
  /** The most memory it has held since the start, or since `forgetPeak`, in MB. */
  peakMb(): number;
  forgetPeak(): void;
  /** Processor time, in milliseconds. */
  cpuMs(): number;
}

const CLOCK_TICK_MS = 10;
/** See proc_pid_clear_refs(5). */
const FORGET_PEAK = '5';

export function figuresOf(pid: number): ProcessFigures {
  return {
    peakMb: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
    forgetPeak: () => writeFileSync(`/proc/${pid}/clear_refs`, FORGET_PEAK),
    cpuMs: () => ticksOf(pid, USER, SYSTEM) * CLOCK_TICK_MS,
  };
}

/** Processor time of a process and of all that it has started, ended ones included, in milliseconds. */
export function cpuMsOfFamily(pid: number): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(Number(name)) === pid);
  const ticks = children.map((child) => ticksOf(Number(child), USER, SYSTEM));
  return (
    ticks.reduce((sum, more) => sum + more, ticksOf(pid, USER, SYSTEM, USER_OF_ENDED, SYSTEM_OF_ENDED)) * CLOCK_TICK_MS
  );
}

export const parentOf = (pid: number): number => ticksOf(pid, PARENT);

/** Where they stand after the name in parentheses; see proc_pid_stat(5). */
const PARENT = 1;
const [USER, SYSTEM, USER_OF_ENDED, SYSTEM_OF_ENDED] = [11, 12, 13, 14] as const;

/** The sum of some fields; 0 for a process that has gone. */
function ticksOf(pid: number, ...fields: readonly number[]): number {
  try {
    const all = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields.reduce((sum, field) => sum + Number(all[field]), 0);
  } catch {
    return 0;
  }
}
