import type { Environment } from './certificate.ts';

/** The keys in a setting, the newest first: base64 of 24 to 64 bytes each, with or without `whsec_` before it. */
export function readWebhookKeys(text: string): readonly Buffer[] | undefined {
  const keys = text.split(',').map((one) => one.trim().replace(/^whsec_/, ''));
  const bytes = keys.map((key) => Buffer.from(key, 'base64'));
  const isWell = keys.every((key) => /^[A-Za-z0-9+/]+={0,2}$/.test(key));
  return isWell && bytes.every(({ length }) => length >= 24 && length <= 64) ? bytes : undefined;
}

/** What is wrong with a receiver of signed messages, whose address is in the setting of this name. */
export function webhookProblems(
  { name, url, secretName, secret }: Record<'name' | 'url' | 'secretName' | 'secret', string | undefined>,
  allowedHosts: readonly string[],
): readonly string[] {
  if (!url) return secret ? [`${secretName}: must not be set without ${name}`] : [];
  const host = URL.parse(url)?.host ?? '';
  const isAllowed = allowedHosts.some((one) => one.toLowerCase() === host);
  return [
    ...(secret ? [] : [`${secretName}: must be set beside ${name} (openssl rand -base64 32)`]),
    ...(isAllowed ? [] : [`WEBHOOK_HOSTS: must name the host of ${name}`]),
  ];
}

/** This machine is no place for a message, unless all of it is the sandbox's. */
export const loopbackProblems = ({ WEBHOOK_LOOPBACK, BOT_LOCAL }: Environment): readonly string[] =>
  WEBHOOK_LOOPBACK === 'true' && BOT_LOCAL !== 'true' ? ['WEBHOOK_LOOPBACK: is allowed with BOT_LOCAL=true only'] : [];
