import type { PartnerRole } from './agent.ts';

/** What a person may want of Healthdesk. Every verb of the product, present and to come, stands here. */
export const DEEDS = [
  'find-customers',
  'see-health',
  'see-messages',
  'escalate',
  'answer-request',
  'follow',
  'acknowledge',
  'approve-audience',
  'tag-customers',
  'offboard',
] as const;

export type Deed = (typeof DEEDS)[number];

/** Which roles may do what. */
export type Policy = Readonly<Record<Deed, readonly PartnerRole[]>>;

const ALL: readonly PartnerRole[] = ['global-admin', 'admin-agent', 'helpdesk-agent', 'sales-agent'];
const WRITERS: readonly PartnerRole[] = ['global-admin', 'admin-agent', 'helpdesk-agent'];
const ADMINS: readonly PartnerRole[] = ['global-admin', 'admin-agent'];

/** Source: Partner Center's "Check service health" page and permission overview. Sales sees, and writes nothing. */
export const DEFAULT_POLICY: Policy = {
  'find-customers': ALL,
  'see-health': ALL,
  'see-messages': ALL,
  escalate: WRITERS,
  'answer-request': WRITERS,
  follow: WRITERS,
  acknowledge: WRITERS,
  'approve-audience': ADMINS,
  // A tag opens its customers to the conversations that are approved for it.
  'tag-customers': ADMINS,
  offboard: ADMINS,
};

/** Which of the customer's Entra roles a deed needs in a GDAP assignment (`entra-roles.json` names them). */
export type Suits = 'health' | 'messages' | 'tickets';

export const SUITS: Readonly<Record<Deed, Suits | undefined>> = {
  'find-customers': 'health',
  'see-health': 'health',
  'see-messages': 'messages',
  escalate: 'tickets',
  'answer-request': 'tickets',
  follow: 'health',
  acknowledge: 'health',
  'approve-audience': undefined,
  'tag-customers': 'health',
  offboard: undefined,
};
