/** Graph's `capabilityStatus` of a subscribed SKU, mildest first; what nobody knows is `other`, and no good news. */
export const LICENCE_STATES = ['enabled', 'other', 'warning', 'suspended', 'locked-out'] as const;

export type LicenceState = (typeof LICENCE_STATES)[number];

/** What a customer has of one product. */
export interface SubscribedSku {
  /** Microsoft's part number (`ENTERPRISEPACK`). */
  readonly partNumber: string;
  /** Names of the service plans in it that are not switched off (`EXCHANGE_S_ENTERPRISE`). */
  readonly plans: readonly string[];
  /** Licences given to users. */
  readonly assigned: number;
  /** Licences there are, in whatever state. */
  readonly bought: number;
  readonly state: LicenceState;
}

/** A customer's licences for one service, over all products that bring it. Who has two such products counts twice. */
export interface Licences {
  readonly assigned: number;
  readonly bought: number;
  /** The worst that somebody's licence is in; where nobody has one, the mildest. */
  readonly state: LicenceState;
  /** Assigned licences in that state. */
  readonly inState: number;
  readonly readAt: Date;
}

const rank = (state: LicenceState): number => LICENCE_STATES.indexOf(state);

/** Nothing where no product brings the service. */
export function licencesOf(skus: readonly SubscribedSku[], readAt: Date): Licences | undefined {
  const mildestFirst = skus.toSorted((a, b) => rank(a.state) - rank(b.state));
  const held = mildestFirst.filter(({ assigned }) => assigned > 0);
  const state = (held.at(-1) ?? mildestFirst[0])?.state;
  if (state === undefined) return undefined;
  return {
    assigned: sum(held.map(({ assigned }) => assigned)),
    bought: sum(skus.map(({ bought }) => bought)),
    state,
    inState: sum(held.filter((sku) => sku.state === state).map(({ assigned }) => assigned)),
    readAt,
  };
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
