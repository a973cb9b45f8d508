import { z } from 'zod';
import { SourceError } from '../../../domain/source-error.ts';
import type { AzureEntitlements, EntitledSubscription } from '../../ports.ts';
import { parse } from '../http/parse.ts';
import type { Asking } from '../http/tokens.ts';
import { WireText, wireList } from '../wire/wire-time.ts';
import { createAskPartnerCenter, type PartnerCenterSettings } from './ask.ts';

export interface EntitlementSettings extends PartnerCenterSettings {
  /** Whether the partner account has signed in, whose tokens these are: the calls want a person with MFA. */
  readonly isOpen: () => Promise<boolean>;
  readonly now: () => Date;
  /** So long Partner Center may keep a reading of Azure waiting. */
  readonly deadline: () => AbortSignal;
}

const WireSubscription = z.object({ id: z.string().min(1), offerId: WireText, status: WireText });
const Subscriptions = z.object({ items: wireList(WireSubscription) });

const WireEntitlement = z.object({ id: z.string().min(1), friendlyName: WireText, status: WireText });

/** The Azure subscriptions under one Azure plan; those that are suspended or deleted have no health. */
export const EntitlementList = z
  .object({ items: wireList(WireEntitlement) })
  .transform(({ items }): readonly EntitledSubscription[] =>
    items
      .filter(({ status }) => status === undefined || status.toLowerCase() === 'active')
      .map(({ id, friendlyName }) => ({ id: id.toLowerCase(), name: friendlyName ?? id })),
  );

/** The Azure plan's offer in every market and segment (as CIPP finds it). */
const AZURE_PLAN = /^DZH318Z0BPS6/i;
/** What is sold changes seldom. */
const KEPT_MS = 60 * 60_000;
const REFUSED_MS = 10 * 60_000;
const MOST_KEPT = 20_000;

/**
 * What the partner sells of Azure: a customer's Azure plans, and the subscriptions under each. Optional: without the
 * partner account, without an answer in time or without the right, nobody can tell.
 */
export function createAzureEntitlements(settings: EntitlementSettings): AzureEntitlements {
  const { now } = settings;
  const ask = createAskPartnerCenter(settings);
  type Kept = { readonly entitled: readonly EntitledSubscription[] | undefined; readonly until: number };
  const kept = new Map<string, Kept>();

  async function read(tenantId: string, asking: Asking): Promise<readonly EntitledSubscription[]> {
    const subscriptions = `/v1/customers/${encodeURIComponent(tenantId)}/subscriptions`;
    const { items } = parse(Subscriptions, await ask(subscriptions, asking), asking, 'subscriptions');
    const plans = items.filter(({ offerId }) => AZURE_PLAN.test(offerId ?? ''));
    const lists = await Promise.all(
      plans.map(async ({ id }) => {
        const path = `${subscriptions}/${encodeURIComponent(id)}/azureEntitlements`;
        return parse(EntitlementList, await ask(path, asking), asking, 'azureEntitlements');
      }),
    );
    return lists.flat();
  }

  function keep(tenantId: string, entitled: Kept['entitled'], forMs: number): Kept['entitled'] {
    const [oldest] = kept.keys();
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(tenantId, { entitled, until: now().getTime() + forMs });
    return entitled;
  }

  return {
    async of(tenantId, signal) {
      const known = kept.get(tenantId);
      if (known && now().getTime() < known.until) return known.entitled;
      if (!(await settings.isOpen())) return undefined;
      const asking: Asking = { source: 'partner-center', signal: AbortSignal.any([signal, settings.deadline()]) };
      try {
        return keep(tenantId, await read(tenantId, asking), KEPT_MS);
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        return keep(tenantId, known?.entitled, REFUSED_MS);
      }
    },
  };
}
