import { worst } from '../../../domain/health-status.ts';
import type { Incident } from '../../../domain/incident.ts';
import { AZURE_SERVICE_ID, type Service } from '../../../domain/service.ts';
import { SourceError } from '../../../domain/source-error.ts';
import type { HealthSource, SourceReading } from '../../ports.ts';
import type { Asking, Tokens } from '../http/tokens.ts';
import { settleAtMost } from './at-most.ts';
import { incidentsOf, type ToldEvent } from './incident.ts';
import { type ArmSettings, listOf } from './list.ts';
import { EventPage, type Subscription, SubscriptionPage } from './schema.ts';

const AT_ONCE = 8;
const DAYS_BACK = 30;

export interface AzureSettings extends ArmSettings {
  readonly tokens: Tokens;
  /** The audience, such as `https://management.azure.com/.default`. */
  readonly scope: string;
  readonly now: () => Date;
}

/**
 * Azure: the Service Health events of every live subscription that the customer tenant's token sees, eight subscriptions
 * at a time. No subscription, no services.
 *
 * When some subscriptions fail and others answer, what was told is kept, the failure is the reading's `gap`, and Azure
 * counts as at least `unknown`: an outage outshines the gap, nothing milder does. When all fail, so does the reading.
 */
export function createAzureHealthSource(settings: AzureSettings): HealthSource {
  return {
    name: 'azure',
    read: async ({ tenantId }, signal) => {
      const asking: Asking = { source: 'azure', signal };
      const token = await settings.tokens.for(tenantId, settings.scope, asking);
      const since = new Date(settings.now().getTime() - DAYS_BACK * 24 * 3600_000);
      const subscriptions = await listOf(
        SubscriptionPage,
        '/subscriptions?api-version=2022-12-01',
        token,
        settings,
        asking,
      );
      const live = subscriptions.filter(({ state }) => state !== 'disabled' && state !== 'deleted');
      if (live.length === 0) return { services: [], incidents: [] };

      const answers = await settleAtMost(AT_ONCE, live, async (subscription): Promise<readonly ToldEvent[]> => {
        const events = await listOf(EventPage, eventsSince(since, subscription), token, settings, asking);
        return events.map((event) => ({ subscription: subscription.name, event }));
      });
      const told = answers.filter((answer) => answer.status === 'fulfilled').flatMap(({ value }) => value);
      const failures = answers
        .filter((answer) => answer.status === 'rejected')
        .map(({ reason }) => reason as SourceError);
      if (failures.length === answers.length) throw failures[0];
      return readingOf(told, since, failures, live.length);
    },
  };
}

/** `queryStartTime` is written M/D/YYYY and counts from an event's last update; unset, it is three days back. */
function eventsSince(since: Date, { id }: Subscription): string {
  const day = `${since.getUTCMonth() + 1}/${since.getUTCDate()}/${since.getUTCFullYear()}`;
  const query = new URLSearchParams({ 'api-version': '2025-05-01', queryStartTime: day });
  return `/subscriptions/${encodeURIComponent(id)}/providers/Microsoft.ResourceHealth/events?${query}`;
}

function readingOf(
  told: readonly ToldEvent[],
  since: Date,
  failures: readonly SourceError[],
  asked: number,
): SourceReading {
  const incidents = incidentsOf(told).filter(
    ({ isOpen, endedAt, updatedAt }) => isOpen || (endedAt ?? updatedAt) >= since,
  );
  const [failure] = failures;
  if (failure === undefined) return { services: [azure(incidents)], incidents };
  const gap = new SourceError(
    failure.kind,
    'azure',
    `${failures.length} of ${asked} subscriptions: ${failure.message}`,
    {
      retryAfterMs: failure.retryAfterMs,
      cause: failure,
    },
  );
  return { services: [azure(incidents, gap)], incidents, gap };
}

/** The one row that stands for all subscriptions: as bad as the worst of what is open, and of what is not known. */
function azure(incidents: readonly Incident[], gap?: SourceError): Service {
  const named = { id: AZURE_SERVICE_ID, name: 'Azure', source: 'azure' } as const;
  const open = incidents.filter(({ isOpen }) => isOpen);
  const status = worst([...open.map((incident) => incident.status), gap === undefined ? 'operational' : 'unknown']);
  const phase =
    open.find((incident) => incident.status === status)?.phase ?? (gap === undefined ? 'operational' : 'unheard');
  return { ...named, phase, status };
}
