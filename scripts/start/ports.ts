import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Places } from './places.ts';
import { StartError } from './start-error.ts';

/** What `localhost` may mean. */
const LOOPBACK = ['127.0.0.1', '::1'];

/** Fails, naming the port and the setting that moves it, before anything is started. */
export async function refuseTakenPorts({ sandboxPort, botPort, playgroundPort }: Places): Promise<void> {
  const wanted: readonly (readonly [string, string, number | undefined])[] = [
    ['sandbox', 'SANDBOX_PORT', sandboxPort],
    ['bot', 'PORT', botPort],
    ['Playground', 'PLAYGROUND_PORT', playgroundPort],
  ];
  const problems: string[] = [];
  for (const [name, setting, port] of wanted) {
    const problem = port === undefined ? undefined : await obstacle(port);
    if (problem) {
      problems.push(`Port ${port} for the ${name} ${problem}. Free it, or choose another: ${setting}=… npm start`);
    }
  }
  if (problems.length > 0) throw new StartError(problems.join('\n'));
}

async function obstacle(port: number): Promise<string | undefined> {
  for (const host of LOOPBACK) {
    const server = createServer().listen({ port, host });
    try {
      await once(server, 'listening');
      server.close();
      await once(server, 'close');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE') return 'is in use';
      if (code === 'EACCES') return 'needs rights that we do not have';
      // A machine without IPv6 has no ::1.
      if (host === '127.0.0.1') throw error;
    }
  }
  return undefined;
}
