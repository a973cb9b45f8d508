import type { ServiceDetailSource } from '../../ports.ts';
import { parse } from '../http/parse.ts';
import { createAskPartnerCenter, type PartnerCenterSettings } from './ask.ts';
import { ManagedServices } from './managed-services-schema.ts';

/**
 * The services of a customer that the partner administers, with a person's token (App+User). Made for DAP; documented for
 * GDAP as well, where how the links behave is unconfirmed.
 */
export function createPartnerCenterManagedServices(settings: PartnerCenterSettings): ServiceDetailSource {
  const ask = createAskPartnerCenter(settings);
  return {
    name: 'managed-services',
    read: async ({ tenantId }, signal) => {
      const asking = { source: 'partner-center', signal } as const;
      const path = `/v1/customers/${encodeURIComponent(tenantId)}/managedservices`;
      return { skus: [], managed: parse(ManagedServices, await ask(path, asking), asking, path) };
    },
  };
}
