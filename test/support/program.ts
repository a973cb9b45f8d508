import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { localBotAt } from './local-bot.ts';

export interface Program {
  /** The log, a line an object, as far as it has come. */
  readonly log: readonly Record<string, unknown>[];
  /** Resolves with the first line of the log, past or to come, that fulfils the claim. */
  logged(claim: (line: Record<string, any>) => boolean): Promise<Record<string, any>>;
  /** Resolves when the program has ended: its exit code, and what it said on standard error. */
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
  stop(): Promise<void>;
}

const NOWHERE = 'https://localhost:9';

/** A bot on this machine that has nobody to ask. */
export const ALONE = {
  ...localBotAt(NOWHERE),
  PORT: '0',
};

/** Starting reads some thousand files; what was compiled once is kept for the next start. */
const COMPILED = { NODE_COMPILE_CACHE: join(tmpdir(), 'healthdesk-compile-cache') };

const running = new Set<Program>();
after(async function stopPrograms() {
  this.timeout(60_000);
  await Promise.all([...running].map((program) => program.stop()));
});

/** Starts the real bot as people do, in a process of its own, with these settings and no others. Gone after the tests. */
export function startProgram(settings: Readonly<Record<string, string>>, program = 'src/index.ts'): Program {
  const child = spawn(process.execPath, [program], {
    env: { ...COMPILED, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: Record<string, any>[] = [];
  const lookers = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    log.push(JSON.parse(line));
    for (const look of [...lookers]) look();
  });
  const said = text(child.stderr);
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ended = exited.then(async (code) => ({ code, said: await said }));
  const started: Program = {
    log,
    ended,
    logged: (claim) =>
      new Promise((resolve) => {
        const look = () => {
          const line = log.find(claim);
          if (!line) return;
          lookers.delete(look);
          resolve(line);
        };
        lookers.add(look);
        look();
      }),
    async stop() {
      child.kill('SIGTERM');
      await ended;
      running.delete(started);
    },
  };
  running.add(started);
  return started;
}
