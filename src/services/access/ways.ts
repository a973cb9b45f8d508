import type { AccessWay } from '../../domain/access-way.ts';
import { type FailureKind, SourceError } from '../../domain/source-error.ts';
import type { MessageCenter } from '../communication-ports.ts';
import type { AccessBook, HealthSource, ServiceDetailSource, Tokens } from '../ports.ts';

export type Way = Exclude<AccessWay['way'], 'none'>;

export interface AccessWaysNeeds {
  /** The ways open to us at all, the preferred one first: delegated, once a reader account has signed in, then app-only. */
  readonly open: () => Promise<readonly Way[]>;
  readonly book: AccessBook;
  /** Hears that a tenant has refused a way: what was kept for it, such as tokens, is worth nothing. */
  readonly onRefused: (way: Way, tenantId: string) => void;
  readonly clock: () => Date;
}

type Attempt<Answer> = (way: Way) => Promise<Answer>;

/** By which way each customer's tenant is read: found by trying, kept in the book. */
export interface AccessWays {
  /**
   * Tries the way that is known to work, else each open one, and notes what came of it. Where none worked, that is the
   * answer for 15 minutes. Fails with `SourceError` only, when the attempt does.
   */
  read<Answer>(tenantId: string, source: SourceError['source'], attempt: Attempt<Answer>): Promise<Answer>;
  /** The same for whatever is no proof that a tenant can be read, such as a token alone: notes nothing. */
  borrow<Answer>(tenantId: string, source: SourceError['source'], attempt: Attempt<Answer>): Promise<Answer>;
  /** A person asks again: a tenant that could not be read is tried at once. */
  again(tenantId: string): void;
}

const TRY_AGAIN_MS = 15 * 60_000;

/** Refusals by the customer's side, which the other way may not meet. */
const CLOSED: readonly FailureKind[] = ['no-consent', 'access-ended', 'no-permission'];

/** Refusals that hold for all an application does there; a missing permission may be missing at one API alone. */
const CLOSED_EVERYWHERE: readonly FailureKind[] = ['no-consent', 'access-ended'];

export function createAccessWays({ open, book, onRefused, clock }: AccessWaysNeeds): AccessWays {
  const askedAgain = new Set<string>();

  /** Nothing when it is worth a try. */
  const lately = (known: AccessWay | undefined, tenantId: string, kinds: readonly FailureKind[]) =>
    known?.way === 'none' &&
    kinds.includes(known.failure) &&
    !askedAgain.has(tenantId) &&
    clock().getTime() - known.triedAt.getTime() < TRY_AGAIN_MS
      ? known
      : undefined;

  async function tryEach<Answer>(
    tenantId: string,
    source: SourceError['source'],
    attempt: Attempt<Answer>,
    decided: readonly FailureKind[],
    note: (known: AccessWay | undefined, found: AccessWay) => Promise<void>,
  ): Promise<Answer> {
    const known = await book.wayOf(tenantId);
    const closed = lately(known, tenantId, decided);
    if (closed) throw new SourceError(closed.failure, source, `by no way, as of ${closed.triedAt.toISOString()}`);
    const failures = new Map<Way, SourceError>();
    for (const way of knownFirst(await open(), known)) {
      try {
        const answer = await attempt(way);
        await note(known, { way, triedAt: clock() });
        return answer;
      } catch (error) {
        if (!(error instanceof SourceError && (CLOSED.includes(error.kind) || error.kind === 'sign-in'))) throw error;
        onRefused(way, tenantId);
        failures.set(way, error);
      }
    }
    const failure = foremost(failures, source);
    if (failure.kind !== 'sign-in') await note(known, { way: 'none', triedAt: clock(), failure: failure.kind });
    throw failure;
  }

  return {
    read: (tenantId, source, attempt) =>
      tryEach(tenantId, source, attempt, CLOSED, async (known, found) => {
        askedAgain.delete(tenantId);
        if (found.way === 'none' || found.way !== known?.way) await book.note(tenantId, found);
      }),
    borrow: (tenantId, source, attempt) => tryEach(tenantId, source, attempt, CLOSED_EVERYWHERE, async () => {}),
    again: (tenantId) => void askedAgain.add(tenantId),
  };
}

function knownFirst(open: readonly Way[], known: AccessWay | undefined): readonly Way[] {
  return open.toSorted((a, b) => Number(b === known?.way) - Number(a === known?.way));
}

/** What to tell when no way worked: that our own sign-in fails, else what the preferred way met. */
function foremost(failures: ReadonlyMap<Way, SourceError>, source: SourceError['source']): SourceError {
  const all = [failures.get('delegated'), failures.get('app-only')].filter((failure) => failure !== undefined);
  return all.find(({ kind }) => kind === 'sign-in') ?? all[0] ?? new SourceError('sign-in', source, 'no way is open');
}

/** Reads a customer's health by whichever way works there; the very reading is what proves it. */
export function readByWay(ways: AccessWays, sources: Readonly<Record<Way, HealthSource>>): HealthSource {
  const { name } = sources.delegated;
  return {
    name,
    read: (customer, signal, purpose) =>
      ways.read(customer.tenantId, name, (way) => sources[way].read(customer, signal, purpose)),
  };
}

/** Reads details by whichever way gives them: what is refused here may be allowed to health, and the other way round. */
export function borrowWay(ways: AccessWays, sources: Readonly<Record<Way, ServiceDetailSource>>): ServiceDetailSource {
  return {
    name: sources.delegated.name,
    read: (customer, signal) =>
      ways.borrow(customer.tenantId, 'microsoft365', (way) => sources[way].read(customer, signal)),
  };
}

/** The message center by whichever way opens it: it takes a right of its own, which proves nothing about health. */
export function messagesByWay(ways: AccessWays, centers: Readonly<Record<Way, MessageCenter>>): MessageCenter {
  return {
    read: (customer, signal, purpose) =>
      ways.borrow(customer.tenantId, 'microsoft365', (way) => centers[way].read(customer, signal, purpose)),
    attachments: (customer, id, signal) =>
      ways.borrow(customer.tenantId, 'microsoft365', (way) => centers[way].attachments(customer, id, signal)),
  };
}

/** Tokens for a customer's tenant by whichever way works there. */
export function createAccessTokens(ways: AccessWays, tokens: Readonly<Record<Way, Tokens>>): Tokens {
  return {
    for: (tenantId, scope, asking) =>
      ways.borrow(tenantId, asking.source, (way) => tokens[way].for(tenantId, scope, asking)),
  };
}
