import type { Answer, Ask } from './exchange.ts';

/** How the sandbox misbehaves. Without `status`, `body` or `hang` the true answer follows, late or cut off. */
export interface Fault {
  /** Begins with `/`: a prefix of the path. Else a regular expression over path and query. */
  readonly path: string;
  /** Tenant id; every tenant when absent. */
  readonly tenant?: string;
  readonly status?: number;
  /** Sent as it is when a string, else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly delayMs?: number;
  /** Sends the first half of the answer as if it were all. */
  readonly truncate?: boolean;
  /** Never answers. */
  readonly hang?: boolean;
  /** What was asked is done all the same; only its answer is lost, or another one. */
  readonly afterwards?: boolean;
  /** Wears off after so many requests. */
  readonly times?: number;
}

export interface Faults {
  readonly add: (fault: Fault) => string;
  readonly remove: (id: string) => boolean;
  readonly clear: () => void;
  /** The fault that this request meets, counted; the last one added wins. */
  readonly meet: (ask: Ask, tenantId: string | undefined) => Fault | undefined;
}

export function createFaults(): Faults {
  const active = new Map<string, { fault: Fault; left: number }>();
  let count = 0;
  return {
    add: (fault) => {
      const id = `fault-${++count}`;
      active.set(id, { fault, left: fault.times ?? Number.POSITIVE_INFINITY });
      return id;
    },
    remove: (id) => active.delete(id),
    clear: () => active.clear(),
    meet: (ask, tenantId) => {
      const [id, met] = [...active].findLast(([, { fault }]) => strikes(fault, ask, tenantId)) ?? [];
      if (id === undefined || met === undefined) return undefined;
      met.left -= 1;
      if (met.left <= 0) active.delete(id);
      return met.fault;
    },
  };
}

export function strikes(fault: Fault, ask: Ask, tenantId: string | undefined): boolean {
  if (fault.tenant !== undefined && fault.tenant !== tenantId) return false;
  return fault.path.startsWith('/')
    ? ask.path.startsWith(fault.path)
    : new RegExp(fault.path).test(ask.path + ask.search);
}

/** What is sent under a fault; nothing when it hangs. `signal` ends the wait when the client has gone. */
export async function answerUnder(
  fault: Fault,
  truth: () => Answer,
  wait: (ms: number, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  if (fault.afterwards) truth();
  if (fault.hang) return undefined;
  if (fault.delayMs !== undefined) await wait(fault.delayMs, signal);
  const answer = fault.status === undefined && fault.body === undefined ? truth() : spoken(fault);
  const headers = { ...answer.headers, ...fault.headers };
  const { body: whole } = answer;
  const body = fault.truncate ? half(whole) : whole;
  return { ...answer, headers, body };
}

const half = (body: string | Buffer): string | Buffer =>
  typeof body === 'string' ? body.slice(0, body.length / 2) : body.subarray(0, body.length / 2);

function spoken({ status = 200, body = '' }: Fault): Answer {
  const isText = typeof body === 'string';
  const type = isText && body.startsWith('<') ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
  return { status, headers: { 'content-type': type }, body: isText ? body : JSON.stringify(body) };
}
