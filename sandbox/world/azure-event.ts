import { guidOf } from './chance.ts';

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
}

export const subscription = (name: string, ...events: readonly AzureEvent[]): Subscription => ({
  id: guidOf(`subscription ${name}`),
  name,
  events,
});

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
