import type { Outage } from './outage.ts';

/** What Healthdesk itself needs of Microsoft: that Teams takes its cards, and that Entra gives it tokens. */
export const OWN_TROUBLE_KINDS = ['deliveries', 'tokens'] as const;

export type OwnTroubleKind = (typeof OWN_TROUBLE_KINDS)[number];

/** One time in which Healthdesk could not do its work, by no fault of a customer's. */
export interface OwnTrouble {
  readonly id: string;
  readonly kind: OwnTroubleKind;
  /** The first failure after which nothing has worked. */
  readonly since: Date;
  /** The last one that is known. */
  readonly failedAt: Date;
  readonly tries: number;
  /** The last answer, for whoever looks for the cause. Names no customer. */
  readonly why: string;
  /** Since when it is more than a hiccup; absent for one. */
  readonly raisedAt?: Date;
  readonly endedAt?: Date;
}

/** After this long it is more than a hiccup. */
export const RAISED_AFTER_MS = 3 * 60_000;

/** News of this time could not be delivered, or not even be read. */
export interface Blind {
  readonly kind: OwnTroubleKind;
  readonly from: Date;
  readonly until: Date;
}

/**
 * What a card has to say of its own blindness: of times in which the place followed and the outage was known, until Microsoft
 * has said something since. Where cards cannot be delivered yet, it ends with the delivery that brings the card: nobody reads
 * it otherwise.
 */
export function blindnessOf(
  troubles: readonly OwnTrouble[],
  { incident, firstSeenAt }: Outage,
  followedSince: Date,
  now: Date,
): readonly Blind[] {
  return troubles.flatMap(({ kind, since: from, raisedAt, endedAt }) => {
    const until = endedAt ?? (kind === 'deliveries' ? now : undefined);
    if (!raisedAt || !until) return [];
    const concerns = firstSeenAt < until && followedSince < until && incident.updatedAt < until;
    return concerns ? [{ kind, from, until }] : [];
  });
}
