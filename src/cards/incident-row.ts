import type { Customer } from '../domain/customer.ts';
import type { Incident } from '../domain/incident.ts';
import type { Words } from '../words/words.ts';
import type { Named } from './more.ts';
import { dotted } from './rich-text.ts';
import { row } from './row.ts';
import { stateOf } from './standing.ts';
import { since } from './times.ts';

/** One problem on one row: what, which kind, since when. `beside` is what the card has already said around it. */
export function incidentRow(
  incident: Incident,
  { customer, words, now, withService = false, withIcon = false }: IncidentRowNeeds,
): Named {
  const { id, title, classification, isOpen, startedAt, endedAt, updatedAt, serviceName } = incident;
  const when = isOpen
    ? since(startedAt, words, now)
    : words.say('time.resolved', { at: words.time(endedAt ?? updatedAt, now) });
  return {
    name: id,
    row: row({
      ...(withIcon ? { status: stateOf(incident) } : {}),
      title,
      details: [
        dotted([words.say(`classification.${classification}`), id, withService ? serviceName : undefined, when]),
      ],
      action: { do: 'show-incident', tenantId: customer.tenantId, incidentId: id },
    }),
  };
}

export interface IncidentRowNeeds {
  readonly customer: Customer;
  readonly words: Words;
  readonly now: Date;
  readonly withService?: boolean;
  readonly withIcon?: boolean;
}
