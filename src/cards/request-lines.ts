import type { Customer } from '../domain/customer.ts';
import type { FiledRequest } from '../domain/filed-request.ts';
import type { PortalLink } from '../domain/portal-links.ts';
import type { ServiceRequest } from '../domain/service-request.ts';
import type { Words } from '../words/words.ts';
import { clip } from './literal.ts';
import { dotted } from './rich-text.ts';

/** What every card about service requests is about, and where else they are seen. */
export interface RequestsFrame {
  readonly customer: Customer;
  readonly portals: readonly PortalLink[];
  /** Those that were filed from here, as far as who asks may see them. */
  readonly ours?: readonly FiledRequest[];
  readonly words: Words;
}

const HALF_A_YEAR_MS = 182 * 24 * 60 * 60_000;

/** Requests may be years old: from half a year on the day alone, with its year. */
export const dayOrTime = (at: Date, words: Words, now: Date): string =>
  now.getTime() - at.getTime() > HALF_A_YEAR_MS ? words.date(at) : words.time(at, now);

/** "Open · Critical · 616122292874576 · Exchange Online". */
export const requestFacts = ({ status, severity, id, product }: ServiceRequest, words: Words): string =>
  dotted([
    words.say(`requests.status.${status}`),
    severity === 'unknown' ? undefined : words.say(`requests.severity.${severity}`),
    id,
    product && clip(product, 80),
  ]);

/** "created 20 Nov, 18:42 GMT+9 · updated 09:12 GMT+9", or when it was closed. */
export function requestTimes(request: ServiceRequest, words: Words, now: Date): string {
  const { createdAt, updatedAt, closedAt, status } = request;
  const told = (key: 'requests.created' | 'requests.closed-at' | 'time.updated', at: Date | undefined) =>
    at && words.say(key, { at: dayOrTime(at, words, now) });
  const last = status === 'closed' && closedAt ? told('requests.closed-at', closedAt) : told('time.updated', updatedAt);
  return dotted([told('requests.created', createdAt), last]);
}

/** Whose tenant, and when Partner Center was asked. */
export const requestsReadLine = ({ domain }: Customer, words: Words, now: Date): string =>
  dotted([clip(domain, 100), words.say('requests.read', { at: words.time(now, now) })]);
