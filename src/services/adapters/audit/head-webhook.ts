import type { HeadKeeper } from '../../audit-ports.ts';
import type { SignedWebhook } from '../../webhook-ports.ts';

export interface HeadWebhookSettings {
  readonly webhook: SignedWebhook;
  readonly deadline: (ms: number) => AbortSignal;
}

/** Retries included. */
const LIMIT_MS = 45_000;

/** Heads as signed messages, the body being the head alone: a receiver that appends bodies to a file has what `verify` reads. */
export const createHeadWebhook = ({ webhook, deadline }: HeadWebhookSettings): HeadKeeper => ({
  place: webhook.host,
  async keep(head) {
    await webhook.post({ id: `audit-head-${head.position}`, body: JSON.stringify(head) }, deadline(LIMIT_MS));
  },
});
