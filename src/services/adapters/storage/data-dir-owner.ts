import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, realpath, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { DataDirInUseError } from './errors.ts';

export interface DataDirOwner {
  release(): Promise<void>;
}

/**
 * Makes this process the only owner of the directory, creating it if need be; fails with `DataDirInUseError`. What holds
 * it is a listening local socket: the system frees that even after `kill -9`, as no lock file is.
 */
export async function ownDataDir(dataDir: string, platform: NodeJS.Platform = process.platform): Promise<DataDirOwner> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = socketPath(await realpath(dataDir), platform);
  const isFile = path.startsWith('/');
  if (isFile && (await isStale(path))) await unlink(path);

  const server = createServer((socket) => socket.destroy());
  try {
    await listen(server, path);
  } catch (cause) {
    throw isTaken(cause) ? new DataDirInUseError(dataDir, { cause }) : cause;
  }
  server.unref();
  return { release: () => close(server) };
}

/** Linux and Windows have sockets that are no files; elsewhere it is one in /tmp, as a path of our own may be too long. */
function socketPath(dataDir: string, platform: NodeJS.Platform): string {
  const name = `healthdesk-${createHash('sha256').update(dataDir).digest('hex').slice(0, 32)}`;
  if (platform === 'linux') return `\0${name}`;
  return platform === 'win32' ? `\\\\.\\pipe\\${name}` : `/tmp/${name}.sock`;
}

/** A socket file that nobody listens on was left by a process that died. */
async function isStale(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
  } finally {
    socket.destroy();
  }
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

async function listen(server: Server, path: string): Promise<void> {
  server.listen(path);
  await once(server, 'listening');
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  server.close();
  await once(server, 'close');
}
