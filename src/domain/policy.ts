import type { PartnerRole } from './agent.ts';

/** What a person may want of Healthdesk. Every verb of the product, present and to come, stands here. */
export const DEEDS = [
  'find-customers',
  'see-health',
  'see-messages',
  /** On top of the customer's health: GDAP says nothing about Azure. */
  'see-azure',
  'see-requests',
  'escalate',
  'answer-request',
  'reply',
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

/**
 * Source: Partner Center's "Check service health" page and permission overview. Sales sees, and writes nothing. Azure is
 * AdminAgents' alone: that group is Owner of the customers' Azure plans, and no other group of Partner Center's has a right
 * there. Groups named in settings and role assignments on the subscriptions come on top (`azure-roles.json`).
 */
export const DEFAULT_POLICY: Policy = {
  'find-customers': ALL,
  'see-health': ALL,
  'see-messages': ALL,
  'see-azure': ['admin-agent'],
  'see-requests': ALL,
  escalate: WRITERS,
  'answer-request': WRITERS,
  reply: WRITERS,
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
  'see-azure': undefined,
  'see-requests': 'tickets',
  escalate: 'tickets',
  'answer-request': 'tickets',
  reply: 'health',
  follow: 'health',
  acknowledge: 'health',
  'approve-audience': undefined,
  'tag-customers': 'health',
  offboard: undefined,
};
