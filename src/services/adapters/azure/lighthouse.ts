import { SourceError } from '../../../domain/source-error.ts';
import type { Asking } from '../../ports.ts';
import { allOf, pages } from '../http/pages.ts';
import { askArm, listOf } from './arm.ts';
import { type AzureEvent, EventRows } from './schema.ts';
import { type SharedSettings, shareAnswer } from './shared-answer.ts';
import { liveOf, SUBSCRIPTIONS, type Subscription, SubscriptionPage } from './subscription.ts';

/** What the partner's own tenant sees of one customer. */
export interface Delegated {
  readonly token: string;
  readonly subscriptions: readonly Subscription[];
  /** By subscription id; absent when Resource Graph gave no answer, or there is none in this cloud. */
  readonly events?: ReadonlyMap<string, readonly AzureEvent[]>;
  readonly readAt: Date;
}

export interface Lighthouse {
  /** The live subscriptions of a customer's tenant that are delegated to the partner. Fails with `SourceError` only. */
  of(tenantId: string): Promise<Delegated>;
  /** A person asks again: what is known is read anew. */
  again(): void;
}

/** As many subscriptions as one query takes, and as many rows as one answer gives (Resource Graph's documented limits). */
const MOST_SUBSCRIPTIONS = 1000;
const MOST_ROWS = 1000;
const MOST_PAGES = 100;
const QUERY =
  "ServiceHealthResources | where type =~ 'microsoft.resourcehealth/events' " +
  '| project id, name, tenantId, subscriptionId, properties | order by id asc';
const RESOURCES = '/providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01';

/**
 * Azure Lighthouse: customers' subscriptions that are delegated to the partner are listed and read with a token of the
 * partner's own tenant. All customers' events come in one query for every thousand subscriptions, asked once for whoever
 * wants to know within the window; a row belongs to a customer by its subscription's tenant.
 */
export function createLighthouse(settings: SharedSettings): Lighthouse {
  const { tokens, partnerTenantId, scope, deadline } = settings;

  async function eventsOf(ids: readonly string[], token: string, asking: Asking): Promise<readonly Row[]> {
    const ask = ($skipToken: string | undefined) => {
      const options = { resultFormat: 'objectArray', $top: MOST_ROWS, ...($skipToken && { $skipToken }) };
      return askArm(EventRows, RESOURCES, token, settings, asking, { subscriptions: ids, query: QUERY, options });
    };
    return await allOf(pages(ask, MOST_PAGES, asking));
  }

  async function readAll() {
    const asking: Asking = { source: 'azure', signal: deadline() };
    const token = await tokens.for(partnerTenantId, scope, asking);
    const all = liveOf(await listOf(SubscriptionPage, SUBSCRIPTIONS, token, settings, asking));
    const subscriptions = all.filter(({ tenantId }) => tenantId !== partnerTenantId.toLowerCase());
    try {
      const rows: Row[] = [];
      for (let from = 0; from < subscriptions.length; from += MOST_SUBSCRIPTIONS) {
        const ids = subscriptions.slice(from, from + MOST_SUBSCRIPTIONS).map(({ id }) => id);
        rows.push(...(await eventsOf(ids, token, asking)));
      }
      return { token, subscriptions, events: Map.groupBy(rows, ({ subscriptionId }) => subscriptionId) };
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      return { token, subscriptions };
    }
  }

  const { get, again } = shareAnswer(readAll, settings);
  return {
    again,
    async of(tenantId) {
      const { answer, readAt } = await get();
      const subscriptions = answer.subscriptions.filter((one) => one.tenantId === tenantId.toLowerCase());
      return { ...answer, subscriptions, readAt };
    },
  };
}

type Row = AzureEvent & { readonly subscriptionId: string };
