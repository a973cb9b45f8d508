import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Places, ROOT } from './places.ts';
import { StartError } from './start-error.ts';

/** A Node program that `npm start` starts. */
export interface Program {
  readonly name: string;
  /** What it is, for somebody who sees it for the first time. */
  readonly purpose: string;
  /** Said when it is ready: where it is, what to do with it. */
  readonly invitation: string;
  /** What Node is given: flags, script, arguments. */
  readonly args: readonly string[];
  /** All of its environment: nothing of the shell's reaches it that does not stand here. */
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  /** How we know that it is of use: a line it prints, or an address that answers 200. */
  readonly readyWhen: { readonly prints: RegExp } | { readonly answers: string };
}

type Environment = Readonly<Record<string, string | undefined>>;

const MACHINE = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL', 'TZ', 'SystemRoot', 'USERPROFILE', 'TEMP'];
const TO_BOT = ['DATABASE_URL', 'LOG_LEVEL', 'REQUEST_DESKS'];
/** What messages to the sandbox's ticket system are signed with (sandbox/desk/receiver.ts); it opens nothing else. */
const SANDBOX_DESK_SECRET = 'c2FuZGJveC1vbmx5LXNhbmRib3gtb25seS1zYW5kYm8=';

/** The settings that join somebody to a sandbox. */
export const addressesOf = (sandbox: string) => ({
  LOGIN_URL: sandbox,
  GRAPH_URL: sandbox,
  ARM_URL: sandbox,
  PARTNER_CENTER_URL: sandbox,
  OWN_DESK_URL: `${sandbox}/desk/requests`,
  OWN_DESK_SECRET: SANDBOX_DESK_SECRET,
  WEBHOOK_HOSTS: new URL(sandbox).host,
});

/** In the order in which they need each other: the sandbox, the bot on it, the chat window on the bot. */
export function programs(places: Places, shell: Environment): readonly Program[] {
  const machine = pick(shell, (key) => MACHINE.includes(key));
  const ca = join(places.runDir, 'sandbox-ca.pem');
  const sandbox = `https://localhost:${places.sandboxPort}`;
  const bot = `http://127.0.0.1:${places.botPort}`;
  const all: Program[] = [
    {
      name: 'sandbox',
      purpose: 'a small Microsoft with customers and outages of its own',
      invitation: sandbox,
      args: ['sandbox/index.ts'],
      env: {
        ...machine,
        SANDBOX_LIVE: 'on',
        ...pick(shell, (key) => key.startsWith('SANDBOX_')),
        SANDBOX_PORT: String(places.sandboxPort),
        SANDBOX_CA_FILE: ca,
      },
      logFile: join(places.runDir, 'sandbox.log'),
      readyWhen: { prints: /"ready":\s*true/ },
    },
    {
      name: 'bot',
      purpose: 'Healthdesk, joined to the sandbox and nothing else',
      invitation: `${bot}/api/messages`,
      args: ['--env-file=env/.env.sandbox', 'src/index.ts'],
      env: {
        ...machine,
        ...pick(shell, (key) => TO_BOT.includes(key)),
        PORT: String(places.botPort),
        DATA_DIR: places.dataDir,
        ...addressesOf(sandbox),
        NODE_EXTRA_CA_CERTS: ca,
      },
      logFile: join(places.runDir, 'bot.log'),
      readyWhen: { answers: `${bot}/readyz` },
    },
  ];
  if (places.playgroundPort !== undefined) all.push(playground(places, places.playgroundPort, bot, machine));
  return all;
}

/** Microsoft's chat window, on loopback, with the users and channels of our own configuration file. */
function playground(places: Places, port: number, bot: string, machine: Program['env']): Program {
  const logFile = join(places.runDir, 'playground.log');
  return {
    name: 'Playground',
    purpose: 'Microsoft’s chat window',
    invitation: `open http://localhost:${port} in a browser`,
    args: [
      ...['--import', new URL('./preload/playground.ts', import.meta.url).href],
      ...[playgroundScript(), 'start', '--app-endpoint', `${bot}/api/messages`],
      ...['--channel-id', 'msteams', '--port', String(port), '--disable-telemetry'],
    ],
    env: {
      ...machine,
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: join(ROOT, '.m365agentsplayground.yml'),
      // It insists on a second log, by default in the working directory.
      M365_AGENTS_PLAYGROUND_LOGFILE: join(places.runDir, 'playground-console.log'),
      TEAMSAPPTESTER_BROWSER: 'none',
      // The telemetry switch leaves this part of Application Insights on, and it asks for a cloud machine's metadata.
      APPLICATION_INSIGHTS_NO_STATSBEAT: '1',
    },
    logFile,
    readyWhen: { prints: new RegExp(`^Listening on ${port}$`, 'm') },
  };
}

function playgroundScript(): string {
  try {
    return createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  } catch {
    throw new StartError('The Playground is not installed. Run `npm ci`, or leave it out: PLAYGROUND=off npm start');
  }
}

function pick(shell: Environment, wanted: (key: string) => boolean): Record<string, string> {
  const entries = Object.entries(shell).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(entries.filter(([key]) => wanted(key)));
}
