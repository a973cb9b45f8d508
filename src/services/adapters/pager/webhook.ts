import { PageError, type Pager } from '../../oncall-ports.ts';
import { type SignedWebhook, WebhookError } from '../../webhook-ports.ts';

export interface WebhookPagerSettings {
  readonly webhook: SignedWebhook;
  readonly deadline: (ms: number) => AbortSignal;
}

/** Retries included. */
const LIMIT_MS = 45_000;

/** Notices as signed messages: `type`, `timestamp` and `data`, as the Standard Webhooks specification has them. */
export function createWebhookPager({ webhook, deadline }: WebhookPagerSettings): Pager {
  const asPageError = (error: unknown): never => {
    throw error instanceof WebhookError ? new PageError(error.message) : error;
  };
  return {
    name: `webhook ${webhook.host}`,
    way: 'webhook',
    reaches: webhook.host,
    async page({ id, event, subject, text, at, trouble }) {
      const body = JSON.stringify({
        type: `healthdesk.${trouble ? `${trouble.kind}.${event}` : event}`,
        timestamp: at.toISOString(),
        data: { event, subject, text, trouble: trouble?.kind, since: trouble?.since, until: trouble?.endedAt },
      });
      await webhook.post({ id, body }, deadline(LIMIT_MS)).catch(asPageError);
    },
    check: () => webhook.check().catch(asPageError),
  };
}
