import type { Agent } from './agent.ts';
import type { Incident } from './incident.ts';

/** What a customer is told about an incident, in the order in which it comes. */
export const REPLY_KINDS = ['first-notice', 'update', 'resolved', 'review'] as const;
export type ReplyKind = (typeof REPLY_KINDS)[number];

export const REPLY_TONES = ['formal', 'plain'] as const;
export type ReplyTone = (typeof REPLY_TONES)[number];

/** How one customer is written to. */
export interface ReplyManner {
  /** One that the bot speaks. */
  readonly language: string;
  /** IANA zone of all times in the text. */
  readonly zone: string;
  readonly tone: ReplyTone;
}

/** What somebody has taken to tell a customer. */
export interface TakenReply {
  /** The same press with the same words is the same reply. */
  readonly id: string;
  readonly tenantId: string;
  /** Microsoft's, in capitals. */
  readonly incidentId: string;
  readonly kind: ReplyKind;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly by: Agent;
  readonly at: Date;
}

/** A piece of Microsoft's own prose: shown as it comes. */
export interface MicrosoftsWords {
  readonly text: string;
  readonly at: Date;
}

/** All that a reply may say: what one customer's own sources tell about one incident, and the customer's name. */
export interface ReplyFacts
  extends Pick<
    Incident,
    | 'id'
    | 'serviceName'
    | 'title'
    | 'classification'
    | 'isOpen'
    | 'startedAt'
    | 'endedAt'
    | 'plannedEndAt'
    | 'nextUpdateAt'
    | 'impact'
    | 'scope'
    | 'impactedServices'
    | 'regions'
    | 'subscriptions'
  > {
  readonly customerName: string;
  /** Services of the customer that work, those that most people use first; empty where a source does not answer. */
  readonly unaffected: readonly string[];
  /** What Microsoft does, or how it has ended. */
  readonly status?: MicrosoftsWords;
  readonly workaround?: MicrosoftsWords;
  readonly cause?: MicrosoftsWords;
  /** Microsoft has published its post-incident review. */
  readonly isReviewed: boolean;
}

/** What a partner's own text may ask for; a paragraph that asks for what there is not is left out. */
export const REPLY_SLOTS = [
  'customer',
  'service',
  'incident',
  'title',
  'impact',
  'scope',
  'since',
  'lasted',
  'unaffected',
  'workaround',
  'status',
  'cause',
  'nextUpdate',
  'facts',
  'agent',
] as const;
export type ReplySlot = (typeof REPLY_SLOTS)[number];

/** The partner's own texts, in ICU MessageFormat, by language; whatever is missing is said in ours. */
export interface ReplyTemplates {
  readonly signature: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<string, Readonly<Partial<Record<ReplyKind, string | ReplyByTone>>>>>;
}
type ReplyByTone = Readonly<Partial<Record<ReplyTone, string>>>;

/** What may be said of it as it stands: nothing is called resolved that is open. */
export const kindsFor = ({ isOpen }: Pick<Incident, 'isOpen'>): readonly ReplyKind[] =>
  isOpen ? ['first-notice', 'update'] : ['resolved', 'review'];

/** What comes next, by what was told last. */
export function proposedKind({ isOpen }: Pick<Incident, 'isOpen'>, last: ReplyKind | undefined): ReplyKind {
  if (isOpen) return last === undefined ? 'first-notice' : 'update';
  return last === 'resolved' || last === 'review' ? 'review' : 'resolved';
}

/** Parted by blank lines. */
export const paragraphsOf = (text: string): readonly string[] =>
  text.split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/).filter((paragraph) => paragraph.trim() !== '');
