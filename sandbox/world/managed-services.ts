import type { Customer } from './customer.ts';
import type { ServiceId } from './services.ts';

/** A service as the pages on which partners manage it name it: by names of their own. */
export interface ManagedService {
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

/** What Graph calls a service, and where it sends a delegated administrator. */
const PAGES: readonly (readonly [service: ServiceId, name: string, url: (customer: Customer) => string])[] = [
  ['OrgLiveID', 'Azure Active Directory', ({ domain }) => `https://entra.microsoft.com/${domain}`],
  ['Exchange', 'Exchange', ({ domain }) => `https://admin.exchange.microsoft.com/?delegatedOrg=${domain}`],
  ['microsoftteams', 'Teams', ({ domain }) => `https://admin.teams.microsoft.com/?delegatedOrg=${domain}`],
  ['Intune', 'Microsoft Intune', ({ domain }) => `https://intune.microsoft.com/${domain}`],
  [
    'DynamicsNAV',
    'Dynamics 365 Business Central',
    ({ tenantId }) => `https://businesscentral.dynamics.com/${tenantId}/admin`,
  ],
];

/** By GDAP: the services of the customer's that have a page of their own, and what is never a service of a customer's. */
export function serviceManagementOf(customer: Customer): readonly ManagedService[] {
  const own = PAGES.filter(([service]) => customer.services.includes(service) || customer.managed.includes(service));
  return [
    ...own.map(([service, name, url]) => ({ id: service, name, url: customer.pages[service] ?? url(customer) })),
    { id: 'lighthouse', name: 'Microsoft 365 Lighthouse', url: 'https://lighthouse.microsoft.com' },
  ];
}

/** By Partner Center: workloads, with the destinations that its redirector knows. */
const WORKLOADS: readonly (readonly [service: ServiceId, id: string, name: string])[] = [
  ['Exchange', 'Exchange', 'Exchange'],
  ['SharePoint', 'SharePoint', 'SharePoint'],
  ['Lync', 'MicrosoftCommunicationsOnline', 'SkypeforBusiness'],
];

export const workloadsOf = ({ services }: Customer): readonly (readonly [id: string, name: string])[] =>
  WORKLOADS.flatMap(([service, id, name]) => (services.includes(service) ? [[id, name] as const] : []));
