import { z } from 'zod';
import type { AzureAlert } from '../../alert-ports.ts';

const SUBSCRIPTION = /\/subscriptions\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/|$)/i;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOST_SERVICES = 20;

/** An array, or the same as a string: alerts escape it, test alerts of the portal do not. */
const ImpactedServices = z
  .union([z.string().transform(jsonIn), z.unknown()])
  .pipe(z.array(z.object({ ServiceName: z.string().max(200) })))
  .transform((services) => services.slice(0, MOST_SERVICES).map(({ ServiceName }) => ServiceName))
  .catch([]);

const Properties = z
  .object({ trackingId: z.string().max(100).optional().catch(undefined), impactedServices: ImpactedServices })
  .catch({ trackingId: undefined, impactedServices: [] });

/** The event source is a number in some alerts, and `ServiceHealth` is 2. */
const ServiceHealth = z.union([z.literal(2), z.stringFormat('service-health', /^(ServiceHealth|2)$/i)]);

/** https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-common-schema */
const Common = z
  .object({
    schemaId: z.literal('azureMonitorCommonAlertSchema'),
    data: z.object({
      essentials: z.object({
        monitoringService: z.stringFormat('service-health', /^ServiceHealth$/i),
        alertTargetIDs: z.array(z.string()).default([]),
        alertId: z.string().default(''),
      }),
      alertContext: z.object({ properties: Properties }).catch({ properties: Properties.parse(undefined) }),
    }),
  })
  .transform(({ data: { essentials, alertContext } }) => ({
    subscriptionIds: [...essentials.alertTargetIDs, essentials.alertId].flatMap(
      (id) => SUBSCRIPTION.exec(id)?.[1] ?? [],
    ),
    properties: alertContext.properties,
  }));

/** https://learn.microsoft.com/azure/service-health/service-health-alert-webhook-guide */
const Legacy = z
  .object({
    schemaId: z.literal('Microsoft.Insights/activityLogs'),
    data: z.object({
      context: z.object({
        activityLog: z.object({
          eventSource: ServiceHealth,
          subscriptionId: z.stringFormat('guid', GUID),
          properties: Properties,
        }),
      }),
    }),
  })
  .transform(
    ({
      data: {
        context: { activityLog },
      },
    }) => ({
      subscriptionIds: [activityLog.subscriptionId],
      properties: activityLog.properties,
    }),
  );

const Alert = z.union([Common, Legacy]).transform(
  ({ subscriptionIds, properties: { trackingId, impactedServices } }): AzureAlert => ({
    subscriptionIds: [...new Set(subscriptionIds.map((id) => id.toLowerCase()))],
    ...(trackingId !== undefined && { trackingId }),
    services: impactedServices,
  }),
);

/** An alert of Azure Service Health in either schema; nothing for anything else. */
export function readAzureAlert(body: string): AzureAlert | undefined {
  return Alert.safeParse(jsonIn(body)).data;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
