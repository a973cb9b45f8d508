import {
  type Communication,
  maintenanceStage,
  needsAction,
  type SharedCommunication,
} from '../domain/communication.ts';
import type { Customer } from '../domain/customer.ts';
import type { Words } from '../words/words.ts';
import { clip } from './literal.ts';
import type { CustomerOf } from './outage-standing.ts';
import { dotted } from './rich-text.ts';

/** "Message · Plan for change · Major change · Severity: high · MC1234567". */
export function kindLine({ kind, category, isMajorChange, severity, id }: Communication, words: Words): string {
  return dotted([
    words.say(`communication.kind.${kind}`),
    category && category !== 'other' ? words.say(`communication.category.${category}`) : undefined,
    isMajorChange ? words.say('communication.major') : undefined,
    severity === 'normal' ? undefined : words.say(`communication.severity.${severity}`),
    clip(id, 60),
  ]);
}

/** Until when somebody has to act, or when a maintenance begins and ends; else when it was last changed. */
export function timeLine(it: Communication, words: Words, now: Date): string {
  if (needsAction(it, now) && it.actByAt) return actByLine(it.actByAt, words, now);
  if (it.state === 'cancelled') return words.say('communication.stage.cancelled');
  if (it.kind === 'maintenance') return maintenanceLine(it, words, now);
  return words.say('time.updated', { at: words.date(it.updatedAt) });
}

export function actByLine(at: Date, words: Words, now: Date): string {
  const left = at.getTime() - now.getTime();
  return words.say(left < 0 ? 'communication.act-overdue' : 'communication.act-by', {
    at: words.date(at),
    span: words.span(Math.abs(left)),
  });
}

/** "under way until 14:00 GMT+9", "begins 27 Nov, 18:42 GMT+9, until 22:42 GMT+9", or that Microsoft tells no hours. */
export function maintenanceLine(it: Communication, words: Words, now: Date): string {
  const stage = maintenanceStage(it, now);
  const time = (at: Date | undefined) => (at ? words.time(at, now) : '');
  if (stage === 'planned' && !it.endsAt) return words.say('time.begins', { at: time(it.startsAt) });
  if (stage === 'undated' && it.startsAt)
    return words.say('communication.stage.without-end', { start: time(it.startsAt) });
  return words.say(`communication.stage.${stage}`, { start: time(it.startsAt), end: time(it.endsAt) });
}

const MOST_NAMED = 3;

/** "7 customers · Contoso, Fabrikam, 한빛물산 and 4 more". */
export function customersLine({ tenantIds }: SharedCommunication, customerOf: CustomerOf, words: Words): string {
  const customers = customersOf({ tenantIds }, customerOf);
  const names = customers.slice(0, MOST_NAMED).map(({ name }) => clip(name, 80));
  const more = customers.length - names.length;
  const all = more > 0 ? [...names, words.say('count.more', { count: more })] : names;
  return dotted([words.say('outage.customers', { count: customers.length }), words.list(all)]);
}

const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true }).compare;

export const customersOf = (
  { tenantIds }: Pick<SharedCommunication, 'tenantIds'>,
  customerOf: CustomerOf,
): readonly Customer[] =>
  tenantIds.flatMap((tenantId) => customerOf(tenantId) ?? []).sort((a, b) => byName(a.name, b.name));
