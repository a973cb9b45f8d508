import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartError } from './start-error.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where the programs of `npm start` listen and write. */
export interface Places {
  readonly sandboxPort: number;
  readonly botPort: number;
  /** Absent with `PLAYGROUND=off`. */
  readonly playgroundPort: number | undefined;
  readonly dataDir: string;
  /** Logs and the sandbox's certificate; one for each bot port, so that two may run side by side. */
  readonly runDir: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const PORTS = { SANDBOX_PORT: 56160, PORT: 3978, PLAYGROUND_PORT: 56150 } as const;
type PortSetting = keyof typeof PORTS;

/** Reads what moves things; fails with all that is wrong at once. */
export function places(env: Environment): Places {
  const hasPlayground = env.PLAYGROUND !== 'off';
  const settings: readonly PortSetting[] = hasPlayground
    ? ['SANDBOX_PORT', 'PORT', 'PLAYGROUND_PORT']
    : ['SANDBOX_PORT', 'PORT'];
  const port = (setting: PortSetting): number => Number(env[setting] || PORTS[setting]);

  const problems = settings
    .filter((setting) => !isPort(port(setting)))
    .map((setting) => `${setting} must be a port from 1 to 65535, not "${env[setting]}".`);
  for (const [index, setting] of settings.entries()) {
    const same = settings.slice(0, index).find((other) => port(other) === port(setting));
    if (same) problems.push(`${same} and ${setting} are both ${port(setting)}: give one of them another port.`);
  }
  if (env.PLAYGROUND && !['on', 'off'].includes(env.PLAYGROUND)) {
    problems.push(`PLAYGROUND must be "off" or "on" (the default), not "${env.PLAYGROUND}".`);
  }
  if (problems.length > 0) throw new StartError(problems.join('\n'));

  return {
    sandboxPort: port('SANDBOX_PORT'),
    botPort: port('PORT'),
    playgroundPort: hasPlayground ? port('PLAYGROUND_PORT') : undefined,
    dataDir: resolve(ROOT, env.DATA_DIR || '.data'),
    runDir: join(ROOT, 'out', 'start', String(port('PORT'))),
  };
}

const isPort = (port: number): boolean => Number.isInteger(port) && port > 0 && port < 65536;
