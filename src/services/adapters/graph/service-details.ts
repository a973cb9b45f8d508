import type { ServiceDetailSource } from '../../ports.ts';
import { allOf } from '../http/pages.ts';
import type { Asking } from '../http/tokens.ts';
import type { GraphSettings } from './client.ts';
import { ServiceManagementDetail, WireSku } from './details-schema.ts';
import { createGraphList } from './list.ts';
import { createPartnerList, type PartnerGraphSettings } from './partner-list.ts';

const by = (signal: AbortSignal): Asking => ({ source: 'microsoft365', signal });

/**
 * The products that a customer has, in the customer's tenant (LicenseAssignment.Read.All; delegated, also one of the roles
 * Directory Readers and Global Reader). No query options but `$select`; in every cloud.
 */
export function createGraphLicences(settings: GraphSettings): ServiceDetailSource {
  const list = createGraphList(settings);
  return {
    name: 'licences',
    read: async ({ tenantId }, signal) => ({
      skus: await allOf(list(WireSku, '/subscribedSkus', tenantId, by(signal))),
      managed: [],
    }),
  };
}

/**
 * Where a GDAP customer's services are administered, asked in the partner's own tenant (DelegatedAdminRelationship.Read.All).
 * Delegated at first, by today's documents also for an application; not at 21Vianet.
 */
export function createGraphServiceManagement(settings: PartnerGraphSettings): ServiceDetailSource {
  const list = createPartnerList(settings);
  return {
    name: 'service-management',
    read: async ({ tenantId }, signal) => {
      const path = `/tenantRelationships/delegatedAdminCustomers/${encodeURIComponent(tenantId)}/serviceManagementDetails`;
      return { skus: [], managed: await allOf(list(ServiceManagementDetail, path, by(signal))) };
    },
  };
}
