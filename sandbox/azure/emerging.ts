import { stamp } from '../timestamps.ts';
import type { EmergingIssue } from '../world/emerging-issues.ts';

/** Azure's status page as `emergingIssues/default` answers it. */
export function emergingOnWire(issues: readonly EmergingIssue[], start: Date) {
  const ago = (ms: number): string => stamp(new Date(start.getTime() - ms));
  return {
    id: '/providers/Microsoft.ResourceHealth/emergingissues/default',
    name: 'default',
    type: '/providers/Microsoft.ResourceHealth/emergingissues',
    properties: {
      refreshTimestamp: ago(0),
      statusBanners: [],
      statusActiveEvents: issues.map(({ trackingId, title, description, stage, startedAgo, service, region }) => ({
        trackingId,
        title,
        description,
        stage,
        cloud: 'Public',
        severity: 'Warning',
        published: true,
        startTime: ago(startedAgo),
        lastModifiedTime: ago(startedAgo),
        impacts: [{ id: slug(service), name: service, regions: [{ id: slug(region), name: region }] }],
      })),
    },
  };
}

const slug = (name: string): string => name.toLowerCase().replaceAll(' ', '-');
