import type { Customer } from './customer.ts';
import type { Incident } from './incident.ts';
import type { Service, SourceName } from './service.ts';

/** A place outside Teams where the agent arrives as delegated admin of the customer. */
export interface PortalLink {
  readonly portal: 'admin-center' | 'service-admin' | 'azure-portal' | 'partner-center' | 'gdap-invitation';
  readonly url: string;
  /** Shown before the click: where it leads. */
  readonly host: string;
}

/**
 * URL templates with `{tenantId}`, `{domain}` (initial domain), `{incidentId}`, `{relationshipId}`. Each may be replaced by
 * a setting: Microsoft moves these pages. Source: Partner Center's managed services sample and CIPP's portal list (2026-08).
 */
export const PORTAL_TEMPLATES = {
  /** Opens service health as the customer. */
  serviceHealth: 'https://portal.office.com/Partner/BeginClientSession.aspx?CTID={tenantId}&CSDEST=ServiceStatus',
  /** One issue as the customer. That the fragment survives the delegated redirect is not confirmed, so it is off. */
  issue: '',
  exchange: 'https://admin.cloud.microsoft/exchange?delegatedOrg={domain}',
  teams: 'https://admin.teams.microsoft.com/?delegatedOrg={domain}',
  sharepoint: 'https://portal.office.com/Partner/BeginClientSession.aspx?CTID={tenantId}&CSDEST=SharePoint',
  entra: 'https://entra.microsoft.com/{tenantId}',
  intune: 'https://intune.microsoft.com/{tenantId}',
  defender: 'https://security.microsoft.com/?tid={tenantId}',
  purview: 'https://purview.microsoft.com/?tid={tenantId}',
  powerPlatform: 'https://admin.powerplatform.microsoft.com/account/login/{tenantId}',
  powerBi: 'https://app.powerbi.com/admin-portal?ctid={tenantId}',
  adminCenter: 'https://admin.cloud.microsoft/?delegatedOrg={domain}',
  azureServiceHealth:
    'https://portal.azure.com/{tenantId}#view/Microsoft_Azure_Health/AzureHealthBrowseBlade/~/serviceIssues',
  azureMaintenance:
    'https://portal.azure.com/{tenantId}#view/Microsoft_Azure_Health/AzureHealthBrowseBlade/~/plannedMaintenance',
  /** A new support request. */
  azureSupport:
    'https://portal.azure.com/{tenantId}#blade/Microsoft_Azure_Support/HelpAndSupportBlade/newsupportrequest',
  /** One event; documented by Microsoft with a subscription part that only the portal's own links carry, so it is off. */
  azureEvent: '',
  /** The customer in Partner Center: the page of a customer's that is documented. */
  partnerCenter: 'https://partner.microsoft.com/commerce/customers/{tenantId}/subscriptions',
  /** Opens support as the customer. */
  support: 'https://portal.office.com/Partner/BeginClientSession.aspx?CTID={tenantId}&CSDEST=Support',
  /** Where a Global Administrator of the customer approves a GDAP relationship. */
  gdapInvitation:
    'https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/{relationshipId}',
} as const satisfies Record<string, string>;

export type PortalTemplates = Readonly<Record<keyof typeof PORTAL_TEMPLATES, string>>;

/** Which admin portal belongs to which service family, by Graph's service id in lower case. */
const FAMILY: Readonly<Record<string, keyof PortalTemplates>> = {
  exchange: 'exchange',
  microsoftteams: 'teams',
  lync: 'teams',
  sharepoint: 'sharepoint',
  onedriveforbusiness: 'sharepoint',
  orgliveid: 'entra',
  intune: 'intune',
  mobiledevicemanagement: 'intune',
  microsoft365defender: 'defender',
  cloudappsecurity: 'defender',
  rms: 'purview',
  powerapps: 'powerPlatform',
  powerappsm365: 'powerPlatform',
  microsoftflow: 'powerPlatform',
  microsoftflowm365: 'powerPlatform',
  dynamicscrm: 'powerPlatform',
  powerbicom: 'powerBi',
};

/** Hosts at which Microsoft has admin portals, beside those of the templates. Addresses out of answers lead nowhere else. */
const PORTAL_HOSTS: readonly string[] = [
  'aad.portal.azure.com',
  'admin.cloud.microsoft',
  'admin.exchange.microsoft.com',
  'admin.microsoft.com',
  'admin.powerplatform.microsoft.com',
  'admin.teams.microsoft.com',
  'app.powerbi.com',
  'businesscentral.dynamics.com',
  'compliance.microsoft.com',
  'endpoint.microsoft.com',
  'entra.microsoft.com',
  'intune.microsoft.com',
  'lighthouse.microsoft.com',
  'portal.azure.com',
  'portal.office.com',
  'purview.microsoft.com',
  'security.microsoft.com',
];
const LONGEST_URL = 1000;

/** Whether an address out of somebody's answer may become a button: https, on a host of a portal, nothing hidden in it. */
export function isPortalUrl(templates: PortalTemplates, address: string): boolean {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || address.length > LONGEST_URL)
    return false;
  const ours = Object.values(templates).filter((template) => template !== '');
  return PORTAL_HOSTS.includes(url.host) || ours.some((template) => new URL(template).host === url.host);
}

const SLOT = /\{(tenantId|domain|incidentId|relationshipId)\}/g;

function link(
  portal: PortalLink['portal'],
  template: string,
  customer: Customer,
  { incidentId = '', relationshipId = '' }: { incidentId?: string | undefined; relationshipId?: string } = {},
): PortalLink {
  const { tenantId, domain } = customer;
  const slots: Record<string, string> = { tenantId, domain, incidentId, relationshipId };
  const url = template.replace(SLOT, (_, slot: string) => encodeURIComponent(slots[slot] ?? ''));
  return { portal, url, host: new URL(url).host };
}

/** The portals for a customer as a whole: service health first, Azure where it has any. */
export function customerPortals(
  templates: PortalTemplates,
  customer: Customer,
  services: readonly Service[],
): readonly PortalLink[] {
  const links = [link('admin-center', templates.serviceHealth, customer)];
  if (services.some((service) => service.source === 'azure')) {
    links.push(link('azure-portal', templates.azureServiceHealth, customer));
  }
  return links;
}

const told = (portal: PortalLink['portal'], url: string): PortalLink => ({ portal, url, host: new URL(url).host });

/** The portals for one service: where its health is shown, then where it is administered; as Microsoft tells it, if it does. */
export function servicePortals(
  templates: PortalTemplates,
  customer: Customer,
  service: Pick<Service, 'id' | 'source' | 'links'>,
  incident?: Pick<Incident, 'id' | 'classification'>,
): readonly PortalLink[] {
  if (service.source === 'azure') {
    const page = incident?.classification === 'maintenance' ? 'azureMaintenance' : 'azureServiceHealth';
    const exact = incident === undefined ? '' : templates.azureEvent;
    return [link('azure-portal', exact || templates[page], customer, { incidentId: incident?.id })];
  }
  const exact = incident === undefined ? '' : templates.issue;
  const { admin, health } = service.links ?? {};
  const family = FAMILY[service.id.toLowerCase()];
  return [
    health && !exact
      ? told('admin-center', health)
      : link('admin-center', exact || templates.serviceHealth, customer, { incidentId: incident?.id }),
    admin ? told('service-admin', admin) : link('service-admin', templates[family ?? 'adminCenter'], customer),
  ];
}

/** Where delegated access is renewed, and where the customer approves the relationship that waits for it, if one does. */
export function accessPortals(
  templates: PortalTemplates,
  customer: Customer,
  relationshipId?: string,
): { readonly page: PortalLink; readonly invitation?: PortalLink } {
  const page = link('partner-center', templates.partnerCenter, customer);
  if (relationshipId === undefined) return { page };
  return { page, invitation: link('gdap-invitation', templates.gdapInvitation, customer, { relationshipId }) };
}

/**
 * Where a customer's service requests are seen and filed: support as that customer, for Azure in its own portal, then the
 * customer in Partner Center.
 */
export const requestPortals = (
  templates: PortalTemplates,
  customer: Customer,
  source: SourceName = 'microsoft365',
): readonly PortalLink[] => [
  source === 'azure'
    ? link('azure-portal', templates.azureSupport, customer)
    : link('admin-center', templates.support, customer),
  link('partner-center', templates.partnerCenter, customer),
];
