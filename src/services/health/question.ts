import { byWorst } from '../../domain/health-status.ts';
import type { Incident } from '../../domain/incident.ts';
import type { SourceName } from '../../domain/service.ts';
import { hasSymptom, symptomFit } from './symptom.ts';

/** What the agent asked about, beyond the customer. */
export interface Question {
  /** Service ids that the words name; none is all of them. */
  readonly serviceIds?: readonly string[];
  /** The agent's own words for what is wrong. */
  readonly symptom?: string;
  /**
   * Sources that the asker may see. Azure takes a right of its own, so that it has to be named. The sources are asked while
   * rights are still being found out; of what they say, nothing is told before.
   */
  readonly sees?: readonly SourceName[] | Promise<readonly SourceName[]>;
  /** Asks the sources again, however young the last answer is. */
  readonly fresh?: boolean;
}

/** What goes without a further right. */
export const SEEN_BY_ALL: readonly SourceName[] = ['microsoft365'];

export const asksAbout = ({ serviceIds = [] }: Question, serviceId: string): boolean =>
  serviceIds.length === 0 || serviceIds.includes(serviceId);

/** Whether a problem is one the agent may mean: on a service asked about, and matching the described symptom. */
export function fits(question: Question, incident: Incident): boolean {
  const { symptom = '' } = question;
  return asksAbout(question, incident.serviceId) && (!hasSymptom(symptom) || symptomFit(symptom, incident) > 0);
}

/** Open before ended, then best fit for the described symptom, then incidents before the rest, then worst, then newest. */
export function ranked(incidents: readonly Incident[], { symptom = '' }: Question): readonly Incident[] {
  const fit = new Map(incidents.map((incident) => [incident, symptomFit(symptom, incident)]));
  return [...incidents].sort(
    (a, b) =>
      Number(b.isOpen) - Number(a.isOpen) ||
      (fit.get(b) ?? 0) - (fit.get(a) ?? 0) ||
      Number(b.classification === 'incident') - Number(a.classification === 'incident') ||
      byWorst(a.status, b.status) ||
      b.startedAt.getTime() - a.startedAt.getTime(),
  );
}
