import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import tls from 'node:tls';

export interface SandboxFault {
  /** A prefix of the path when it begins with `/`, else a regular expression over path and query. */
  readonly path: string;
  /** Tenant id or domain. */
  readonly tenant?: string;
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly delayMs?: number;
  readonly truncate?: boolean;
  readonly hang?: boolean;
  readonly times?: number;
}

export interface SandboxRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly tenant: string | null;
  /** 0 when it was not answered. */
  readonly status: number;
}

export interface SandboxCustomer {
  readonly name: string;
  readonly tenantId: string;
  readonly domain: string;
  readonly customDomains: readonly string[];
  readonly character: string;
}

export interface Sandbox {
  /** `https://localhost:PORT` */
  readonly url: string;
  readonly ca: string;
  /** Answers the fault's id. */
  readonly fault: (fault: SandboxFault) => Promise<string>;
  readonly clearFaults: () => Promise<void>;
  readonly requests: () => Promise<readonly SandboxRequest[]>;
  readonly clearRequests: () => Promise<void>;
  readonly customers: () => Promise<readonly SandboxCustomer[]>;
  readonly setClock: (now: Date) => Promise<void>;
  readonly setThrottling: (on: boolean) => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Options {
  readonly customers?: number;
  readonly now?: Date;
  readonly fixedClock?: boolean;
}

/** Starts a sandbox of one's own on a free port, and makes this process trust it. Ends with this process at the latest. */
export async function startSandbox({ customers, now, fixedClock }: Options = {}): Promise<Sandbox> {
  const env = {
    SANDBOX_PORT: '0',
    SANDBOX_EXIT_WITH_PARENT: '1',
    ...(customers !== undefined && { SANDBOX_CUSTOMERS: String(customers) }),
    ...(now && { SANDBOX_NOW: now.toISOString() }),
    ...(fixedClock && { SANDBOX_CLOCK: 'fixed' }),
  };
  const child = spawn(process.execPath, ['sandbox/index.ts'], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  const [said, complaint] = [createInterface({ input: child.stdout }), text(child.stderr)];
  const line = await Promise.race([once(said, 'line'), once(child, 'exit').then(() => undefined)]);
  if (line === undefined) throw new Error(`The sandbox ended before it was ready: ${await complaint}`);
  const { url, ca } = JSON.parse(String(line[0])) as { url: string; ca: string };
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), ca]);

  const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/_sandbox/${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? undefined : await response.json();
  };

  return {
    url,
    ca,
    fault: async (fault) => ((await control('POST', 'faults', fault)) as { id: string }).id,
    clearFaults: async () => void (await control('DELETE', 'faults')),
    requests: async () => (await control('GET', 'requests')) as SandboxRequest[],
    clearRequests: async () => void (await control('DELETE', 'requests')),
    customers: async () => (await control('GET', 'customers')) as SandboxCustomer[],
    setClock: async (to) => void (await control('POST', 'clock', { now: to.toISOString() })),
    setThrottling: async (on) => void (await control('POST', 'throttling', { on })),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}
