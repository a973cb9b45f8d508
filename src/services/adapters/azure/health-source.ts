import type { AzureReach } from '../../../domain/azure-reach.ts';
import { worst } from '../../../domain/health-status.ts';
import type { Incident } from '../../../domain/incident.ts';
import { AZURE_SERVICE_ID, type Service } from '../../../domain/service.ts';
import { SourceError } from '../../../domain/source-error.ts';
import type { Asking, HealthSource, SourceReading } from '../../ports.ts';
import { listOf } from './arm.ts';
import { settleAtMost } from './at-most.ts';
import { createDetails, type RawEvent } from './details.ts';
import type { createEmergingIssues } from './emerging.ts';
import { type FindSettings, type Found, findSubscriptions, type Reached } from './find-subscriptions.ts';
import { incidentsOf } from './incident.ts';
import { EventPage } from './schema.ts';

const AT_ONCE = 8;
const DAYS_BACK = 30;

export interface AzureSettings extends FindSettings {
  readonly emerging?: ReturnType<typeof createEmergingIssues>;
}

/**
 * Azure: the Service Health events of every live subscription that either way shows, eight at a time, and those of the
 * tenant as a whole. No subscription, no services.
 *
 * When some subscriptions fail and others answer, what was told is kept, the failure is the reading's `gap`, and Azure
 * counts as at least `unknown`: an outage outshines the gap, nothing milder does. When all fail, so does the reading.
 */
export function createAzureHealthSource(settings: AzureSettings): HealthSource {
  const complete = createDetails(settings);
  return {
    name: 'azure',
    read: async ({ tenantId }, signal) => {
      const asking: Asking = { source: 'azure', signal };
      const since = new Date(settings.now().getTime() - DAYS_BACK * 24 * 3600_000);
      const found = await findSubscriptions(settings, tenantId, asking);
      if (found.reached.length === 0) {
        if (found.failure) throw found.failure;
        return { services: [], incidents: [] };
      }
      const [answers, tenantWide, emerging] = await Promise.all([
        settleAtMost(AT_ONCE, found.reached, (one) => eventsOf(one, since, settings, asking)),
        tenantEvents(found, since, settings, asking),
        settings.emerging?.get().catch(ifExpected),
      ]);
      const heard = answers.filter((answer) => answer.status === 'fulfilled').flatMap(({ value }) => value);
      const failures = answers
        .filter((answer) => answer.status === 'rejected')
        .map(({ reason }) => reason as SourceError);
      const [first] = failures;
      if (first && failures.length === answers.length) throw partial(first, 0, found.known);
      const raw = [...heard, ...('events' in tenantWide ? tenantWide.events : [])];
      const incidents = incidentsOf(await complete(tenantId, raw, asking)).filter(
        ({ isOpen, endedAt, updatedAt }) => isOpen || (endedAt ?? updatedAt) >= since,
      );
      const gap = first ? partial(first, answers.length - failures.length, found.known) : found.failure;
      const ids = new Set(incidents.map(({ id }) => id));
      const reach: AzureReach = {
        way: found.way === 'none' ? 'customer-token' : found.way,
        ...('refused' in tenantWide && { tenantWide: tenantWide.refused }),
        ...(emerging && { emerging: emerging.answer.filter(({ id }) => !ids.has(id)) }),
      };
      return readingOf(incidents, reach, gap, found.readAt);
    },
  };
}

/** `queryStartTime` is written M/D/YYYY and counts from an event's last update; unset, it is three days back. */
function eventsSince(since: Date, scope: string): string {
  const day = `${since.getUTCMonth() + 1}/${since.getUTCDate()}/${since.getUTCFullYear()}`;
  const query = new URLSearchParams({ 'api-version': '2025-05-01', queryStartTime: day });
  return `${scope}/providers/Microsoft.ResourceHealth/events?${query}`;
}

async function eventsOf(
  { subscription: { id, name }, token, events }: Reached,
  since: Date,
  settings: AzureSettings,
  asking: Asking,
): Promise<readonly RawEvent[]> {
  const scope = `/subscriptions/${encodeURIComponent(id)}`;
  const told = events ?? (await listOf(EventPage, eventsSince(since, scope), token, settings, asking));
  return told.map((event) => ({ event, scope, subscription: name, token, isBrief: events !== undefined }));
}

/** Events of the tenant take rights of their own, which partners seldom have: without them Azure is no less healthy. */
async function tenantEvents(
  { customerToken: token }: Found,
  since: Date,
  settings: AzureSettings,
  asking: Asking,
): Promise<{ readonly events: readonly RawEvent[] } | { readonly refused: SourceError['kind'] }> {
  if (token === undefined) return { refused: 'no-permission' };
  try {
    const events = await listOf(EventPage, eventsSince(since, ''), token, settings, asking);
    return { events: events.map((event) => ({ event, scope: '', token, isBrief: false })) };
  } catch (error) {
    if (error instanceof SourceError) return { refused: error.kind };
    throw error;
  }
}

function ifExpected(error: unknown): undefined {
  if (!(error instanceof SourceError)) throw error;
}

const partial = (failure: SourceError, read: number, of: number): SourceError =>
  new SourceError(failure.kind, 'azure', `${of - read} of ${of} subscriptions: ${failure.message}`, {
    part: { read, of },
    retryAfterMs: failure.retryAfterMs,
    cause: failure,
  });

function readingOf(
  incidents: readonly Incident[],
  reach: AzureReach,
  gap: SourceError | undefined,
  readAt: Date | undefined,
): SourceReading {
  return { services: [azure(incidents, gap)], incidents, reach, ...(gap && { gap }), ...(readAt && { readAt }) };
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
