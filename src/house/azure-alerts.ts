import type { Logger } from 'pino';
import { createAzureMonitorProof } from '../bot/azure-monitor-token.ts';
import type { Config } from '../config.ts';
import { readAzureAlert } from '../services/adapters/azure/alert.ts';
import { createAlertPathBook } from '../services/adapters/storage/alert-path-book.ts';
import type { Database } from '../services/adapters/storage/database.ts';
import type { Meters } from '../services/metrics-ports.ts';
import type { Jobs } from '../services/outage-ports.ts';
import { createHearAzureAlert, type HearAzureAlert } from '../services/outages/hear-azure-alert.ts';
import { createSoOften } from '../services/outages/so-often.ts';
import type { World } from './world.ts';

/** AzNS AAD Webhook, the application as which Azure Monitor of the global cloud calls. */
const AZURE_MONITOR = '461e8683-5575-4561-ac7f-899cc907d62a';
const MOST_A_MINUTE = 60;
const MINUTE_MS = 60_000;

export interface AzureAlertsNeeds {
  readonly config: Config;
  readonly world: Pick<World, 'clock'>;
  readonly db: Database['db'];
  readonly jobs: Jobs;
  readonly meters: Pick<Meters, 'alerted'>;
  readonly log: Logger;
}

/** Azure's own push, from the customers' Azure Monitor. */
export function createAzureAlerts({ config, world, db, jobs, meters, log }: AzureAlertsNeeds): HearAzureAlert {
  const { AZURE_ALERTS_APP_ID: appId, cloud } = config;
  const hear = createHearAzureAlert({
    paths: createAlertPathBook(db),
    jobs,
    read: readAzureAlert,
    prove:
      appId === undefined
        ? undefined
        : createAzureMonitorProof({
            appId,
            login: cloud.login,
            callerAppId: cloud.name === 'global' ? AZURE_MONITOR : undefined,
          }),
    admits: createSoOften(MOST_A_MINUTE, MINUTE_MS, world.clock),
    onWake: (woken) => log.info(woken, 'an alert of Azure has us look at once'),
    onRefusal: (why, tenantId) => log.warn({ why, tenantId }, 'an alert of Azure changes nothing'),
  });
  return async (posted) => {
    const status = await hear(posted);
    meters.alerted(status);
    return status;
  };
}
