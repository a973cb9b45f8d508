import { once } from 'node:events';
import type { Program } from './programs.ts';
import { lastWords, type RunningProgram, run } from './running-program.ts';
import { StartError } from './start-error.ts';

const LIMITS = { readyMs: 60_000, graceMs: 10_000 };

type Say = (line: string) => void;

/**
 * Starts what `plan` names and stays until somebody asks to stop (SIGINT, SIGTERM, SIGHUP) or a program ends.
 * Answers the exit code.
 */
export async function startAndStay(plan: () => Promise<readonly Program[]>, say: Say = console.log): Promise<number> {
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked.abort());
  try {
    await keepRunning(await plan(), asked.signal, say);
    return 0;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    say(`\n${error.message}`);
    return 1;
  }
}

/** Runs the programs, each as soon as the one before is ready, until asked to stop. Fails with `StartError`; leaves none running. */
export async function keepRunning(
  programs: readonly Program[],
  asked: AbortSignal,
  say: Say,
  limits: typeof LIMITS = LIMITS,
): Promise<void> {
  const over = new AbortController();
  const stopAsked = asked.aborted ? Promise.resolve() : once(asked, 'abort', { signal: over.signal }).then(() => {});
  stopAsked.catch(() => {});
  const running: RunningProgram[] = [];
  const untilTrouble = (what: Promise<void>): Promise<void> =>
    Promise.race([what, stopAsked, ...running.map(({ ended }) => ended)]);
  try {
    for (const program of programs) {
      if (asked.aborted) return;
      say(`Starting the ${program.name}: ${program.purpose}`);
      const started = run(program, over.signal);
      running.push(started);
      await untilTrouble(within(limits.readyMs, program, started.ready, over.signal));
      if (!asked.aborted) say(`  ready at ${program.address}`);
    }
    if (!asked.aborted) say(`\n${welcome(programs)}`);
    await untilTrouble(stopAsked);
  } finally {
    over.abort();
    say(running.length > 0 ? 'Stopping …' : 'Nothing was started.');
    await Promise.all(running.map((program) => program.stop(limits.graceMs)));
    if (asked.aborted) say('All stopped.');
  }
}
