import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A bot in a process of its own. */
export interface Bot {
  readonly url: string;
  /** Processor time that it has taken so far, in milliseconds. */
  cpuMs(): number;
  /** The most memory it has ever held, in MB. */
  peakMb(): number;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 60_000;
const CLOCK_TICK_MS = 10;

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
  await Promise.race([
    untilReady(url),
    gone.then(([code]) => Promise.reject(new Error(`${args.join(' ')} ended with ${code}`))),
  ]);
  const proc = (file: string): string => readFileSync(`/proc/${child.pid}/${file}`, 'utf8');
  return {
    url,
    pid: child.pid,
    cpuMs() {
      // After the name in parentheses, which may hold spaces; see proc_pid_stat(5).
      const fields = proc('stat').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) * CLOCK_TICK_MS;
    },
    peakMb: () => Number(/VmHWM:\s+(\d+)/.exec(proc('status'))?.[1]) / 1024,
    async stop() {
      process.off('exit', abandon);
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function untilReady(url: string): Promise<void> {
  const deadline = AbortSignal.timeout(READY_WITHIN_MS);
  const isReady = () =>
    fetch(`${url}/readyz`, { signal: deadline }).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReady())) await sleep(50, undefined, { signal: deadline });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
