import type { Agent } from './agent.ts';
import type { Place } from './following.ts';
import type { Phase } from './phase.ts';
import type { SourceName } from './service.ts';

/** Microsoft's severities of a service request, worst first. */
export const SEVERITIES = ['critical', 'moderate', 'minimal'] as const;

export type Severity = (typeof SEVERITIES)[number];

/**
 * Whose request it is, and how that is known: `exact` where somebody chose, or a domain, an address or a tenant id told;
 * `guessed` from words alone, to be confirmed before anything is sent.
 */
export interface DraftCustomer {
  readonly tenantId: string;
  readonly knownBy: 'exact' | 'guessed';
}

export interface RequestService {
  /** `Service.id` within its source. */
  readonly id: string;
  readonly name: string;
  readonly source: SourceName;
}

/** An incident that a request belongs to, as it stood when somebody last looked. */
export interface LinkedIncident {
  readonly id: string;
  readonly title: string;
  readonly isOpen: boolean;
  readonly phase: Phase;
  readonly startedAt: Date;
}

/** Whom the desk answers. All of it as typed: empty where nothing was. */
export interface RequestContact {
  readonly name: string;
  readonly mail: string;
  /** With country code; a desk may do without. */
  readonly phone: string;
  /** IANA. */
  readonly zone: string;
  /** BCP 47, in which the desk should answer. */
  readonly language: string;
}

/** The Teams message that somebody escalated. Its words are its author's. */
export interface SourceMessage {
  readonly text: string;
  readonly author: string;
  readonly link?: string;
}

/** What a desk files a request under, where it has such a list; ids are the desk's own. */
export interface RequestTopic {
  readonly serviceId: string;
  readonly serviceName: string;
  readonly classificationId: string;
  readonly classificationName: string;
}

/** What somebody types. Kept as typed, good or bad, so that nothing is lost. */
export interface RequestForm {
  readonly title: string;
  /** What is wrong, with impact and timeline. */
  readonly description: string;
  /** `YYYY-MM-DD` and `HH:MM`, by the clock of the contact's zone. */
  readonly startedOn: string;
  readonly startedTime: string;
  /** A `Severity`, or nothing yet. */
  readonly severity: string;
  readonly businessImpact: string;
  readonly affectedUsers: string;
  readonly stepsTried: string;
  readonly contact: RequestContact;
  /** Mail addresses with commas, semicolons or blanks between. */
  readonly copies: string;
}

/** A service request that somebody is writing. Only they see it, and only they send it. */
export interface RequestDraft {
  /** Names the request from its first word on: the key by which it is filed once. */
  readonly id: string;
  readonly by: Agent;
  /** Where it was begun, and its card will stay. */
  readonly place?: Place;
  readonly customer?: DraftCustomer;
  /** Of the desk that was chosen. */
  readonly deskId?: string;
  readonly service?: RequestService;
  readonly incidents: readonly LinkedIncident[];
  readonly form: RequestForm;
  readonly topic?: RequestTopic;
  /** Azure's, where the desk asks for one. */
  readonly subscriptionId?: string;
  readonly message?: SourceMessage;
  readonly changedAt: Date;
}

export const EMPTY_FORM: RequestForm = {
  title: '',
  description: '',
  startedOn: '',
  startedTime: '',
  severity: '',
  businessImpact: '',
  affectedUsers: '',
  stepsTried: '',
  contact: { name: '', mail: '', phone: '', zone: 'UTC', language: 'en' },
  copies: '',
};
