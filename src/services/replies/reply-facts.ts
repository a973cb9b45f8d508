import type { HealthReport, ServiceHealth } from '../../domain/health-report.ts';
import type { Incident } from '../../domain/incident.ts';
import type { ReplyFacts } from '../../domain/reply.ts';
import { labelledWords, statusWords, workaroundWords } from './microsofts-words.ts';

/** What most people work with, by Graph's ids: named before others. */
const WELL_KNOWN = ['Exchange', 'microsoftteams', 'SharePoint', 'OneDriveForBusiness', 'OSDPPlatform', 'azure'];

/**
 * What may be told a customer about one of its incidents. Takes nothing but that customer's own report: neither other
 * customers nor our own people are anywhere near, and of the report itself only what is named here goes on.
 */
export function replyFacts({ customer, services }: HealthReport, incident: Incident): ReplyFacts {
  const { id, serviceName, title, classification, isOpen, startedAt, endedAt, plannedEndAt, nextUpdateAt } = incident;
  const { impact, scope, impactedServices, regions, subscriptions, phase } = incident;
  const status = statusWords(incident);
  const workaround = isOpen ? workaroundWords(incident) : undefined;
  const cause = labelledWords(incident, ['root-cause', 'preliminary-root-cause']);
  return {
    customerName: customer.name,
    ...{ id, serviceName, title, classification, isOpen, startedAt, impactedServices, regions, subscriptions },
    ...(endedAt && { endedAt }),
    ...(plannedEndAt && { plannedEndAt }),
    ...(isOpen && nextUpdateAt && { nextUpdateAt }),
    ...(impact !== undefined && { impact }),
    ...(scope !== undefined && { scope }),
    unaffected: services
      .filter((service) => isSound(service) && service.id !== incident.serviceId)
      .toSorted((a, b) => rank(a) - rank(b))
      .map(({ name }) => name),
    ...(status && { status }),
    ...(workaround && { workaround }),
    ...(cause && { cause }),
    isReviewed: phase === 'review-published',
  };
}

/** By Microsoft's word; what is unknown is not called sound. */
const isSound = ({ phase, status, failure, incidents }: ServiceHealth): boolean =>
  phase === 'operational' && status === 'operational' && failure === undefined && incidents.length === 0;

const rank = ({ id }: ServiceHealth): number => {
  const at = WELL_KNOWN.indexOf(id);
  return at < 0 ? WELL_KNOWN.length : at;
};
