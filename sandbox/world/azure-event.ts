import { guidOf } from './chance.ts';
import type { Group } from './groups.ts';

/** An event of Azure Service Health; times count back from the sandbox's start (negative: still to come). */
export interface AzureEvent {
  readonly trackingId: string;
  readonly eventType: 'ServiceIssue' | 'PlannedMaintenance' | 'HealthAdvisory' | 'SecurityAdvisory';
  readonly status: 'Active' | 'Resolved';
  readonly level: 'Critical' | 'Warning';
  readonly eventLevel: 'Critical' | 'Error' | 'Warning' | 'Informational';
  readonly title: string;
  readonly header: string;
  /** May be HTML. */
  readonly summary: string;
  /** Lists tell no more than its title; the words take `fetchEventDetails`. */
  readonly isSensitive?: boolean;
  readonly startedAgo: number;
  readonly mitigatedAgo?: number;
  readonly services: readonly ImpactedService[];
  /** Oldest first. */
  readonly updates: readonly { readonly ago: number; readonly text: string }[];
}

export interface ImpactedService {
  readonly service: string;
  readonly guid: string;
  readonly regions: readonly string[];
}

export interface Subscription {
  readonly id: string;
  readonly name: string;
  readonly events: readonly AzureEvent[];
  /** Whether a token of the customer's tenant holds a role on it, the partner's own by Azure Lighthouse, or neither. */
  readonly reach: 'token' | 'lighthouse' | 'none';
  /** The role that is held: Reader sees no details of sensitive advisories. */
  readonly role: AzureRole;
  /** The partner's groups that hold Reader, beside AdminAgents, which is Owner. */
  readonly readers: readonly Group[];
  /** Those that hold Support Request Contributor, beside AdminAgents. */
  readonly filers: readonly Group[];
  /** Whether the application holds Support Request Contributor, and what plan the subscription has. */
  readonly support: Support;
}

/** A CSP plan alone takes no tickets by API. */
export interface Support {
  readonly mayFile: boolean;
  readonly plan: 'unified' | 'csp';
}

/** Roles that Azure brings, by their ids. */
export const AZURE_ROLES = {
  owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  securityReader: '1a928ab0-1fee-43cf-9266-f9d8c22a8ddb',
  supportContributor: 'cfd33db0-3dd1-45e3-aa9d-cdbdf3b6f24e',
} as const;

export type AzureRole = keyof typeof AZURE_ROLES;

export const subscription = (name: string, ...events: readonly AzureEvent[]): Subscription => ({
  id: guidOf(`subscription ${name}`),
  name,
  events,
  reach: 'token',
  role: 'reader',
  readers: [],
  filers: [],
  support: { mayFile: true, plan: 'unified' },
});

export const withRights = (
  rights: Partial<Pick<Subscription, 'reach' | 'role' | 'readers' | 'filers' | 'support'>>,
  of: Subscription,
): Subscription => ({ ...of, ...rights });

export const impacted = (service: string, ...regions: readonly string[]): ImpactedService => ({
  service,
  guid: guidOf(`azure service ${service}`),
  regions,
});

/** What goes without saying differs by type; the rest is the scenario's. */
type Told = Omit<AzureEvent, 'eventType' | 'status' | 'level' | 'eventLevel' | 'header'>;

export const serviceIssue = (told: Told): AzureEvent => ({
  eventType: 'ServiceIssue',
  status: told.mitigatedAgo === undefined ? 'Active' : 'Resolved',
  level: 'Warning',
  eventLevel: 'Error',
  header: 'Your service might have been impacted by an Azure service issue',
  ...told,
});

export const plannedMaintenance = (told: Told): AzureEvent => ({
  eventType: 'PlannedMaintenance',
  status: 'Active',
  level: 'Warning',
  eventLevel: 'Informational',
  header: 'Planned maintenance of an Azure service that you use',
  ...told,
});

export const healthAdvisory = (told: Told): AzureEvent => ({
  eventType: 'HealthAdvisory',
  status: told.mitigatedAgo === undefined ? 'Active' : 'Resolved',
  level: 'Warning',
  eventLevel: 'Informational',
  header: 'A change to an Azure service that you use',
  ...told,
});

export const securityAdvisory = (told: Told): AzureEvent => ({
  eventType: 'SecurityAdvisory',
  status: 'Active',
  level: 'Warning',
  eventLevel: 'Informational',
  header: 'A security advisory for an Azure service that you use',
  isSensitive: true,
  ...told,
});
