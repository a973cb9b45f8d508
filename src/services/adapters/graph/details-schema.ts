import { z } from 'zod';
import type { LicenceState, SubscribedSku } from '../../../domain/licences.ts';
import type { ManagedService } from '../../../domain/service-details.ts';
import { WireText, wireList } from '../wire/wire-time.ts';

/** Graph's `capabilityStatus`, in lower case. */
const STATES: Readonly<Record<string, LicenceState>> = {
  enabled: 'enabled',
  warning: 'warning',
  suspended: 'suspended',
  lockedout: 'locked-out',
};

/** A number of licences; what is none counts nothing. */
const Units = z.number().int().nonnegative().nullish().catch(undefined);

const PrepaidUnits = z
  .object({ enabled: Units, warning: Units, suspended: Units, lockedOut: Units })
  .nullish()
  .transform((units) => Object.values(units ?? {}).reduce<number>((sum, count) => sum + (count ?? 0), 0));

const ServicePlan = z
  .object({ servicePlanName: WireText, provisioningStatus: WireText })
  .transform(({ servicePlanName, provisioningStatus }) =>
    provisioningStatus?.toLowerCase() === 'disabled' ? undefined : servicePlanName,
  );

/** One of Graph's `subscribedSkus`. Nothing for what has been deleted, and for capacity, which nobody is given. */
export const WireSku = z
  .object({
    skuPartNumber: z.string().min(1),
    capabilityStatus: WireText,
    appliesTo: WireText,
    consumedUnits: Units,
    prepaidUnits: PrepaidUnits,
    servicePlans: wireList(ServicePlan),
  })
  .transform((wire): SubscribedSku | undefined => {
    const status = wire.capabilityStatus?.toLowerCase() ?? '';
    if (status === 'deleted' || wire.appliesTo?.toLowerCase() === 'company') return undefined;
    return {
      partNumber: wire.skuPartNumber,
      plans: wire.servicePlans.flatMap((plan) => plan ?? []),
      assigned: wire.consumedUnits ?? 0,
      bought: wire.prepaidUnits,
      state: STATES[status] ?? 'other',
    };
  });

/** One of Graph's `serviceManagementDetails`. */
export const ServiceManagementDetail = z
  .object({ serviceName: WireText, serviceManagementUrl: WireText })
  .transform(({ serviceName, serviceManagementUrl: admin }): ManagedService | undefined =>
    serviceName === undefined ? undefined : { names: [serviceName], ...(admin && { admin }) },
  );
