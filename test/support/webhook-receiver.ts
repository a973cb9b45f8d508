import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Question } from './outside-server.ts';

const WINDOW_MS = 5 * 60_000;

/** What a receiver makes of a message by the Standard Webhooks specification: genuine, forged, or replayed. */
export function verdictOn({ headers, body }: Pick<Question, 'headers' | 'body'>, secret: string, now: Date) {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) =>
    String(headers[`webhook-${name}`]),
  );
  if (Math.abs(now.getTime() - Number(timestamp) * 1000) > WINDOW_MS) return 'replayed';
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  const isGenuine = signatures?.split(' ').some((one) => {
    const [version, signature = ''] = one.split(',');
    const bytes = Buffer.from(signature, 'base64');
    return version === 'v1' && bytes.length === expected.length && timingSafeEqual(bytes, expected);
  });
  return isGenuine ? 'genuine' : 'forged';
}
