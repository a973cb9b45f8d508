import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { localBotAt } from '../../test/support/local-bot.ts';
import type { Sandbox } from '../../test/support/sandbox.ts';
import { figuresOf, type ProcessFigures } from '../process-figures.ts';

/** The product's worker, in a process of its own. */
export interface WorkerProcess extends ProcessFigures {
  /** Its complaints (warnings and errors), by their words, with how often. */
  readonly complaints: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

const WARNING = 40;

/** Starts `src/worker.ts` between a sandbox and a database; ends with this process at the latest. */
export function startWorker(
  sandbox: Sandbox,
  databaseUrl: string,
  settings: Readonly<Record<string, string>>,
): WorkerProcess {
  const home = mkdtempSync(join(tmpdir(), 'healthdesk-bench-'));
  const clear = () => rmSync(home, { recursive: true, force: true });
  const caFile = join(home, 'sandbox-ca.pem');
  writeFileSync(caFile, sandbox.ca);
  const child = spawn(process.execPath, ['src/worker.ts'], {
    env: {
      ROLE: 'worker',
      ...localBotAt(sandbox.url),
      AUDIENCE_DEFAULT: 'all',
      NODE_EXTRA_CA_CERTS: caFile,
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'warn',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const abandon = () => {
    child.kill('SIGKILL');
    clear();
  };
  process.once('exit', abandon);
  const complaints = new Map<string, number>();
  createInterface(child.stdout).on('line', (line) => {
    const { level = 0, msg, err } = JSON.parse(line) as { level?: number; msg?: string; err?: { message?: string } };
    const words = [msg, err?.message].filter(Boolean).join(': ');
    if (level >= WARNING) complaints.set(words, (complaints.get(words) ?? 0) + 1);
  });
  return {
    ...figuresOf(child.pid ?? 0),
    complaints,
    async stop() {
      process.off('exit', abandon);
      child.kill('SIGTERM');
      await gone;
      clear();
    },
  };
}
