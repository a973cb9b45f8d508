import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import tls from 'node:tls';
import type { Fault } from '../../sandbox/faults.ts';

/** As the control API takes it: `tenant` may be a domain as well. */
export type SandboxFault = Fault;

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

export interface SandboxEvent {
  readonly to: string;
  readonly event?: string;
  /** In place of the event that is signed, and of any header: forgeries. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An incident that takes its course; `pace` is seconds from one act to the next. */
export interface SandboxScenario {
  readonly service: string;
  /** Tenant ids or domains; the first half sees it first. */
  readonly customers: readonly string[];
  readonly pace: number;
}

/** A place where a file may be put. */
export interface SandboxUpload {
  readonly id: string;
  readonly uploadUrl: string;
  readonly contentUrl: string;
}

export interface SandboxTicket {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly filed: Readonly<Record<string, any>>;
  readonly messages: readonly { readonly by: string; readonly text: string }[];
}

export interface SandboxDeed {
  readonly number: string;
  readonly status?: string;
  readonly engineer?: string;
  readonly reply?: string;
}

export interface Sandbox {
  /** `https://localhost:PORT` */
  readonly url: string;
  readonly ca: string;
  /** Answers the fault's id. */
  readonly fault: (fault: SandboxFault) => Promise<string>;
  /** Resolves once a request has met the fault of this id. */
  readonly met: (id: string) => Promise<void>;
  readonly clearFault: (id: string) => Promise<void>;
  readonly clearFaults: () => Promise<void>;
  readonly requests: () => Promise<readonly SandboxRequest[]>;
  readonly clearRequests: () => Promise<void>;
  readonly customers: () => Promise<readonly SandboxCustomer[]>;
  /** Makes one of the partner's people a member of a group, or takes that away. */
  readonly setMember: (personId: string, groupId: string, member: boolean) => Promise<void>;
  readonly resetMembers: () => Promise<void>;
  /** What a customer (tenant id or domain) has granted the application. */
  readonly setConsent: (
    tenant: string,
    consent: { readonly application?: boolean; readonly delegated?: boolean },
  ) => Promise<void>;
  readonly resetConsents: () => Promise<void>;
  readonly registerCertificate: (pem: string) => Promise<void>;
  /** Ends every refresh token, as a changed password does. */
  readonly revokeRefreshTokens: () => Promise<void>;
  /** What a tenant's login answers everybody: an AADSTS number. */
  readonly setPolicy: (tenant: string, code: number) => Promise<void>;
  readonly resetPolicies: () => Promise<void>;
  /** Whether somebody (`healthdesk.reader`) signs in with MFA from now on. */
  readonly setMfa: (person: string, mfa: boolean) => Promise<void>;
  readonly resetMfa: () => Promise<void>;
  /** What becomes of all relationships of a customer, such as `terminated`. */
  readonly setRelationships: (tenant: string, status: string) => Promise<void>;
  readonly resetRelationships: () => Promise<void>;
  /** Has Partner Center post an event; answers the status that it got. */
  readonly sendEvent: (event: SandboxEvent) => Promise<number>;
  /** Which address is registered for Partner Center's events, and for which. */
  readonly setWebhook: (registration: { readonly url: string; readonly events: readonly string[] }) => Promise<void>;
  /** Makes an upload session, as Teams does when somebody lets a bot save a file. */
  readonly openUpload: () => Promise<SandboxUpload>;
  readonly endUpload: (id: string) => Promise<void>;
  /** What has arrived there; nothing until all of it has. */
  readonly uploaded: (id: string) => Promise<Buffer | undefined>;
  /** Begins an incident at once; answers its id, and when it was published, in milliseconds since 1970. */
  readonly begin: (scenario: SandboxScenario) => Promise<{ readonly id: string; readonly at: number }>;
  /** What was filed, at Azure support and at the partner's own desk. */
  readonly tickets: () => Promise<readonly SandboxTicket[]>;
  /** What somebody at a desk does with a ticket. */
  readonly workOn: (deed: SandboxDeed) => Promise<void>;
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
    met: async (id) => void (await control('GET', `faults/${id}/met`)),
    clearFault: async (id) => void (await control('DELETE', `faults/${id}`)),
    clearFaults: async () => void (await control('DELETE', 'faults')),
    requests: async () => (await control('GET', 'requests')) as SandboxRequest[],
    clearRequests: async () => void (await control('DELETE', 'requests')),
    customers: async () => (await control('GET', 'customers')) as SandboxCustomer[],
    setMember: async (person, group, member) => void (await control('POST', 'members', { person, group, member })),
    resetMembers: async () => void (await control('DELETE', 'members')),
    setConsent: async (tenant, consent) => void (await control('POST', 'consents', { tenant, ...consent })),
    resetConsents: async () => void (await control('DELETE', 'consents')),
    registerCertificate: async (pem) => void (await control('POST', 'certificates', { pem })),
    setPolicy: async (tenant, code) => void (await control('POST', 'policies', { tenant, code })),
    resetPolicies: async () => void (await control('DELETE', 'policies')),
    setMfa: async (person, mfa) => void (await control('POST', 'mfa', { person, mfa })),
    resetMfa: async () => void (await control('DELETE', 'mfa')),
    revokeRefreshTokens: async () => void (await control('DELETE', 'refresh-tokens')),
    setRelationships: async (tenant, status) => void (await control('POST', 'relationships', { tenant, status })),
    resetRelationships: async () => void (await control('DELETE', 'relationships')),
    sendEvent: async (event) => ((await control('POST', 'partner-center/webhook', event)) as { status: number }).status,
    setWebhook: async (registration) => void (await control('POST', 'partner-center/registration', registration)),
    openUpload: async () => (await control('POST', 'uploads')) as SandboxUpload,
    endUpload: async (id) => void (await control('DELETE', `uploads/${id}`)),
    uploaded: async (id) => {
      const response = await fetch(`${url}/_sandbox/uploads/${id}`);
      const bytes = Buffer.from(await response.arrayBuffer());
      return response.ok ? bytes : undefined;
    },
    begin: async (scenario) => {
      const { id, begunAt } = (await control('POST', 'scenario', scenario)) as { id: string; begunAt: string };
      return { id, at: Date.parse(begunAt) };
    },
    tickets: async () => (await control('GET', 'tickets')) as SandboxTicket[],
    workOn: async (deed) => void (await control('POST', 'tickets', deed)),
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
