import { type HealthReport, isUnpublished, type ServiceHealth } from '../domain/health-report.ts';
import { isWorse } from '../domain/health-status.ts';
import type { Incident } from '../domain/incident.ts';

/** The services of a report by what the card says of them. Every service stands in at least one group. */
export interface ServiceGroups {
  readonly troubled: readonly ServiceHealth[];
  /** No answer, or one that nobody understands. */
  readonly silent: readonly ServiceHealth[];
  /** Began or worsened within the last 24 hours. */
  readonly news: readonly Incident[];
  /** Planned maintenance that has not just begun. */
  readonly planned: readonly Incident[];
  /** With advisories older than that, troubled services among them. */
  readonly advised: readonly { readonly service: ServiceHealth; readonly known: readonly Incident[] }[];
  /** Neither healthy nor explained. */
  readonly noted: readonly ServiceHealth[];
  readonly healthy: readonly ServiceHealth[];
  /** Nobody says how they are. */
  readonly unpublished: readonly ServiceHealth[];
}

export function groupServices({ services, headline }: HealthReport): ServiceGroups {
  const isNews = new Set(headline.news);
  const unpublished = services.filter(isUnpublished);
  const silent = services.filter(
    (service) => service.incidents.length === 0 && service.status === 'unknown' && !isUnpublished(service),
  );
  const troubled = services.filter(({ incidents, status }) => incidents.length > 0 || isWorse(status, 'unknown'));
  const advised = services
    .map((service) => ({ service, known: service.advisories.filter((one) => !isNews.has(one) && !isPlanned(one)) }))
    .filter(({ known }) => known.length > 0);
  const said = new Set([...unpublished, ...silent, ...troubled, ...advised.map(({ service }) => service)]);
  const others = services.filter((service) => !said.has(service) && service.advisories.length === 0);
  return {
    troubled,
    silent,
    news: headline.news,
    planned: services.flatMap(({ advisories }) => advisories.filter((one) => !isNews.has(one) && isPlanned(one))),
    advised,
    noted: others.filter(({ status }) => status !== 'operational'),
    healthy: others.filter(({ status }) => status === 'operational'),
    unpublished,
  };
}

const isPlanned = ({ classification }: Incident): boolean => classification === 'maintenance';
