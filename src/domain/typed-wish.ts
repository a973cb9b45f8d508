import type { CustomerChoice, Wish } from './following.ts';

/** A wish as a form holds it: typed and chosen, not read yet. What there may be several of is parted by commas. */
export interface TypedWish {
  readonly which: CustomerChoice['kind'];
  /** Tenant ids. */
  readonly customers: string;
  readonly patterns: string;
  /** Names of tags. */
  readonly tags: string;
  /** As people call them; empty for all. */
  readonly services: string;
  readonly classifications: string;
  readonly transitions: string;
  readonly quietFrom: string;
  readonly quietTo: string;
  /** IANA: of quiet hours, of the digest, and of all times on the cards. */
  readonly zone: string;
  readonly digestAt: string;
  readonly earlySignals: 'true' | 'false';
  readonly communications: string;
  readonly mutesMaintenance: 'true' | 'false';
  /** What the conversation may hear from then on: what it may already, the customers chosen here, or all. */
  readonly audience: 'keep' | 'same' | 'all';
}

/** Why a field cannot be read. */
export const WISH_PROBLEMS = [
  'no-customer',
  'too-many-customers',
  'no-pattern',
  'no-tag',
  'unknown-service',
  'nothing-chosen',
  'half-quiet',
  'no-time',
  'no-zone',
  'not-approvable',
] as const;

export interface WishProblem {
  readonly kind: (typeof WISH_PROBLEMS)[number];
  /** The words that could not be read, where there are any. */
  readonly what?: string;
}

export type WishProblems = Partial<Readonly<Record<keyof TypedWish, WishProblem>>>;

/** A wish put back into a form. Tags are kept by key, and services by id: each names them as well; `services` better. */
export function typedOf(wish: Wish, services: readonly string[] = wish.serviceIds): TypedWish {
  const { customers, classifications, transitions } = wish;
  return {
    which: customers.kind,
    customers: customers.kind === 'list' ? customers.tenantIds.join(',') : '',
    patterns: customers.kind === 'names' ? customers.patterns.join(', ') : '',
    tags: customers.kind === 'tags' ? customers.tags.join(',') : '',
    services: services.join(', '),
    classifications: classifications.join(','),
    transitions: transitions.join(','),
    quietFrom: wish.quiet?.from ?? '',
    quietTo: wish.quiet?.to ?? '',
    zone: wish.quiet?.zone ?? wish.reader.zone,
    digestAt: wish.digestAt ?? '',
    earlySignals: wish.earlySignals ? 'true' : 'false',
    communications: (wish.communications ?? []).join(','),
    mutesMaintenance: wish.mutesMaintenance ? 'true' : 'false',
    audience: 'keep',
  };
}
