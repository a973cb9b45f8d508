import {
  type AlertPathBook,
  NotAzureMonitorError,
  type ProveAzureMonitor,
  type ReadAzureAlert,
} from '../alert-ports.ts';
import type { Jobs } from '../outage-ports.ts';

/** What somebody has posted to one of our addresses for alerts, as it came. */
export interface PostedAlert {
  /** The last part of the address. */
  readonly secret: string;
  readonly authorization: string;
  readonly body: string;
}

/** Answers with an HTTP status. */
export type HearAzureAlert = (posted: PostedAlert) => Promise<202 | 401 | 404 | 429 | 503>;

export interface HearAzureAlertNeeds {
  readonly paths: Pick<AlertPathBook, 'find'>;
  readonly jobs: Pick<Jobs, 'send'>;
  readonly read: ReadAzureAlert;
  /** Absent where alerts bring no token: the address alone is the secret. */
  readonly prove: ProveAzureMonitor | undefined;
  /** Whether a customer may post just now. */
  readonly admits: (tenantId: string) => boolean;
  readonly onWake: (woken: {
    readonly tenantId: string;
    readonly trackingId?: string;
    readonly services: readonly string[];
  }) => void;
  readonly onRefusal: (why: string, tenantId?: string) => void;
}

/** 32 random bytes: what has another form is not looked up. */
const SECRET = /^[\w-]{43}$/;

/**
 * An alert is a wake-up and nothing else: the customer's Azure is looked at now, with our own rights, and only what Azure
 * answers is shown. 202 when that is stored, and for what is no alert of ours, since repeating it would not help; 503 when
 * it could not be stored. Azure Monitor repeats on 429 and 503 and never after 500, so nothing rejects.
 */
export function createHearAzureAlert(needs: HearAzureAlertNeeds): HearAzureAlert {
  return async ({ secret, authorization, body }) => {
    if (!SECRET.test(secret)) return 404;
    try {
      const path = await needs.paths.find(secret);
      if (!path) return 404;
      const { tenantId } = path;
      if (!needs.admits(tenantId)) return 429;
      await needs.prove?.(authorization, tenantId);
      const alert = needs.read(body);
      if (!alert?.subscriptionIds.some((id) => path.subscriptionIds.includes(id))) {
        needs.onRefusal(alert ? 'an alert of another subscription' : 'no alert of Azure Service Health', tenantId);
        return 202;
      }
      const { trackingId, services } = alert;
      await needs.jobs.send('wake-azure', [{ key: tenantId, data: { tenantId, again: 1 } }]);
      needs.onWake({ tenantId, services, ...(trackingId !== undefined && { trackingId }) });
      return 202;
    } catch (error) {
      needs.onRefusal(error instanceof Error ? error.message : String(error));
      return error instanceof NotAzureMonitorError ? 401 : 503;
    }
  };
}
