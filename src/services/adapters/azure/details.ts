import { SourceError } from '../../../domain/source-error.ts';
import type { Asking } from '../../ports.ts';
import { type ArmSettings, askArm } from './arm.ts';
import { settleAtMost } from './at-most.ts';
import type { ToldEvent } from './incident.ts';
import { type AzureEvent, SingleEvent } from './schema.ts';

/** An event as it came, and how to ask for the rest of it. */
export interface RawEvent {
  readonly event: AzureEvent;
  /** Where its address begins: `/subscriptions/{id}`, or nothing for an event of the tenant. */
  readonly scope: string;
  /** The subscription's name. */
  readonly subscription?: string;
  readonly token: string;
  /** Whether its updates were left out, as Resource Graph may do. */
  readonly isBrief: boolean;
}

type Details = Pick<ToldEvent, 'withheld'> & { readonly event?: AzureEvent };

const AT_ONCE = 8;
const MOST_KEPT = 2000;
/** A right that was missing is asked for again after this long. */
const REFUSED_MS = 15 * 60_000;

/**
 * Completes events whose words are missing, once for each tracking id and version: of sensitive advisories by
 * `fetchEventDetails`, which takes the role Service Health Security Reader, and of what Resource Graph told in brief by the
 * event's own address. What cannot be had is named.
 */
export function createDetails(settings: ArmSettings & { readonly now: () => Date }) {
  const kept = new Map<string, { readonly details: Details; readonly until: number }>();

  async function ask({ event, scope, token, isBrief }: RawEvent, asking: Asking): Promise<Details> {
    const address = `${scope}/providers/Microsoft.ResourceHealth/events/${encodeURIComponent(event.id)}`;
    const version = 'api-version=2025-05-01';
    const read = (path: string, body?: object) => askArm(SingleEvent, path, token, settings, asking, body);
    try {
      const whole = isBrief && !event.isSensitive ? await read(`${address}?${version}`) : event;
      if (!whole.isSensitive) return { event: whole };
      return { event: await read(`${address}/fetchEventDetails?${version}`, {}) };
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      return { withheld: error.kind === 'no-permission' ? 'sensitive' : 'unread' };
    }
  }

  async function detailsOf(tenantId: string, raw: RawEvent, asking: Asking): Promise<Details> {
    const key = `${tenantId} ${raw.event.id} ${raw.event.updatedAt.getTime()}`;
    const now = settings.now().getTime();
    const known = kept.get(key);
    if (known && now < known.until) return known.details;
    const details = await ask(raw, asking);
    const until = details.event ? Infinity : details.withheld === 'sensitive' ? now + REFUSED_MS : now;
    const [oldest] = kept.keys();
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(key, { details, until });
    return details;
  }

  return async (tenantId: string, raw: readonly RawEvent[], asking: Asking): Promise<readonly ToldEvent[]> => {
    const told = raw.map(({ event, subscription }): ToldEvent => ({ event, ...(subscription && { subscription }) }));
    const worded = new Set(raw.filter((one) => !lacksWords(one)).map(({ event }) => event.id));
    const wanting = [...Map.groupBy(raw, ({ event }) => event.id)]
      .filter(([id]) => !worded.has(id))
      .flatMap(([, [first]]) => first ?? []);
    const found = await settleAtMost(AT_ONCE, wanting, async (one): Promise<ToldEvent> => {
      const { event, withheld } = await detailsOf(tenantId, one, asking);
      const named = one.subscription && { subscription: one.subscription };
      return { event: event ? { ...event, id: one.event.id } : one.event, ...named, ...(withheld && { withheld }) };
    });
    // The completed ones lead: of tellings of the same age the first one counts.
    return [...found.map(valueIn), ...told];
  };
}

/** A sensitive one comes without words; one told in brief is worth asking about only while it goes on. */
const lacksWords = ({ event, isBrief }: RawEvent): boolean =>
  event.posts.length === 0 &&
  ((event.isSensitive && event.impact === undefined) || (isBrief && event.status !== 'resolved'));

function valueIn<Value>(outcome: PromiseSettledResult<Value>): Value {
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
