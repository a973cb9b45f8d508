import type { AzureWay } from '../../../domain/azure-reach.ts';
import { type FailureKind, SourceError } from '../../../domain/source-error.ts';
import type { Asking, AzureEntitlements, AzureWayBook, Tokens } from '../../ports.ts';
import { type ArmSettings, listOf } from './arm.ts';
import type { Delegated, Lighthouse } from './lighthouse.ts';
import type { AzureEvent } from './schema.ts';
import { liveOf, SUBSCRIPTIONS, type Subscription, SubscriptionPage } from './subscription.ts';

export interface FindSettings extends ArmSettings {
  /** Of the customer's tenant. */
  readonly tokens: Tokens;
  /** The audience, such as `https://management.azure.com/.default`. */
  readonly scope: string;
  readonly now: () => Date;
  readonly lighthouse?: Lighthouse;
  readonly entitlements?: AzureEntitlements;
  readonly ways?: AzureWayBook;
}

/** A subscription, and with which token it is read. */
export interface Reached {
  readonly subscription: Subscription;
  readonly token: string;
  /** Its events, where Resource Graph has told them. */
  readonly events?: readonly AzureEvent[];
}

export interface Found {
  readonly reached: readonly Reached[];
  /** How many there are by all that anybody tells. */
  readonly known: number;
  readonly way: AzureWay['way'];
  /** The customer tenant's token, where there is one that reads. */
  readonly customerToken?: string;
  /** Why some are missing, or may be. */
  readonly failure?: SourceError;
  /** When the oldest part was read, where that is not just now. */
  readonly readAt?: Date;
}

/** Refusals that stay until somebody acts; anything else may be over at the next try. */
const CLOSED: readonly FailureKind[] = ['no-consent', 'access-ended', 'no-permission'];
/** So long a customer that Lighthouse opens is not asked whether its own tenant would open more. */
const SETTLED_MS = 60 * 60_000;

/**
 * A customer's live Azure subscriptions by both ways: those delegated by Azure Lighthouse, and those that a token of the
 * customer's tenant sees. A subscription that Partner Center sells and neither way shows is known and not reached.
 */
export async function findSubscriptions(settings: FindSettings, tenantId: string, asking: Asking): Promise<Found> {
  const { lighthouse, entitlements, ways, now } = settings;
  const before = await ways?.wayOf(tenantId);
  const isSettled = before?.way === 'lighthouse' && now().getTime() - before.triedAt.getTime() < SETTLED_MS;
  const askOwn = () => outcomeOf(ownOf(settings, tenantId, asking));
  const [delegated, entitled, atOnce] = await Promise.all([
    outcomeOf(lighthouse?.of(tenantId)),
    outcomeOf(entitlements?.of(tenantId, asking.signal)),
    isSettled ? undefined : askOwn(),
  ]);
  const covers = (delegated.value?.subscriptions.length ?? 0) > 0;
  const own = atOnce ?? (covers ? {} : await askOwn());

  const reached = merged(delegated.value, own.value);
  const ids = new Set(reached.map(({ subscription }) => subscription.id));
  const known = new Set([...ids, ...(entitled.value ?? []).map(({ id }) => id)]).size;
  const way = wayOf(reached, delegated.value, own.error);
  const failure = failureOf(
    { own: own.error, delegated: delegated.error, before, entitled: entitled.value, known },
    reached.length,
  );
  const found = foundBy(way, own.error, now());
  const isNew = before?.way !== way || (way === 'lighthouse' && !isSettled);
  if (found && isNew && !delegated.error) await ways?.note(tenantId, found);
  return {
    reached,
    known,
    way,
    ...(own.value && { customerToken: own.value.token }),
    ...(failure && { failure }),
    ...(covers && delegated.value && { readAt: delegated.value.readAt }),
  };
}

/** What is worth remembering; trouble that passes is not. */
function foundBy(way: AzureWay['way'], refused: SourceError | undefined, triedAt: Date): AzureWay | undefined {
  if (way !== 'none') return { way, triedAt };
  return refused && CLOSED.includes(refused.kind) ? { way, triedAt, failure: refused.kind } : undefined;
}

interface Own {
  readonly token: string;
  readonly subscriptions: readonly Subscription[];
}

async function ownOf(settings: FindSettings, tenantId: string, asking: Asking): Promise<Own> {
  const token = await settings.tokens.for(tenantId, settings.scope, asking);
  const subscriptions = liveOf(await listOf(SubscriptionPage, SUBSCRIPTIONS, token, settings, asking));
  return { token, subscriptions };
}

/** What both ways show is read by Lighthouse, which has told its events already. */
function merged(delegated: Delegated | undefined, own: Own | undefined): readonly Reached[] {
  const byLighthouse = (delegated?.subscriptions ?? []).map((subscription): Reached => {
    const events = delegated?.events && { events: delegated.events.get(subscription.id) ?? [] };
    return { subscription, token: delegated?.token ?? '', ...events };
  });
  const seen = new Set(byLighthouse.map(({ subscription }) => subscription.id));
  const others = (own?.subscriptions ?? []).filter(({ id }) => !seen.has(id));
  return [...byLighthouse, ...others.map((subscription) => ({ subscription, token: own?.token ?? '' }))];
}

function wayOf(reached: readonly Reached[], delegated: Delegated | undefined, refused?: SourceError): AzureWay['way'] {
  const many = delegated?.subscriptions.length ?? 0;
  if (many > 0) return reached.length > many ? 'both' : 'lighthouse';
  return refused ? 'none' : 'customer-token';
}

interface Outcomes {
  readonly own: SourceError | undefined;
  readonly delegated: SourceError | undefined;
  readonly before: AzureWay | undefined;
  readonly entitled: readonly { readonly id: string }[] | undefined;
  readonly known: number;
}

/**
 * Nothing where all that anybody tells of was reached. Else what Lighthouse said, if some may have been delegated, or the
 * customer's tenant; where both answered and yet not all is there, a role on the rest is missing.
 */
function failureOf({ own, delegated, before, entitled, known }: Outcomes, reached: number): SourceError | undefined {
  const usesLighthouse = before?.way === 'lighthouse' || before?.way === 'both';
  const lost = usesLighthouse || (before === undefined && isPassing(delegated)) ? delegated : undefined;
  const isAll = known === reached;
  const isElsewhere = entitled === undefined && reached > 0;
  const refused = isPassing(own) || !(isElsewhere || (entitled && isAll)) ? own : undefined;
  const failure = lost ?? refused;
  if (failure === undefined && isAll) return undefined;
  const { kind, message, retryAfterMs } = failure ?? { kind: 'no-permission', message: 'no role on the others' };
  return new SourceError(kind, 'azure', `${reached} of ${known} subscriptions: ${message}`, {
    ...(isAll ? {} : { part: { read: reached, of: known } }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    cause: failure,
  });
}

const isPassing = (failure: SourceError | undefined): boolean =>
  failure !== undefined && !CLOSED.includes(failure.kind);

async function outcomeOf<Value>(
  asked: Promise<Value> | undefined,
): Promise<{ readonly value?: Value; readonly error?: SourceError }> {
  try {
    return asked ? { value: await asked } : {};
  } catch (error) {
    if (error instanceof SourceError) return { error };
    throw error;
  }
}
