import type { Fault } from '../faults.ts';
import { knownAdvisories } from './advisories.ts';
import type { AzureEvent, Subscription } from './azure-event.ts';
import { guidOf, hashOf } from './chance.ts';
import { history } from './history.ts';
import type { Problem } from './problem.ts';
import { type Product, usualProducts } from './products.ts';
import type { ServiceRequest } from './service-requests.ts';
import { MEDIUM, type ServiceId } from './services.ts';

/** A customer tenant, with all that is true of it. */
export interface Customer {
  readonly name: string;
  readonly tenantId: string;
  /** The initial domain, `contoso.onmicrosoft.com`. */
  readonly domain: string;
  readonly customDomains: readonly string[];
  /** One or two words on what it is for; `ordinary` for the many. */
  readonly character: string;
  readonly access: 'granted' | 'no-consent' | 'expired' | 'no-health-role';
  /** Its delegated admin relationships: `relationships.ts` says what each word stands for. */
  readonly gdap: 'lasting' | 'ends-soon' | 'ended' | 'awaiting-approval' | 'without-health' | 'none';
  /** Whether it also buys from the partner, as Partner Center tells. */
  readonly isReseller: boolean;
  /** Tenant of the indirect provider through whom the partner resells to it. */
  readonly provider?: string;
  /** Partner id of the indirect reseller for whom the partner is the provider. */
  readonly reseller?: string;
  readonly services: readonly ServiceId[];
  readonly problems: readonly Problem[];
  readonly subscriptions: readonly Subscription[];
  readonly products: readonly Product[];
  /** Services that partners' pages list though their health is not published. */
  readonly managed: readonly ServiceId[];
  /** Where services are managed, when elsewhere than usual. */
  readonly pages: Readonly<Partial<Record<ServiceId, string>>>;
  /** What the partner may not see beside the health. */
  readonly keeps: readonly ('licences' | 'service-management' | 'managed-services' | 'service-requests' | 'messages')[];
  /** Service requests that exist for it, as Partner Center lists them. */
  readonly requests: readonly ServiceRequest[];
  /** Whether the list tells severity and status by word, in capitals, rather than by number. */
  readonly requestWords: boolean;
  /** Azure events of the tenant as a whole; absent where nobody of ours may read these. */
  readonly tenantEvents?: readonly AzureEvent[];
  /** Standing faults of this tenant, in the words of `POST /_sandbox/faults`. */
  readonly misbehaves: readonly Fault[];
}

/** What a scenario may say. What it leaves out is ordinary: access, and 8 to 20 old advisories. */
export interface Scenario extends Partial<Omit<Customer, 'name' | 'domain' | 'problems'>> {
  /** What makes this customer's day; old advisories and past problems come on top. */
  readonly news?: readonly Problem[];
  readonly advisories?: readonly Problem[];
  readonly past?: readonly Problem[];
}

/** `customer('Contoso', 'contoso', { news: [mailDelays] })`: the initial domain begins with the second word. */
export function customer(name: string, host: string, scenario: Scenario = {}): Customer {
  const { news = [], advisories, past, services = MEDIUM, ...said } = scenario;
  let problems: readonly Problem[] | undefined;
  return {
    tenantId: guidOf(`tenant ${host}`),
    customDomains: [],
    character: 'ordinary',
    access: 'granted',
    gdap: 'lasting',
    isReseller: true,
    subscriptions: [],
    managed: [],
    pages: {},
    keeps: [],
    requests: [],
    requestWords: false,
    misbehaves: [],
    ...said,
    name,
    services,
    domain: `${host}.onmicrosoft.com`,
    get products() {
      return said.products ?? usualProducts(services, host);
    },
    /** Put together when first asked for: a list of 10,000 customers needs none. */
    get problems() {
      problems ??= [
        ...news,
        ...(advisories ?? knownAdvisories(services, 8 + (hashOf(host) % 13), host)),
        ...(past ?? history(services)),
      ];
      return problems;
    },
  };
}
