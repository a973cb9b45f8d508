import { z } from 'zod';
import { WireText } from '../wire/wire-time.ts';
import { armPage } from './camel-cased.ts';

export interface Subscription {
  /** In small letters. */
  readonly id: string;
  readonly name: string;
  /** The tenant that the subscription belongs to, in small letters; Lighthouse does not change it. */
  readonly tenantId: string;
}

const GONE = ['disabled', 'deleted'];

const WireSubscription = z
  .object({ subscriptionId: z.string().min(1), tenantId: WireText, displayName: WireText, state: WireText })
  .transform(({ subscriptionId, tenantId = '', displayName, state }) => {
    const subscription: Subscription = {
      id: subscriptionId.toLowerCase(),
      name: displayName ?? subscriptionId,
      tenantId: tenantId.toLowerCase(),
    };
    return { subscription, isLive: !GONE.includes(state?.toLowerCase() ?? '') };
  });

/** Subscriptions on which the token holds any role; those without one are not listed at all. */
export const SubscriptionPage = armPage(WireSubscription);

export const SUBSCRIPTIONS = '/subscriptions?api-version=2022-12-01';

export const liveOf = (listed: readonly z.output<typeof WireSubscription>[]): readonly Subscription[] =>
  listed.filter(({ isLive }) => isLive).map(({ subscription }) => subscription);
