import type { PortalLink } from './portal-links.ts';
import type { DeskNeed, FieldProblem } from './request-packet.ts';
import type { SourceError } from './source-error.ts';

/**
 * Where service requests go: Microsoft's Azure support, Microsoft 365 support (through a person's hands), or the ticket
 * system of the partner's own.
 */
export type DeskKind = 'azure' | 'microsoft365' | 'own';

/** Why a desk leaves the filing to the agent's own hands (`desk.hand-off.<why>.*`). */
export type HandOffReason =
  /** No API takes these. */
  | 'no-api'
  /** The application holds no role that may file there. */
  | 'app-no-right'
  /** The agent holds none. */
  | 'agent-no-right'
  /** Healthdesk is not set up to file there. */
  | 'not-set-up';

/** Why a desk is none for this customer and service (`desk.not-here.<why>.*`). */
export type NotHereReason =
  /** It takes no requests for such a service. */
  | 'other-service'
  /** An indirect reseller's provider files these. */
  | 'indirect-provider'
  /** The customer has no subscription that we reach. */
  | 'no-subscription'
  /** The customer's access has ended, or was never given. */
  | 'no-access'
  /** The settings leave this customer out. */
  | 'not-for-customer';

/** Whether a desk takes a request of this customer for this service, from this agent. */
export type DeskReadiness =
  | {
      readonly kind: 'ready';
      readonly needs: readonly DeskNeed[];
      /** Of the customer's, to choose from, where a subscription is needed. */
      readonly subscriptions: readonly { readonly id: string; readonly name: string }[];
    }
  | {
      readonly kind: 'hand-off';
      readonly why: HandOffReason;
      /** Names of the partner's groups whose members may file there, where the agent may not and they are told. */
      readonly theseMay?: readonly string[];
    }
  | { readonly kind: 'not-here'; readonly why: NotHereReason }
  /** It could not be found out just now. */
  | { readonly kind: 'failed'; readonly failure: SourceError };

/** What a desk said no to (`desk.refusal.<kind>.*`). */
export type DeskRefusal =
  /** What was sent does not suit it: fields tell where. */
  | 'fields'
  /** No support plan that takes requests by API. */
  | 'plan'
  /** No right to file, or not any more. */
  | 'role'
  /** Anything else; its own words tell. */
  | 'other';

/** What a desk tells of a request that it has. */
export interface DeskReceipt {
  /** What people call it by; some desks give it a little later. */
  readonly number?: string;
  /** To see it there, on an https host that is known. */
  readonly link?: string;
  /** By which the desk finds it again, in its own way; opaque to everybody else. */
  readonly ref: string;
}

/** For an agent's own hands: where to file it, and what to fill in there, part by part. */
export interface HandOff {
  readonly portals: readonly PortalLink[];
  readonly why: HandOffReason;
  readonly parts: readonly HandOffPart[];
}

export interface HandOffPart {
  /** Each has a heading in words (`request.part.<name>`). */
  readonly name: 'title' | 'description' | 'contact';
  readonly text: string;
}

/** What came of filing. */
export type FilingOutcome =
  | { readonly kind: 'filed'; readonly receipt: DeskReceipt }
  /** It will never be taken as it is. */
  | {
      readonly kind: 'refused';
      readonly why: DeskRefusal;
      readonly fields: readonly FieldProblem[];
      /** The desk's own words, shown and not interpreted. */
      readonly said: string;
    }
  /** Nothing has been filed: it did not get there, or the desk asks to come back later. */
  | { readonly kind: 'failed'; readonly failure: SourceError }
  /** It may have been filed, or not: look it up before trying again. */
  | { readonly kind: 'unclear'; readonly failure: SourceError }
  | { readonly kind: 'handed-off'; readonly handOff: HandOff };

/** What came of looking up whether a request is there. */
export type FindOutcome =
  | { readonly kind: 'filed'; readonly receipt: DeskReceipt }
  /** The desk has answered: it is not there, and is not on its way. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'unclear'; readonly failure: SourceError };
