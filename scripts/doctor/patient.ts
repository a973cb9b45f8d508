import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import tls from 'node:tls';
import { parseEnv } from 'node:util';
import { OperatorError } from '../onboard/operator-error.ts';
import { placesToTry } from '../start/noted-places.ts';
import { ROOT } from '../start/places.ts';
import { addressesOf } from '../start/programs.ts';

/** Whom doctor looks at. */
export interface Patient {
  readonly env: NodeJS.ProcessEnv;
  /** Said before anything is asked. */
  readonly about: string;
  /** Ends what was started for it. */
  leave(): Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Who has set none of these has not set up a bot yet. */
const SETTINGS = ['PARTNER_TENANT_ID', 'READER_CLIENT_ID', 'BOT_APP_ID'];
const LOOK_LIMIT_MS = 2000;

/** The settings in the environment; where there are none the sandbox: that of an `npm start` that runs, else one of our own. */
export async function patient(shell: Environment, wantsSandbox: boolean): Promise<Patient> {
  if (!wantsSandbox && SETTINGS.some((name) => shell[name])) {
    return { env: shell, about: 'Looking at the settings in the environment.', leave: async () => {} };
  }
  const why = wantsSandbox
    ? ''
    : 'No settings in the environment, so this looks at the sandbox. Your own: ' +
      'node --env-file=env/.env.production scripts/doctor.ts\n';
  for (const { sandboxPort, runDir, dataDir } of await placesToTry(shell)) {
    const running = `https://localhost:${sandboxPort}`;
    if (!(await isSandbox(running, join(runDir, 'sandbox-ca.pem')))) continue;
    const env = await sandboxSettings(running, { ...shell, DATA_DIR: dataDir });
    return { env, about: `${why}Looking at the sandbox of npm start, ${running}.`, leave: async () => {} };
  }
  const own = await startSandbox();
  const env = await sandboxSettings(own.url, { DATA_DIR: join(ROOT, 'out', 'doctor', 'no-data') });
  return {
    env,
    about: `${why}Looking at a sandbox of its own: no npm start of this directory runs${where(shell)}.`,
    leave: own.stop,
  };
}

/** Named ports are looked at, and no others. */
const where = ({ PORT, SANDBOX_PORT }: Environment): string =>
  PORT || SANDBOX_PORT ? ' where PORT and SANDBOX_PORT say' : '';

async function sandboxSettings(url: string, { DATA_DIR, DATABASE_URL }: Environment): Promise<NodeJS.ProcessEnv> {
  const settings = parseEnv(await readFile(join(ROOT, 'env', '.env.sandbox'), 'utf8'));
  return { ...settings, ...addressesOf(url), KEY_VAULT_URL: url, DATA_DIR, DATABASE_URL };
}

/** Whether the sandbox that made this certificate is there; from then on it is trusted. */
async function isSandbox(url: string, caFile: string): Promise<boolean> {
  try {
    trust(await readFile(caFile, 'utf8'));
    const answer = await fetch(`${url}/_sandbox/clock`, { signal: AbortSignal.timeout(LOOK_LIMIT_MS) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

const trust = (ca: string): void => tls.setDefaultCACertificates([...tls.getCACertificates('default'), ca]);

async function startSandbox(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [join(ROOT, 'sandbox', 'index.ts')], {
    env: { SANDBOX_PORT: '0', SANDBOX_EXIT_WITH_PARENT: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const line = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), exit.then(() => undefined)]);
  if (line === undefined) throw new OperatorError('The sandbox did not start, so there is nothing to look at.');
  const { url, ca } = JSON.parse(String(line[0])) as { url: string; ca: string };
  trust(ca);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exit;
  };
  return { url, stop };
}
