import type { Customer } from '../../domain/customer.ts';
import type { HealthReport } from '../../domain/health-report.ts';
import type { Incident } from '../../domain/incident.ts';
import type { SourceName } from '../../domain/service.ts';
import type { ReportHealth } from './report-health.ts';

export interface IncidentSearch {
  /** Customers that have the incident, in the order they were looked at. */
  readonly found: readonly { readonly customer: Customer; readonly incident: Incident }[];
  /** How many customers were looked at. */
  readonly looked: number;
  /** How many of these could not be read in full: the incident may be theirs all the same. */
  readonly unheard: number;
}

/** `seesOf` tells which sources of a customer the asker may see; asked for ids that only Azure gives. */
export type FindIncident = (
  incidentId: string,
  candidates: readonly Customer[],
  seesOf: (customer: Customer) => Promise<readonly SourceName[]>,
) => Promise<IncidentSearch>;

/** At once; each is two or three requests to the customer's own tenant, so their limits are not shared. */
const MOST_LOOKED_AT = 20;

/**
 * Looks for an incident by Microsoft's id at the customers it may be about. Ids are the same in every tenant, but no call
 * tells whom an incident hits: each customer has to be asked.
 */
export function createFindIncident(needs: { readonly reportHealth: ReportHealth }): FindIncident {
  return async (incidentId, candidates, seesOf) => {
    const isAzures = incidentId.includes('-');
    const looked = candidates.slice(0, MOST_LOOKED_AT);
    const reports = await Promise.all(
      looked.map(async (customer) => needs.reportHealth(customer, isAzures ? { sees: seesOf(customer) } : {})),
    );
    const found = reports.flatMap((report) => {
      const incident = incidentIn(report, incidentId);
      return incident ? [{ customer: report.customer, incident }] : [];
    });
    const isPartial = ({ answers, hidden }: HealthReport) =>
      answers.some(({ failure }) => failure) || (isAzures && hidden.length > 0);
    const unheard = reports.filter(isPartial).length;
    return { found, looked: looked.length, unheard };
  };
}

export function incidentIn({ incidents }: HealthReport, incidentId: string): Incident | undefined {
  const wanted = incidentId.toUpperCase();
  return incidents.find(({ id }) => id.toUpperCase() === wanted);
}
