import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface PostgresServer {
  /** Of a superuser, on the database `postgres`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Where the machine keeps `initdb` and `postgres` (newest last, as text sorts), or nothing. */
export function postgresBinaries(): string | undefined {
  return globSync('/usr/lib/postgresql/*/bin')
    .filter((path) => existsSync(join(path, 'initdb')))
    .sort()
    .at(-1);
}

/** Starts a PostgreSQL of our own on a free loopback port, its files in a temporary directory. */
export async function startPostgres(
  binaries: string,
  settings: readonly string[] = ['fsync=off'],
): Promise<PostgresServer> {
  const home = await mkdtemp(join(tmpdir(), 'healthdesk-postgres-'));
  const identity = unprivileged();
  if (identity) await chown(home, identity.uid, identity.gid);
  const options = { ...identity, cwd: home, env: { LC_ALL: 'C' } };
  const data = join(home, 'data');

  const initdb = spawn(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'healthdesk', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    { ...options, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const [code] = await once(initdb, 'exit');
  if (code !== 0) throw new Error(`initdb ended with ${code}`);

  const port = await freePort();
  const all = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', ...settings];
  const server = spawn(join(binaries, 'postgres'), ['-D', data, ...all.flatMap((setting) => ['-c', setting])], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(server, 'exit');
  // When the test run dies without `stop`, take the server along.
  const abandon = (): void => {
    server.kill('SIGQUIT');
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  };
  process.once('exit', abandon);

  await untilReady(createInterface(server.stderr));
  server.stderr.resume(); // or it would stop once the pipe is full
  return {
    url: `postgres://healthdesk@127.0.0.1:${port}/postgres`,
    async stop() {
      process.off('exit', abandon);
      server.kill('SIGINT'); // PostgreSQL's "fast shutdown"
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: whom to run it as instead. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user) throw new Error('PostgreSQL refuses to run as root, and there is no user postgres or nobody.');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function untilReady(
  log: AsyncIterable<string> & { on: (event: 'line', listener: () => void) => unknown },
): Promise<void> {
  const said: string[] = [];
  for await (const line of log) {
    said.push(line);
    if (line.includes('ready to accept connections')) return;
  }
  throw new Error(`PostgreSQL did not start:\n${said.join('\n')}`);
}
