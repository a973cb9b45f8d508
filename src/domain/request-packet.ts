import type { Agent } from './agent.ts';
import type { Customer } from './customer.ts';
import {
  type LinkedIncident,
  type RequestContact,
  type RequestDraft,
  type RequestService,
  type RequestTopic,
  SEVERITIES,
  type Severity,
  type SourceMessage,
} from './request-draft.ts';
import { momentTyped } from './wall-clock.ts';

/** What is sent to a desk: a draft that is whole. */
export interface RequestPacket {
  readonly customer: Pick<Customer, 'tenantId' | 'name' | 'domain'>;
  readonly service: RequestService;
  readonly incidents: readonly LinkedIncident[];
  readonly title: string;
  readonly description: string;
  readonly startedAt: Date;
  readonly severity: Severity;
  readonly businessImpact: string;
  readonly affectedUsers: string;
  readonly stepsTried: string;
  readonly contact: RequestContact;
  readonly copies: readonly string[];
  readonly by: Agent;
  readonly topic?: RequestTopic;
  readonly subscriptionId?: string;
  readonly message?: SourceMessage;
}

/** The form's fields, where a problem is told; each has a name in words (`request.field.<field>`). */
export const REQUEST_FIELDS = [
  'customer',
  'service',
  'subscription',
  'topic',
  'title',
  'description',
  'started',
  'severity',
  'business-impact',
  'affected-users',
  'steps-tried',
  'contact-name',
  'contact-mail',
  'contact-phone',
  'copies',
] as const;

export type RequestField = (typeof REQUEST_FIELDS)[number];

/** What is wrong at one field (`request.problem.<problem>`). */
export interface FieldProblem {
  readonly field: RequestField;
  readonly problem: 'missing' | 'unconfirmed' | 'invalid' | 'too-long' | 'in-future' | 'refused';
  /** For `too-long`: so many characters it may have. */
  readonly most?: number;
  /** For `refused`: the desk's own words. */
  readonly said?: string;
}

/** What a desk wants on top of what every request has. */
export type DeskNeed = 'topic' | 'subscription' | 'contact-phone';

const LONGEST = { title: 200, description: 8000, words: 2000, contact: 200 } as const;
const MAIL = /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]+\.[^\s@<>,;"]+$/;
const PHONE = /^\+?[\d\s()./-]{5,30}$/;
/** Clocks differ; a minute ahead is no mistake. */
const AHEAD_MS = 60_000;

/** All that stands in the way of sending, in the order of the form; nothing when it can be sent. */
export function problemsOf(draft: RequestDraft, now: Date, needs: readonly DeskNeed[] = []): readonly FieldProblem[] {
  const { form, customer, service, topic, subscriptionId } = draft;
  const { contact } = form;
  const startedAt = startOf(draft);
  const isDated = form.startedOn.trim() !== '';
  return [
    ...(customer ? [] : [problem('customer', 'missing')]),
    ...(customer?.knownBy === 'guessed' ? [problem('customer', 'unconfirmed')] : []),
    ...(service ? [] : [problem('service', 'missing')]),
    ...(needs.includes('subscription') && !subscriptionId ? [problem('subscription', 'missing')] : []),
    ...(needs.includes('topic') && !topic ? [problem('topic', 'missing')] : []),
    ...textProblems('title', form.title, LONGEST.title, true),
    ...textProblems('description', form.description, LONGEST.description, true),
    ...(startedAt ? [] : [problem('started', isDated ? 'invalid' : 'missing')]),
    ...(startedAt && startedAt.getTime() > now.getTime() + AHEAD_MS ? [problem('started', 'in-future')] : []),
    ...(severityOf(form.severity) ? [] : [problem('severity', form.severity === '' ? 'missing' : 'invalid')]),
    ...textProblems('business-impact', form.businessImpact, LONGEST.words, true),
    ...textProblems('affected-users', form.affectedUsers, LONGEST.words, false),
    ...textProblems('steps-tried', form.stepsTried, LONGEST.words, false),
    ...textProblems('contact-name', contact.name, LONGEST.contact, true),
    ...formProblems('contact-mail', contact.mail, MAIL, true),
    ...formProblems('contact-phone', contact.phone, PHONE, needs.includes('contact-phone')),
    ...(addressesIn(form.copies).every((address) => MAIL.test(address)) ? [] : [problem('copies', 'invalid')]),
  ];
}

/** The draft as it is sent. Nothing while `problemsOf` has any, or the customer is another one. */
export function packetOf(
  draft: RequestDraft,
  customer: Customer,
  now: Date,
  needs: readonly DeskNeed[] = [],
): RequestPacket | undefined {
  const { form, service, topic, subscriptionId, message, incidents, by } = draft;
  const [startedAt, severity] = [startOf(draft), severityOf(form.severity)];
  if (problemsOf(draft, now, needs).length > 0 || draft.customer?.tenantId !== customer.tenantId) return undefined;
  if (!service || !startedAt || !severity) return undefined;
  return {
    customer: { tenantId: customer.tenantId, name: customer.name, domain: customer.domain },
    service,
    incidents,
    title: form.title.trim(),
    description: form.description.trim(),
    startedAt,
    severity,
    businessImpact: form.businessImpact.trim(),
    affectedUsers: form.affectedUsers.trim(),
    stepsTried: form.stepsTried.trim(),
    contact: form.contact,
    copies: addressesIn(form.copies),
    by,
    ...(topic && { topic }),
    ...(subscriptionId && { subscriptionId }),
    ...(message && { message }),
  };
}

const problem = (field: RequestField, what: FieldProblem['problem']): FieldProblem => ({ field, problem: what });

const severityOf = (typed: string): Severity | undefined => SEVERITIES.find((severity) => severity === typed);

const startOf = ({ form }: RequestDraft): Date | undefined =>
  momentTyped(form.startedOn.trim(), form.startedTime.trim() || '00:00', form.contact.zone);

const addressesIn = (typed: string): readonly string[] => typed.split(/[\s,;]+/).filter((address) => address !== '');

function textProblems(field: RequestField, typed: string, most: number, isNeeded: boolean): readonly FieldProblem[] {
  const text = typed.trim();
  if (text === '') return isNeeded ? [problem(field, 'missing')] : [];
  return text.length > most ? [{ field, problem: 'too-long', most }] : [];
}

function formProblems(field: RequestField, typed: string, form: RegExp, isNeeded: boolean): readonly FieldProblem[] {
  const text = typed.trim();
  if (text === '') return isNeeded ? [problem(field, 'missing')] : [];
  return form.test(text) ? [] : [problem(field, 'invalid')];
}
