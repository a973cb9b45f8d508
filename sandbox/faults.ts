import { once } from 'node:events';
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
  /** Answers once the fault is taken away. */
  readonly held?: boolean;
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
  readonly meet: (ask: Ask, tenantId: string | undefined) => MetFault | undefined;
  /** Resolves once a request has met it; nothing where there is none of this id. */
  readonly met: (id: string) => Promise<void> | undefined;
}

/** `gone` resolves when the fault is taken away; one that always stands has none. */
export interface MetFault extends Fault {
  readonly gone?: Promise<void>;
}

interface Active {
  readonly fault: Fault;
  left: number;
  readonly met: PromiseWithResolvers<void>;
  readonly gone: PromiseWithResolvers<void>;
}

export function createFaults(): Faults {
  const active = new Map<string, Active>();
  let count = 0;
  const remove = (id: string): boolean => {
    active.get(id)?.gone.resolve();
    return active.delete(id);
  };
  return {
    add: (fault) => {
      const id = `fault-${++count}`;
      const [met, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      active.set(id, { fault, left: fault.times ?? Number.POSITIVE_INFINITY, met, gone });
      return id;
    },
    remove,
    clear: () => {
      for (const id of [...active.keys()]) remove(id);
    },
    meet: (ask, tenantId) => {
      const met = [...active.values()].findLast(({ fault, left }) => left > 0 && strikes(fault, ask, tenantId));
      if (met === undefined) return undefined;
      met.left -= 1;
      met.met.resolve();
      return { ...met.fault, gone: met.gone.promise };
    },
    met: (id) => active.get(id)?.met.promise,
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
  fault: MetFault,
  truth: () => Answer,
  wait: (ms: number, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  if (fault.afterwards) truth();
  if (fault.hang) return undefined;
  if (fault.held && !signal.aborted) await Promise.race([fault.gone, once(signal, 'abort')]);
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
