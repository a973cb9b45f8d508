import { z } from 'zod';
import type { Incident, TimelineEntry } from '../../../domain/incident.ts';
import { type Classification, type Phase, statusOf } from '../../../domain/phase.ts';
import type { Service } from '../../../domain/service.ts';
import { nextUpdateOf } from '../wire/next-update.ts';
import { postParts, wordsOf } from '../wire/post-parts.ts';
import { readableText } from '../wire/readable-text.ts';
import { newestFirst } from '../wire/timeline.ts';
import { WireText, WireTime, wireList } from '../wire/wire-time.ts';

/** Graph's `serviceHealthStatus`, in lower case: today's wire is camelCase, Microsoft's samples are PascalCase. */
const PHASES: Readonly<Record<string, Phase>> = {
  serviceoperational: 'operational',
  investigating: 'investigating',
  restoringservice: 'restoring',
  verifyingservice: 'verifying',
  servicerestored: 'restored',
  postincidentreviewpublished: 'review-published',
  servicedegradation: 'degraded',
  serviceinterruption: 'interrupted',
  extendedrecovery: 'extended-recovery',
  falsepositive: 'false-positive',
  investigationsuspended: 'suspended',
  resolved: 'resolved',
  mitigatedexternal: 'mitigated',
  mitigated: 'mitigated',
  resolvedexternal: 'resolved',
  confirmed: 'confirmed',
  reported: 'reported',
};

const WirePhase = WireText.transform((wire): Phase => PHASES[wire?.toLowerCase() ?? ''] ?? 'other');

/** What is not called an incident is an advisory, the milder of the two. */
const WireClassification = WireText.transform(
  (wire): Classification => (wire?.toLowerCase() === 'incident' ? 'incident' : 'advisory'),
);

/** One of Graph's `healthOverviews`. */
export const HealthOverview = z.object({ id: z.string().min(1), service: WireText, status: WirePhase }).transform(
  ({ id, service, status: phase }): Service => ({
    id,
    name: service ?? id,
    source: 'microsoft365',
    phase,
    status: statusOf(phase),
  }),
);

const Post = z
  .object({
    createdDateTime: WireTime,
    description: z.object({ contentType: WireText, content: WireText }).nullish(),
  })
  .transform(({ createdDateTime: at, description }): TimelineEntry | undefined => {
    if (at === undefined || description?.content === undefined) return undefined;
    const kind = description.contentType?.toLowerCase() === 'text' ? 'text' : 'html';
    return { at, parts: postParts(readableText(description.content, kind)) };
  });

/** An issue without its `serviceId`: Graph names its service, and the overviews know the name's id. */
export type Issue = Omit<Incident, 'serviceId'>;

/** One of Graph's `issues`. Id, title and start must be there; everything else may be missing, null or unheard of. */
export const HealthIssue = z
  .object({
    id: z.string().min(1),
    title: z.string().trim().min(1),
    startDateTime: WireTime.refine((at) => at !== undefined, 'no start'),
    endDateTime: WireTime,
    lastModifiedDateTime: WireTime,
    service: WireText,
    feature: WireText,
    featureGroup: WireText,
    impactDescription: WireText,
    classification: WireClassification,
    status: WirePhase,
    isResolved: z.boolean().nullish().catch(undefined),
    posts: wireList(Post),
  })
  .transform((wire): Issue => {
    const posts = newestFirst(wire.posts.filter((post) => post !== undefined));
    const startedAt = wire.startDateTime as Date;
    const isOpen = !(wire.isResolved ?? wire.endDateTime !== undefined);
    const said = (...labels: Parameters<typeof wordsOf>[1][]) =>
      posts.map(({ parts }) => wordsOf(parts, ...labels)).find((words) => words !== undefined);
    return {
      id: wire.id,
      source: 'microsoft365',
      serviceName: wire.service ?? wire.id,
      title: readableText(wire.title),
      classification: wire.classification,
      phase: wire.status,
      status: statusOf(wire.status, wire.classification),
      isOpen,
      startedAt,
      updatedAt: wire.lastModifiedDateTime ?? posts[0]?.at ?? startedAt,
      endedAt: isOpen ? undefined : wire.endDateTime,
      nextUpdateAt: isOpen ? nextUpdateOf(posts) : undefined,
      impact: wire.impactDescription === undefined ? said('user-impact') : readableText(wire.impactDescription),
      scope: said('scope'),
      feature: wire.feature ?? wire.featureGroup,
      impactedServices: [],
      regions: [],
      subscriptions: [],
      posts,
    };
  });

/** A page of any Graph list. */
export const graphPage = <Item extends z.ZodType>(item: Item) =>
  z
    .object({ value: z.array(item), '@odata.nextLink': WireText })
    .transform(({ value, '@odata.nextLink': next }) => ({ items: value, next }));
