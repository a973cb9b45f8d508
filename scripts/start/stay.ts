import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Program } from './programs.ts';
import { lastWords, type RunningProgram, run } from './running-program.ts';
import { StartError } from './start-error.ts';

const LIMITS = { readyMs: 120_000, graceMs: 10_000 };

type Say = (line: string) => void;

/** Starts what the plan names and stays until asked to stop or a program ends. Answers the exit code. */
export async function startAndStay(
  plan: () => Promise<readonly Program[]>,
  asked: AbortSignal,
  say: Say = console.log,
): Promise<number> {
  try {
    await keepRunning(await plan(), asked, say);
    return 0;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    say(`\n${error.message}`);
    return 1;
  }
}

/**
 * Runs the programs, each as soon as the one before is ready, until asked to stop. Fails with `StartError` when one ends
 * or is not ready in time. Leaves none running in either case.
 */
export async function keepRunning(
  programs: readonly Program[],
  asked: AbortSignal,
  say: Say,
  limits: typeof LIMITS = LIMITS,
): Promise<void> {
  const over = new AbortController();
  const stopAsked = asked.aborted ? Promise.resolve() : once(asked, 'abort').then(() => {});
  const running: RunningProgram[] = [];
  const firstOf = (...events: readonly Promise<void>[]): Promise<void> =>
    Promise.race([...events, stopAsked, ...running.map(({ ended }) => ended)]);

  try {
    for (const program of programs) {
      if (asked.aborted) return;
      say(`Starting the ${program.name}, ${program.purpose}`);
      const started = run(program, over.signal);
      running.push(started);
      await firstOf(started.ready, tooLate(program, limits.readyMs, over.signal));
      if (!asked.aborted) say(`  ready: ${program.invitation}`);
    }
    if (!asked.aborted) say('Ctrl-C stops everything.');
    await firstOf();
  } finally {
    over.abort();
    say('Stopping');
    await Promise.all(running.map((program) => program.stop(limits.graceMs)));
    say('All stopped.');
  }
}

async function tooLate(program: Program, readyMs: number, over: AbortSignal): Promise<never> {
  await sleep(readyMs, undefined, { signal: over });
  throw new StartError(`The ${program.name} was not ready within ${readyMs / 1000} s. ${lastWords(program)}`);
}
