import type { Customer } from '../../domain/customer.ts';
import type { OpenOutages } from '../../domain/open-outages.ts';
import { type Outage, worstThenWidest } from '../../domain/outage.ts';
import type { SourceName } from '../../domain/service.ts';
import { isStale } from '../../domain/verdict.ts';
import type { LookAge, LookBook } from '../outage-ports.ts';
import { narrow, withSilence } from './narrow.ts';
import { verdictOfOutage } from './outage-verdict.ts';

export interface ListOpenNeeds {
  readonly openOutages: () => Promise<readonly Outage[]>;
  readonly looks: Pick<LookBook, 'ages'>;
  readonly clock: () => Date;
}

/** Everything open at these customers, as their reader may hear of it. */
export type ListOpen = (customers: readonly Customer[], sees: readonly SourceName[]) => Promise<OpenOutages>;

export function createListOpen({ openOutages, looks, clock }: ListOpenNeeds): ListOpen {
  return async (customers, sees) => {
    const now = clock();
    const ids = customers.map(({ tenantId }) => tenantId);
    const ours = new Set(ids);
    const ages = Map.groupBy(
      (await looks.ages(ids)).filter(({ source }) => sees.includes(source)),
      ({ tenantId }) => tenantId,
    );
    const isFresh = ({ answeredAt }: LookAge) => answeredAt !== undefined && !isStale(answeredAt, now);
    const isSilent = (tenantId: string) => !ages.get(tenantId)?.every(isFresh);

    const judged = (await openOutages()).flatMap((one) => {
      if (!sees.includes(one.incident.source)) return [];
      const heard = narrow(one, (tenantId) => ours.has(tenantId));
      if (!heard || heard.state === 'resolved') return [];
      const { source } = heard.incident;
      const outage = withSilence(heard, ({ tenantId }) => {
        const its = ages.get(tenantId)?.find((age) => age.source === source);
        return its === undefined || !isFresh(its);
      });
      return [{ outage, verdict: verdictOfOutage(outage, now) }];
    });
    const sorted = judged.sort((a, b) => worstThenWidest(a.outage, b.outage));
    const heardAt = [...ages.values()].flat().flatMap((age) => (isFresh(age) && age.answeredAt?.getTime()) || []);
    return {
      incidents: sorted.filter(({ outage }) => outage.incident.classification === 'incident'),
      advisories: sorted.filter(({ outage }) => outage.incident.classification === 'advisory'),
      customers: ids.length,
      silent: ids.filter(isSilent).length,
      ...(heardAt.length > 0 && { readAt: new Date(heardAt.reduce((least, at) => Math.min(least, at))) }),
    };
  };
}
