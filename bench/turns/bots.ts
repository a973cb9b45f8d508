import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { figuresOf } from '../process-figures.ts';

/** A bot in a process of its own. */
export interface Bot {
  readonly url: string;
  /** The most memory it held while it started, in MB. */
  readonly startMb: number;
  /** The most memory it has held since then, in MB. */
  peakMb(): number;
  /** Processor time that it has taken so far, in milliseconds. */
  cpuMs(): number;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 60_000;

/** Starts a Node program that listens on PORT and answers /readyz; ends with this process at the latest. */
export async function startBot(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Bot> {
  const port = await freePort();
  const child = spawn(process.execPath, args, {
    env: { ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(child, 'exit');
  const abandon = () => void child.kill('SIGKILL');
  process.once('exit', abandon);
  const url = `http://127.0.0.1:${port}`;
  const failed = gone.then(([code]) => Promise.reject(new Error(`${args.join(' ')} ended with ${code}`)));
  await Promise.race([untilReady(url), failed]);
  failed.catch(() => {});

  const { peakMb, forgetPeak, cpuMs } = figuresOf(child.pid ?? 0);
  const startMb = peakMb();
  forgetPeak();
  return {
    url,
    startMb,
    peakMb,
    cpuMs,
    async stop() {
      process.off('exit', abandon);
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function untilReady(url: string): Promise<void> {
  const deadline = AbortSignal.timeout(READY_WITHIN_MS);
  while (!(await isReady(url, deadline))) await sleep(50, undefined, { signal: deadline });
}

async function isReady(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(`${url}/readyz`, { signal });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
