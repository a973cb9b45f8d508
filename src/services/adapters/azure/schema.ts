import { z } from 'zod';
import type { PostPart, TimelineEntry } from '../../../domain/incident.ts';
import { postParts } from '../wire/post-parts.ts';
import { readableText } from '../wire/readable-text.ts';
import { WireText, WireTime, wireList } from '../wire/wire-time.ts';
import { armPage, camelCased, present } from './camel-cased.ts';

const LowerCased = WireText.transform((wire) => wire?.toLowerCase() ?? '');

const Update = z
  .object({ summary: WireText, updateDateTime: WireTime })
  .transform(({ summary, updateDateTime: at }): TimelineEntry | undefined =>
    at === undefined || summary === undefined ? undefined : { at, parts: postParts(readableText(summary)) },
  );

const Impact = z.object({
  impactedService: WireText,
  impactedRegions: wireList(z.object({ impactedRegion: WireText, updates: wireList(Update) })),
});

const RecommendedActions = z
  .object({ message: WireText, actions: wireList(z.object({ actionText: WireText })) })
  .transform(({ message, actions }): PostPart | undefined => {
    const steps = actions.flatMap(({ actionText }) =>
      actionText === undefined ? [] : [`• ${readableText(actionText)}`],
    );
    const text = [...(message === undefined ? [] : [readableText(message)]), ...steps].join('\n');
    return text === '' ? undefined : { label: 'mitigation', text };
  });

const Properties = z.object({
  eventType: LowerCased,
  status: LowerCased,
  eventLevel: LowerCased,
  title: WireText,
  header: WireText,
  summary: WireText,
  description: WireText,
  eventTags: wireList(LowerCased),
  isEventSensitive: z.boolean().nullish().catch(undefined),
  impactStartTime: WireTime,
  impactMitigationTime: WireTime,
  lastUpdateTime: WireTime,
  impact: wireList(Impact),
  recommendedActions: RecommendedActions.nullish().catch(undefined),
});

/**
 * A `Microsoft.ResourceHealth` event (2025-05-01). Its tracking id, a title and a start must be readable: a start may be
 * told as the last update only. Everything else may be missing; of sensitive advisories, all words are. One that needs
 * further rights says so in `isSensitive`.
 */
const WireEvent = z
  .object({ name: z.string().min(1), properties: Properties })
  .transform(({ name, properties }, context) => {
    const { title, header, summary, description, impact, eventTags, isEventSensitive, ...rest } = properties;
    const heading = title ?? header;
    const startedAt = rest.impactStartTime ?? rest.lastUpdateTime;
    if (heading === undefined || startedAt === undefined) {
      context.addIssue({ code: 'custom', message: `event ${name} has no ${heading === undefined ? 'title' : 'time'}` });
      return z.NEVER;
    }
    const regions = impact.flatMap(({ impactedRegions }) => impactedRegions);
    const words = summary ?? description;
    return {
      ...rest,
      id: name,
      title: readableText(heading),
      startedAt,
      updatedAt: rest.lastUpdateTime ?? startedAt,
      isSensitive: isEventSensitive === true,
      hasReview: eventTags.includes('final pir'),
      impact: words === undefined ? undefined : readableText(words),
      impactedServices: present(impact.map(({ impactedService }) => impactedService)),
      regions: present(regions.map(({ impactedRegion }) => impactedRegion)),
      posts: present(regions.flatMap(({ updates }) => updates)),
    };
  });

export type AzureEvent = z.output<typeof WireEvent>;

/** The tracking id, and the subscription that tells of it where the answer is about many. */
export const EventPage = armPage(WireEvent);

/** One event by itself, as `fetchEventDetails` and the event's own address answer it. */
export const SingleEvent = z.preprocess(camelCased, WireEvent);

/** A row of Resource Graph's `ServiceHealthResources`: the event in PascalCase, the subscription beside it. */
const EventRow = WireEvent.and(
  z
    .object({ subscriptionId: z.string().min(1) })
    .transform(({ subscriptionId }) => ({ subscriptionId: subscriptionId.toLowerCase() })),
);

/** Resource Graph's answer with `resultFormat` of `objectArray`; `$skipToken` asks for the page after. */
export const EventRows = z.preprocess(
  camelCased,
  z
    .object({ data: z.array(EventRow), $skipToken: WireText })
    .transform(({ data, $skipToken }) => ({ items: data, next: $skipToken })),
);
