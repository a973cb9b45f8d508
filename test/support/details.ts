import type { SubscribedSku } from '../../src/domain/licences.ts';
import type { DetailName, ManagedService, ServiceDetails } from '../../src/domain/service-details.ts';
import type { SourceError } from '../../src/domain/source-error.ts';
import type { ToldDetails } from '../../src/services/details/read-details.ts';
import { NOW } from './builders.ts';

export const aSku = (over: Partial<SubscribedSku> = {}): SubscribedSku => ({
  partNumber: 'SPE_E3',
  plans: ['EXCHANGE_S_ENTERPRISE'],
  assigned: 120,
  bought: 150,
  state: 'enabled',
  ...over,
});

export const aManagedService = (name: string, links: Omit<ManagedService, 'names'> = {}): ManagedService => ({
  names: [name],
  ...links,
});

export const details = (over: Partial<ServiceDetails> = {}): ServiceDetails => ({ skus: [], managed: [], ...over });

/** What a source told just now. */
export const told = (name: DetailName, over: Partial<ServiceDetails> = {}): ToldDetails => ({
  answer: { name, readAt: NOW },
  details: details(over),
});

export const untold = (name: DetailName, failure: SourceError): ToldDetails => ({
  answer: { name, readAt: NOW, failure },
});
