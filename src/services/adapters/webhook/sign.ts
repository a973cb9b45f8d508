import { createHmac } from 'node:crypto';

/**
 * The headers of the Standard Webhooks specification (standardwebhooks.com): HMAC-SHA256 over id, timestamp in seconds and
 * body, joined by dots; one signature a key, so that keys can be changed. Receivers refuse what is older than five minutes.
 */
export function signedHeaders(
  keys: readonly Buffer[],
  { id, body }: { readonly id: string; readonly body: string },
  now: Date,
): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signatures = keys.map(
    (key) => `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
  );
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
