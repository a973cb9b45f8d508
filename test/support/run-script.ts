import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface RunningScript {
  /** Everything it has said so far, on both streams. */
  said(): string;
  /** Resolves with what the pattern first finds in what it says. Fails when it ends without. */
  says(pattern: RegExp): Promise<string>;
  /** The exit code, once it has ended. */
  ended(): Promise<number | null>;
}

const running = new Set<ChildProcess>();

/** Runs one of our scripts in a process of its own, with no more of an environment than this. */
export function runScript(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): RunningScript {
  const child = spawn(process.execPath, [script, ...args], { env: { PATH: process.env.PATH ?? '', ...env } });
  running.add(child);
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  void exit.then(() => running.delete(child));
  let said = '';
  const lookers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      for (const look of lookers) look();
    });
  }
  return {
    said: () => said,
    says: (pattern) =>
      new Promise((found, failed) => {
        const look = () => {
          const [match] = pattern.exec(said) ?? [];
          if (match === undefined) return;
          lookers.delete(look);
          found(match);
        };
        lookers.add(look);
        look();
        void exit.then(() => setImmediate(() => failed(new Error(`it ended without ${pattern}:\n${said}`))));
      }),
    ended: () => exit,
  };
}

// Read while mocha loads the suites: the hook belongs to the whole run.
after(() => {
  for (const child of running) child.kill('SIGKILL');
});
