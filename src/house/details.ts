import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { isPortalUrl } from '../domain/portal-links.ts';
import { createJoinDetails } from '../services/details/join-details.ts';
import { onlyToPortals } from '../services/details/only-to-portals.ts';
import { createReadDetails, type ReadDetails } from '../services/details/read-details.ts';
import { createReportWithDetails } from '../services/details/report-with-details.ts';
import { createCircuits } from '../services/health/circuits.ts';
import type { ReportHealth } from '../services/health/report-health.ts';
import type { ServiceDetailSource } from '../services/ports.ts';
import type { Customers } from './customers.ts';
import type { Microsoft } from './microsoft.ts';
import type { World } from './world.ts';

/** Licences and links of a customer's services, beside their health. */
export interface Details extends Pick<ReadDetails, 'forget' | 'close'> {
  /** The same report with details, as far as they are there in time. */
  readonly added: (reportHealth: ReportHealth) => ReportHealth;
}

export interface DetailsNeeds {
  readonly config: Config;
  readonly world: World;
  readonly microsoft: Pick<Microsoft, 'details'>;
  readonly customers: Pick<Customers, 'mayRead'>;
  readonly log: Logger;
}

/** Left alone where it is down, a customer's tenant at a time. */
function guarded(
  { name, read }: ServiceDetailSource,
  { world, log }: Pick<DetailsNeeds, 'world' | 'log'>,
): ServiceDetailSource {
  const guard = createCircuits({
    ...world,
    onOpen: ({ kind, message }, tenantId, openMs) =>
      log.info({ detail: name, kind, tenantId, openMs, why: message }, 'details are left alone for a while'),
    onClose: (tenantId) => log.info({ detail: name, tenantId }, 'details are told again'),
  });
  return { name, read: (customer, signal) => guard(customer.tenantId, () => read(customer, signal)) };
}

export function createDetails({ config, world, microsoft, customers, log }: DetailsNeeds): Details {
  const portals = config.PORTAL_TEMPLATES;
  const sources = microsoft.details.map((source) =>
    onlyToPortals(guarded(source, { world, log }), {
      isPortalUrl: (address) => isPortalUrl(portals, address),
      onStrangeLink: (host, { name: detail }, { tenantId }) =>
        log.warn({ host, detail, tenantId }, 'a link to no portal that is known was dropped'),
    }),
  );
  const readDetails = createReadDetails({
    ...world,
    sources,
    timeLimitMs: config.SOURCE_TIME_LIMIT_MS,
    onFailure: ({ source, kind, message }, { name: detail }, { tenantId }) =>
      log.info({ detail, source, kind, tenantId, why: message }, 'details of services were not told'),
    onError: (error) => log.error({ err: error }, 'details of services could not be read'),
  });
  return {
    forget: readDetails.forget,
    close: readDetails.close,
    added: (reportHealth) =>
      sources.length === 0
        ? reportHealth
        : createReportWithDetails({
            ...world,
            reportHealth,
            readDetails,
            mayRead: customers.mayRead,
            join: createJoinDetails(),
          }),
  };
}
