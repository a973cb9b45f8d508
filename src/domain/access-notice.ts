import type { PortalLink } from './portal-links.ts';

/** What an answer says about our delegated access to the customer. */
export type AccessNotice =
  /** For those who can act: it ends, and does not renew itself. */
  | {
      readonly kind: 'ends-soon';
      readonly at: Date;
      /** The relationship's name, as Partner Center lists it. */
      readonly relationship: string;
      /** Where it is prolonged. */
      readonly page: PortalLink;
    }
  | {
      readonly kind: 'ended';
      /** Absent where nobody tells. */
      readonly at?: Date;
      readonly page: PortalLink;
      /** Where the customer approves a relationship that waits for it. */
      readonly invitation?: PortalLink;
      /** For those who take leave of customers: what this one may delete, and how long we keep its history. */
      readonly parting?: Parting;
    };

export interface Parting {
  /** Client id of the application that customers have consented to. */
  readonly applicationId: string;
  readonly historyDays: number;
}
