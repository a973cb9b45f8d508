import { originsOf, scopeOf } from '../clouds.ts';
import type { Config } from '../config.ts';
import { createGraphContactDirectory } from '../services/adapters/graph/contact-directory.ts';
import { createGraphDomainRegistry } from '../services/adapters/graph/domain-registry.ts';
import { createHealthBudget } from '../services/adapters/graph/health-budget.ts';
import { createGraphHealthSource } from '../services/adapters/graph/health-source.ts';
import { createGraphMessageCenter } from '../services/adapters/graph/message-center.ts';
import { createGraphPartnerGroups } from '../services/adapters/graph/partner-groups.ts';
import { createGraphPostIncidentReviews } from '../services/adapters/graph/post-incident-reviews.ts';
import {
  createGraphContracts,
  createGraphDelegatedCustomers,
  createGraphRelationshipDirectory,
} from '../services/adapters/graph/relationship-directory.ts';
import { createGraphLicences, createGraphServiceManagement } from '../services/adapters/graph/service-details.ts';
import { createHttp } from '../services/adapters/http/http.ts';
import { within } from '../services/adapters/http/within.ts';
import { createPartnerCenterDirectory } from '../services/adapters/partner-center/directory.ts';
import { createPartnerCenterEvents } from '../services/adapters/partner-center/events.ts';
import { createPartnerCenterManagedServices } from '../services/adapters/partner-center/managed-services.ts';
import { createResellerOf } from '../services/adapters/partner-center/resale.ts';
import { createPartnerCenterServiceRequests } from '../services/adapters/partner-center/service-requests.ts';
import { createReadWebhookRegistration } from '../services/adapters/partner-center/webhook-registration.ts';
import type { MessageCenter } from '../services/communication-ports.ts';
import type { ContactDirectory } from '../services/contact-ports.ts';
import type { CustomerSource } from '../services/customers/merged-directory.ts';
import type {
  DomainRegistry,
  HealthSource,
  PartnerEvents,
  PartnerGroups,
  PostIncidentReviews,
  RelationshipDirectory,
  RoleGroups,
  ServiceDetailSource,
  ServiceRequestDirectory,
  TenantRegistry,
} from '../services/ports.ts';
import { type Azure, createAzure } from './azure.ts';
import type { ReaderAccess } from './reader-access.ts';
import type { World } from './world.ts';

/** Everything that Microsoft tells us, behind our ports. */
export interface Microsoft {
  readonly sources: readonly HealthSource[];
  /** What may be told of services beside their health, the preferred one first; none when that is switched off. */
  readonly details: readonly ServiceDetailSource[];
  /** Who names the partner's customers, the most trusted first. */
  readonly directories: readonly CustomerSource[];
  readonly relationships: RelationshipDirectory;
  readonly domains: DomainRegistry & TenantRegistry;
  readonly events: PartnerEvents;
  /** Absent without Partner Center. */
  readonly webhookRegistration: ReturnType<typeof createReadWebhookRegistration> | undefined;
  readonly reviews: PostIncidentReviews;
  readonly messages: MessageCenter;
  readonly groups: PartnerGroups & RoleGroups;
  /** How the partner's own people are reached. */
  readonly contacts: ContactDirectory;
  /** Absent without Partner Center. */
  readonly resellerOf: ReturnType<typeof createResellerOf> | undefined;
  /** Or why there is none. */
  readonly requests: ServiceRequestDirectory | 'switched-off' | 'not-in-cloud';
  readonly azure: Omit<Azure, 'source'>;
}

const CUSTOMERS_A_PAGE = 500;
const REQUESTS_A_PAGE = 100;
/** Where Partner Center keeps the certificates that its events are signed with. */
const EVENT_CERTIFICATES = 'https://3psostorageacct.blob.core.windows.net';

export function createMicrosoft(config: Config, world: World, access: ReaderAccess): Microsoft {
  const { clock: now, random, sleep, newId } = world;
  const { cloud, PARTNER_TENANT_ID: partnerTenantId } = config;
  const patience = { now, random, sleep, limitMs: config.SOURCE_TIME_LIMIT_MS / 2 };
  const http = within(originsOf(cloud), createHttp(patience, createHealthBudget(now)));
  const graph = { baseUrl: cloud.graph.url, scope: scopeOf(cloud.graph), http };
  const home = { ...graph, tokens: access.home, partnerTenantId };
  const certificateOrigins = [EVENT_CERTIFICATES, new URL(cloud.partnerCenter.url).origin];
  const azure = createAzure(config, world, access, http);
  const partnerCenter = {
    baseUrl: cloud.partnerCenter.url,
    partnerTenantId,
    scope: scopeOf(cloud.partnerCenter),
    http,
    newId,
  };
  const hasPartnerCenter = config.PARTNER_CENTER === 'on';
  const customers = createPartnerCenterDirectory({
    ...partnerCenter,
    tokens: access.home,
    pageSize: CUSTOMERS_A_PAGE,
  });
  const details = [
    access.borrowWay((tokens) => createGraphLicences({ ...graph, tokens })),
    createGraphServiceManagement({ ...home, tokens: access.homeAccount }),
    ...(hasPartnerCenter
      ? [createPartnerCenterManagedServices({ ...partnerCenter, tokens: access.partnerAccount })]
      : []),
  ];
  const requests = createPartnerCenterServiceRequests({
    ...partnerCenter,
    tokens: access.partnerAccount,
    pageSize: REQUESTS_A_PAGE,
  });
  return {
    sources: [access.byWay((tokens) => createGraphHealthSource({ ...graph, tokens, now })), azure.source],
    details: config.SERVICE_DETAILS === 'on' ? details : [],
    directories: [
      ...(hasPartnerCenter ? [{ relation: 'partner-center', directory: customers } as const] : []),
      { relation: 'gdap', directory: createGraphDelegatedCustomers(home) },
      { relation: 'contract', directory: createGraphContracts(home) },
    ],
    relationships: createGraphRelationshipDirectory(home),
    domains: createGraphDomainRegistry(home),
    groups: createGraphPartnerGroups(home),
    contacts: createGraphContactDirectory(home),
    messages: access.messagesByWay((tokens) => createGraphMessageCenter({ ...graph, tokens })),
    reviews: createGraphPostIncidentReviews({ ...graph, tokens: access.customers }),
    webhookRegistration: hasPartnerCenter
      ? createReadWebhookRegistration({ ...partnerCenter, tokens: access.home })
      : undefined,
    resellerOf: hasPartnerCenter ? createResellerOf({ ...partnerCenter, tokens: access.home }) : undefined,
    requests: hasPartnerCenter ? (cloud.hasServiceRequests ? requests : 'not-in-cloud') : 'switched-off',
    azure,
    events: createPartnerCenterEvents({
      http: within(certificateOrigins, createHttp(patience)),
      certificateHosts: certificateOrigins.map((origin) => new URL(origin).host),
      resourceHosts: [cloud.partnerCenter.audience, cloud.partnerCenter.url].map((url) => new URL(url).host),
      issuers: config.PARTNER_CENTER_WEBHOOK_ISSUERS,
      now,
    }),
  };
}
