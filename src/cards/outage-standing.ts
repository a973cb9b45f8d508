import type { Customer } from '../domain/customer.ts';
import { byWorst, type HealthStatus } from '../domain/health-status.ts';
import { type Exposure, type Outage, statusOfOutage } from '../domain/outage.ts';
import type { Words } from '../words/words.ts';
import { clip } from './literal.ts';

/** Nothing for those who are no customers any more. */
export type CustomerOf = (tenantId: string) => Customer | undefined;

export interface Affected {
  readonly customer: Customer;
  readonly exposure: Exposure;
}

/** What an outage's icon shows. One that no source shows any more is unknown, not over. */
export function statusShown(outage: Outage): HealthStatus {
  if (outage.state === 'vanished') return 'unknown';
  return outage.state === 'resolved' ? 'operational' : statusOfOutage(outage);
}

/** The word beside the icon. */
export function stateWord(outage: Outage, words: Words): string {
  if (outage.state === 'vanished') return words.say('outage.vanished');
  if (outage.state === 'open') return words.say(`status.${statusShown(outage)}`);
  const { phase, status } = outage.incident;
  return words.say(status === 'operational' ? `phase.${phase}` : 'phase.resolved');
}

/** "2 incidents and 1 advisory", by what their rows show. */
export function kindsOf(outages: readonly Outage[], words: Words): string {
  const isAdvisory = (outage: Outage) =>
    outage.incident.classification === 'advisory' || statusShown(outage) === 'advisory';
  const advisories = outages.filter(isAdvisory).length;
  const incidents = outages.length - advisories;
  return words.list([
    ...(incidents > 0 ? [words.say('count.incidents', { count: incidents })] : []),
    ...(advisories > 0 ? [words.say('count.advisories', { count: advisories })] : []),
  ]);
}

/** When it ended for those of whom the card speaks; where nobody said so, when Microsoft last did. */
export function endedAt({ incident, exposures }: Outage): Date {
  const ends = exposures.flatMap((one) => one.endedAt?.getTime() ?? []);
  return ends.length > 0 ? new Date(Math.max(...ends)) : (incident.endedAt ?? incident.updatedAt);
}

/** Made once: thousands of names are sorted for one card. */
const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true }).compare;

/** Whom it hits: where it still shows before where it has ended, worst first, then by name. */
export function affectedBy({ exposures }: Outage, customerOf: CustomerOf): readonly Affected[] {
  const known = exposures.flatMap((exposure) => {
    const customer = customerOf(exposure.tenantId);
    return customer ? [{ customer, exposure }] : [];
  });
  return known.sort(
    (a, b) =>
      Number(hasEnded(a)) - Number(hasEnded(b)) ||
      byWorst(a.exposure.status, b.exposure.status) ||
      byName(a.customer.name, b.customer.name),
  );
}

export const hasEnded = ({ exposure }: Affected): boolean => exposure.endedAt !== undefined;

/** Those that the first line counts: where it still shows; once it is over, everybody whom it has hit. */
export function counted(outage: Outage, affected: readonly Affected[]): readonly Affected[] {
  const live = affected.filter((one) => !hasEnded(one));
  return outage.state === 'open' && live.length > 0 ? live : affected;
}

const MOST_NAMED = 3;

/** "Contoso, Fabrikam, 한빛물산 and 4 more". */
export function namesOf(affected: readonly Affected[], words: Words): string {
  const names = affected.slice(0, MOST_NAMED).map(({ customer }) => clip(customer.name, 80));
  const more = affected.length - names.length;
  return words.list(more > 0 ? [...names, words.say('count.more', { count: more })] : names);
}

/** The first line: which service, how it stands, whom it hits. */
export function outageVerdict(outage: Outage, affected: readonly Affected[], words: Words): string {
  const { incident, state } = outage;
  const those = counted(outage, affected);
  const key = state === 'resolved' && incident.phase === 'review-published' ? 'review' : state;
  return words.say(`outage.headline.${key}`, {
    service: clip(incident.serviceName, 80),
    id: clip(incident.id, 60),
    status: statusShown(outage),
    count: those.length,
    customer: clip(those[0]?.customer.name ?? '', 100),
  });
}
