import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import tls from 'node:tls';
import { ROOT } from '../../scripts/start/places.ts';

export interface Started {
  /** Where the chat window is. */
  readonly url: string;
  /** Sandbox, bot, Playground. */
  readonly ports: readonly number[];
  /** All that it has said, line by line. */
  readonly said: readonly string[];
  /** Has the sandbox play an incident, as its README says. Resolves with the incident's id. */
  play(order: { service: string; customers: readonly string[]; pace: number }): Promise<string>;
  /** What was filed, at Azure support and at the partner's own desk. */
  tickets(): Promise<readonly { readonly number: string; readonly filed: object }[]>;
  /** Has it go on to the incident's next act. */
  goOn(id: string): Promise<void>;
  /** Presses Ctrl-C, as often as one likes. Resolves with the exit code when it is gone. */
  stop(): Promise<number | null>;
}

/** Runs what `npm start` runs, on free ports and an empty data directory, and resolves when all of it is ready. */
export async function startEverything(settings: Readonly<Record<string, string>> = {}): Promise<Started> {
  const dataDir = await mkdtemp(join(tmpdir(), 'healthdesk-browser-'));
  const [sandbox, bot, playground] = await freePorts();
  const child = spawn(process.execPath, ['scripts/start.ts'], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      SANDBOX_PORT: `${sandbox}`,
      PORT: `${bot}`,
      PLAYGROUND_PORT: `${playground}`,
      DATA_DIR: dataDir,
      // Walks and pictures show what a scenario says, and nothing that comes between.
      SANDBOX_LIVE: 'off',
      ...settings,
      // Then it does not outlive us, whatever happens.
      npm_lifecycle_event: 'start',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'close').then(async ([code]: (number | null)[]) => {
    await rm(dataDir, { recursive: true, force: true });
    return code ?? null;
  });

  const said: string[] = [];
  const lines = createInterface({ input: child.stdout });
  const ready = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      said.push(line);
      if (line === 'Ctrl-C stops everything.') resolve();
    });
  });
  await Promise.race([ready, gone.then(() => Promise.reject(new Error(`npm start ended:\n${said.join('\n')}`)))]);

  const ca = await readFile(join(ROOT, 'out', 'start', String(bot), 'sandbox-ca.pem'), 'utf8');
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), ca]);
  const ask = async <Told>(path: string, body?: object): Promise<Told> => {
    const url = `https://localhost:${sandbox}/_sandbox/${path}`;
    const response = await fetch(url, body ? { method: 'POST', body: JSON.stringify(body) } : {});
    if (!response.ok) throw new Error(`The sandbox refuses ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Told;
  };

  return {
    url: `http://localhost:${playground}`,
    ports: [sandbox, bot, playground],
    said,
    play: async (order) => (await ask<{ id: string }>('scenario', order)).id,
    goOn: async (id) => void (await ask(`scenario/${id}/next`, {})),
    tickets: () => ask('tickets'),
    async stop() {
      child.kill('SIGINT');
      return await gone;
    },
  };
}

/** Whether nothing listens there. */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}

/** Three ports that nothing uses, all different because they are held at once. */
async function freePorts(): Promise<[number, number, number]> {
  const one = async (): Promise<number> => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    held.push(server);
    return (server.address() as AddressInfo).port;
  };
  const held: ReturnType<typeof createServer>[] = [];
  const ports: [number, number, number] = [await one(), await one(), await one()];
  await Promise.all(held.map((server) => once(server.close(), 'close')));
  return ports;
}
