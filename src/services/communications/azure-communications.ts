import type { Communication } from '../../domain/communication.ts';
import type { Incident } from '../../domain/incident.ts';

/** Azure's planned maintenance and health advisories out of what was read of its health; incidents are none. */
export const azureCommunications = (incidents: readonly Incident[]): readonly Communication[] =>
  incidents.flatMap((one) => (one.source === 'azure' && one.classification !== 'incident' ? communicationOf(one) : []));

const CANCELLED = /\bcancell?ed\b/i;

/**
 * An Azure event of these kinds. Events have no word for "cancelled": a maintenance that is over before it was to begin
 * has not taken place, and some say so in their title.
 */
function communicationOf(incident: Incident): Communication {
  const { startedAt, plannedEndAt, endedAt, isOpen, updatedAt, impact, posts } = incident;
  const isMaintenance = incident.classification === 'maintenance';
  const isCancelled =
    isMaintenance && (CANCELLED.test(incident.title) || (!isOpen && (endedAt ?? updatedAt) < startedAt));
  const endsAt = isMaintenance ? plannedEndAt : endedAt;
  return {
    id: incident.id,
    source: 'azure',
    kind: isMaintenance ? 'maintenance' : 'advisory',
    title: incident.title,
    services: incident.impactedServices.length > 0 ? incident.impactedServices : [incident.serviceName],
    regions: incident.regions,
    severity: 'normal',
    tags: [],
    isMajorChange: false,
    startsAt: startedAt,
    ...(endsAt && { endsAt }),
    updatedAt,
    state: isCancelled ? 'cancelled' : isOpen ? 'current' : 'over',
    ...(impact && { summary: impact }),
    body: posts.map(({ parts }) => parts.map(({ text }) => text).join('\n\n')).join('\n\n'),
    hasAttachments: false,
  };
}
