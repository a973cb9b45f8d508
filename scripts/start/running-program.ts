import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { ROOT } from './places.ts';
import type { Program } from './programs.ts';
import { untilReady } from './ready.ts';
import { StartError } from './start-error.ts';

const END_WITH_PARENT = new URL('./preload/end-with-parent.ts', import.meta.url).href;
/** Enough for a crash of Node's own, whose message stands above its stack. */
const LAST_LINES = 20;

export interface RunningProgram {
  /** Settles when the program is of use. */
  readonly ready: Promise<void>;
  /** Fails with `StartError` when the program ends, asked to or not. */
  readonly ended: Promise<never>;
  /** Asks politely, and after `graceMs` no more. Settles when it, and all that it started, is gone. */
  stop(graceMs: number): Promise<void>;
}

/**
 * Starts a program in a process group of its own: Ctrl-C reaches `npm start` alone, which then stops its programs in good
 * order. `over` ends the waiting for `ready`.
 */
export function run(program: Program, over: AbortSignal): RunningProgram {
  mkdirSync(dirname(program.logFile), { recursive: true });
  writeFileSync(program.logFile, '');
  const child = spawn(process.execPath, ['--import', END_WITH_PARENT, ...program.args], {
    cwd: ROOT,
    env: program.env,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const log = createWriteStream(program.logFile, { flags: 'a' });
  for (const output of [child.stdout, child.stderr]) output.pipe(log, { end: false });
  // Whatever it started goes with it; else its output would stay open.
  child.once('exit', () => signalGroup(child, 'SIGKILL'));

  const gone = goneBy(child).finally(() => finished(log.end()));
  const ended = gone.then((how) => {
    throw new StartError(`The ${program.name} ended ${how}. ${lastWords(program)}`);
  });
  const ready = untilReady(program.readyWhen, child.stdout, over);
  // Each may fail while nobody waits for it any more.
  ended.catch(() => {});
  ready.catch(() => {});

  return {
    ready,
    ended,
    async stop(graceMs) {
      signalGroup(child, 'SIGTERM');
      const patience = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
      await gone;
      clearTimeout(patience);
    },
  };
}

async function goneBy(child: ChildProcess): Promise<string> {
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    return signal ? `by ${signal}` : `with exit code ${code}`;
  } catch (error) {
    return `before it began (${(error as Error).message})`;
  }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone, or the system has none: then the program alone.
    child.kill(signal);
  }
}

/** The end of a program's log, and where the rest is. */
export function lastWords({ logFile }: Program): string {
  const log = readFileSync(logFile, 'utf8').trimEnd();
  if (log === '') return 'It said nothing.';
  const lines = log.split('\n').slice(-LAST_LINES);
  return `It said last:\n${lines.map((line) => `    ${line}`).join('\n')}\nIts whole log: ${logFile}`;
}
