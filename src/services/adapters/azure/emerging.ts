import { z } from 'zod';
import type { EmergingIssue } from '../../../domain/azure-reach.ts';
import type { Asking } from '../../ports.ts';
import { readableText } from '../wire/readable-text.ts';
import { WireText, WireTime, wireList } from '../wire/wire-time.ts';
import { askArm } from './arm.ts';
import { camelCased, present } from './camel-cased.ts';
import { type SharedAnswer, type SharedSettings, shareAnswer } from './shared-answer.ts';

const Impact = z.object({ name: WireText, regions: wireList(z.object({ name: WireText })) });

const ActiveEvent = z
  .object({
    title: WireText,
    trackingId: WireText,
    startTime: WireTime,
    stage: WireText,
    published: z.boolean().nullish().catch(undefined),
    impacts: wireList(Impact),
  })
  .transform(
    ({ title, trackingId: id, startTime: startedAt, stage, published, impacts }): EmergingIssue | undefined => {
      const isOver = ['resolve', 'resolved', 'archived'].includes(stage?.toLowerCase() ?? '') || published === false;
      if (isOver || title === undefined || id === undefined || startedAt === undefined) return undefined;
      const services = [...new Set(present(impacts.map(({ name }) => name)))];
      const regions = [...new Set(present(impacts.flatMap((impact) => impact.regions.map(({ name }) => name))))];
      return { id, title: readableText(title), startedAt, services, regions };
    },
  );

/** What Azure's status page tells that is going on; what is over, unpublished or without title or time is left out. */
export const EmergingIssues = z.preprocess(
  camelCased,
  z
    .object({ properties: z.object({ statusActiveEvents: wireList(ActiveEvent) }) })
    .transform(({ properties }): readonly EmergingIssue[] => present(properties.statusActiveEvents)),
);

const ISSUES = '/providers/Microsoft.ResourceHealth/emergingIssues/default?api-version=2025-05-01';

/** Azure's status page, the same for everybody, so read once for all customers. Fails with `SourceError` only. */
export function createEmergingIssues(settings: SharedSettings): SharedAnswer<readonly EmergingIssue[]> {
  const { tokens, partnerTenantId, scope, deadline } = settings;
  return shareAnswer(async () => {
    const asking: Asking = { source: 'azure', signal: deadline() };
    const token = await tokens.for(partnerTenantId, scope, asking);
    return await askArm(EmergingIssues, ISSUES, token, settings, asking);
  }, settings);
}
