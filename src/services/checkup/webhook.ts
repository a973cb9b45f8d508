import { type Check, check, ok, skipped, warn } from './check.ts';

export interface WebhookNeeds {
  /** The address at which we hear Partner Center; only its path where nobody has said how we are reached. */
  readonly address: string;
  /** Where its events are posted now, and which; nothing when nobody has registered that. */
  readonly registered: () => Promise<{ readonly url: string; readonly events: readonly string[] } | undefined>;
}

/** What changes whom we may read: source: Partner Center's list of webhook events. */
const WANTED = ['granular-admin-relationship-activated', 'granular-admin-relationship-terminated'];

const PLAN = { name: 'webhook-registration', system: 'Partner Center', asks: 'Does it post its events to us?' };

/** Without it customers and relationships are read every few minutes all the same. */
export function webhookCheck(needs: WebhookNeeds | undefined): Check {
  if (!needs) return { ...PLAN, ask: async () => skipped('No events are wanted.') };
  const { address, registered } = needs;
  const register = `Register ${address} as the webhook, with the events ${WANTED.join(' and ')} (docs/setup.md).`;
  return check({
    ...{ ...PLAN, after: ['reader-credential'] },
    ask: registered,
    reads(found) {
      if (!found) return warn('Nothing is registered: changes are read every few minutes.', register);
      if (!found.url.endsWith(address)) return warn(`It posts them to ${found.url || 'nowhere'}.`, register);
      const missing = WANTED.filter((name) => !found.events.includes(name));
      return missing.length === 0 ? ok('It does.') : warn(`It does, but not ${missing.join(', ')}.`, register);
    },
    refused: { outcome: 'warn' },
  });
}
