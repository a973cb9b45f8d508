import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A line of the log. */
export type Line = Readonly<Record<string, any>>;

/** One life of the bot, in a process of its own. It ends with this process at the latest. */
export interface Life {
  /** Its files are read by now, or soon: lets it begin. */
  begin(): void;
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
  /** Lets it finish what is under way; resolves when it is gone. */
  end(): Promise<void>;
  /** The first line of its log, past or to come, that fulfils the claim. Fails when it ends without. */
  says(claim: (line: Line) => boolean): Promise<Line>;
}

const PROGRAM = 'test/support/killed/program.ts';
/**
 * What was compiled once is kept for the next life: by one that ends politely, with all functions that it has run. Node writes
 * it at the end of a process, which those that are killed do not come to.
 */
const COMPILED = { NODE_COMPILE_CACHE: join(tmpdir(), 'healthdesk-killed-cache') };

/** The embedded database runs a few hundred queries in a life: too few to be worth compiling it well. Code is few seconds old. */
const BRIEFLY = ['--liftoff-only', '--no-flush-bytecode', '--max-semi-space-size=32'];

export function createLife(settings: Readonly<Record<string, string>>): Life {
  const child = spawn(process.execPath, [...BRIEFLY, PROGRAM], {
    env: { ...COMPILED, METRICS_PORT: '0', PORT: '0', ...settings },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  // Whom it is told to begin may be dead already.
  child.stdin.on('error', () => {});
  const lines: Line[] = [];
  const lookers = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (process.env.STORY_LOG) console.log(line);
    lines.push(JSON.parse(line) as Line);
    for (const look of [...lookers]) look();
  });
  const endBy = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    await gone;
  };
  return {
    begin: () => void child.stdin.write('begin\n'),
    kill: () => endBy('SIGKILL'),
    end: () => endBy('SIGTERM'),
    says(claim) {
      const { promise, resolve, reject } = Promise.withResolvers<Line>();
      const look = () => {
        const line = lines.find(claim);
        if (line) resolve(line);
      };
      lookers.add(look);
      void gone.then(() => reject(new Error('it ended before it said so')));
      look();
      return promise.finally(() => lookers.delete(look));
    },
  };
}
