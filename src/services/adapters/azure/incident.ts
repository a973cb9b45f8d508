import type { Incident, TimelineEntry } from '../../../domain/incident.ts';
import { type Classification, type Phase, statusOf } from '../../../domain/phase.ts';
import { AZURE_SERVICE_ID } from '../../../domain/service.ts';
import { nextUpdateOf } from '../wire/next-update.ts';
import { wordsOf } from '../wire/post-parts.ts';
import { newestFirst } from '../wire/timeline.ts';
import type { AzureEvent } from './schema.ts';

/** One event as one of the customer's subscriptions, or the tenant as a whole, tells it. */
export interface ToldEvent {
  /** Its name. */
  readonly subscription?: string;
  readonly event: AzureEvent;
  /** Why its words are missing. */
  readonly withheld?: Incident['withheld'];
}

/** One incident a tracking id, however many subscriptions and regions tell of it; the latest telling leads. */
export function incidentsOf(told: readonly ToldEvent[]): readonly Incident[] {
  return [...Map.groupBy(told, ({ event }) => event.id).values()].map(incidentOf);
}

function incidentOf(tellings: readonly ToldEvent[]): Incident {
  const events = tellings.map(({ event }) => event).sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
  const [latest] = events as [AzureEvent, ...AzureEvent[]];
  const withheld = tellings.find((telling) => telling.withheld)?.withheld;
  const isOpen = events.some(isActive);
  const classification = classificationOf(latest);
  const phase = phaseOf(latest, isOpen, classification);
  const posts = withActions(postsOf(events), latest);
  return {
    id: latest.id,
    source: 'azure',
    serviceId: AZURE_SERVICE_ID,
    serviceName: 'Azure',
    title: latest.title,
    classification,
    phase,
    status: statusOf(phase, classification),
    isOpen,
    startedAt: latest.startedAt,
    updatedAt: latest.updatedAt,
    endedAt: isOpen ? undefined : (latest.impactMitigationTime ?? latest.updatedAt),
    ...(classification === 'maintenance' &&
      latest.impactMitigationTime && { plannedEndAt: latest.impactMitigationTime }),
    nextUpdateAt: isOpen ? nextUpdateOf(posts) : undefined,
    impact: events.map(({ impact }) => impact).find((words) => words !== undefined),
    scope: posts.map(({ parts }) => wordsOf(parts, 'scope')).find((words) => words !== undefined),
    impactedServices: distinct(events.flatMap((event) => event.impactedServices)),
    regions: distinct(events.flatMap((event) => event.regions)),
    subscriptions: distinct(tellings.flatMap(({ subscription }) => subscription ?? [])),
    ...(withheld && { withheld }),
    posts,
  };
}

/** By Microsoft's own flag; a root cause analysis is published about something that is over. */
function isActive({ status, eventType, impactMitigationTime }: AzureEvent): boolean {
  if (eventType === 'rca') return false;
  return status === '' ? impactMitigationTime === undefined : status !== 'resolved';
}

function classificationOf({ eventType }: AzureEvent): Classification {
  if (eventType === 'serviceissue' || eventType === 'rca') return 'incident';
  return eventType === 'plannedmaintenance' ? 'maintenance' : 'advisory';
}

function phaseOf(
  { eventType, eventLevel, hasReview }: AzureEvent,
  isOpen: boolean,
  classification: Classification,
): Phase {
  if (eventType === 'rca') return 'review-published';
  if (!isOpen) return hasReview ? 'review-published' : 'resolved';
  if (classification === 'maintenance') return 'planned';
  if (classification === 'advisory') return 'reported';
  return eventLevel === 'critical' ? 'interrupted' : 'degraded';
}

/** Every region and subscription repeats the same updates: told apart by time and text. */
function postsOf(events: readonly AzureEvent[]): readonly TimelineEntry[] {
  const posts = events.flatMap((event) => event.posts);
  return newestFirst([
    ...new Map(posts.map((post) => [`${post.at.getTime()} ${JSON.stringify(post.parts)}`, post])).values(),
  ]);
}

/** What Microsoft recommends now belongs to the newest post; without posts it is one, as of the last update. */
function withActions(
  posts: readonly TimelineEntry[],
  { recommendedActions, updatedAt }: AzureEvent,
): readonly TimelineEntry[] {
  if (recommendedActions === undefined || recommendedActions === null) return posts;
  const [newest = { at: updatedAt, parts: [] }, ...older] = posts;
  return [{ at: newest.at, parts: [...newest.parts, recommendedActions] }, ...older];
}

const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)];
