import { z } from 'zod';
import type { PostPart, TimelineEntry } from '../../../domain/incident.ts';
import { postParts } from '../wire/post-parts.ts';
import { readableText } from '../wire/readable-text.ts';
import { WireText, WireTime, wireList } from '../wire/wire-time.ts';

/** Resource Graph and some older answers write the same names in PascalCase. */
const camelCased = (wire: unknown): unknown => {
  if (Array.isArray(wire)) return wire.map(camelCased);
  if (typeof wire !== 'object' || wire === null) return wire;
  return Object.fromEntries(
    Object.entries(wire).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), camelCased(value)]),
  );
};

const LowerCased = WireText.transform((wire) => wire?.toLowerCase() ?? '');

export interface Subscription {
  readonly id: string;
  readonly name: string;
  /** `enabled`, `warned`, `pastdue`, `disabled` or `deleted`, in lower case. */
  readonly state: string;
}

const WireSubscription = z
  .object({ subscriptionId: z.string().min(1), displayName: WireText, state: LowerCased })
  .transform(({ subscriptionId: id, displayName, state }): Subscription => ({ id, name: displayName ?? id, state }));

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
  impactStartTime: WireTime,
  impactMitigationTime: WireTime,
  lastUpdateTime: WireTime,
  impact: wireList(Impact),
  recommendedActions: RecommendedActions.nullish().catch(undefined),
});

/**
 * A `Microsoft.ResourceHealth` event (2025-05-01). Its tracking id, a title and a start must be readable: a start may be
 * told as the last update only. Everything else may be missing; of sensitive advisories, all words are.
 */
const WireEvent = z
  .object({ name: z.string().min(1), properties: Properties })
  .transform(({ name, properties }, context) => {
    const { title, header, summary, description, impact, eventTags, ...rest } = properties;
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
      hasReview: eventTags.includes('final pir'),
      impact: words === undefined ? undefined : readableText(words),
      impactedServices: present(impact.map(({ impactedService }) => impactedService)),
      regions: present(regions.map(({ impactedRegion }) => impactedRegion)),
      posts: present(regions.flatMap(({ updates }) => updates)),
    };
  });

export type AzureEvent = z.output<typeof WireEvent>;

const page = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    camelCased,
    z
      .object({ value: z.array(item), nextLink: WireText })
      .transform(({ value, nextLink }) => ({ items: value, next: nextLink })),
  );

export const SubscriptionPage = page(WireSubscription);
export const EventPage = page(WireEvent);

function present<Thing>(things: readonly (Thing | undefined)[]): readonly Thing[] {
  return things.filter((thing) => thing !== undefined);
}
