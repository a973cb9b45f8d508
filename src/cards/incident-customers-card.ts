import type { Customer } from '../domain/customer.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card } from './card.ts';
import { customerRow } from './customer-row.ts';
import { countdown, richestThatFits } from './fit.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import { rowsWithin } from './more.ts';
import { line, run, smallLine } from './rich-text.ts';
import { rowsCard } from './rows-card.ts';

export interface IncidentCustomersCardNeeds {
  readonly incidentId: string;
  readonly title?: string;
  /** Those that have it. */
  readonly customers: readonly Customer[];
  /** How many customers were looked at. */
  readonly looked: number;
  /** How many of these could not be read in full. */
  readonly unheard?: number;
  readonly words: Words;
}

/** At which customers an incident stands, or that none of those looked at has it. */
export function incidentCustomersCard(needs: IncidentCustomersCardNeeds): Card {
  const { title, customers, looked, unheard = 0, words } = needs;
  const incidentId = clip(needs.incidentId, 60);
  const isFound = customers.length > 0;
  const verdict = words.say(isFound ? 'incident-customers.headline.found' : 'incident-customers.headline.none', {
    id: incidentId,
    count: isFound ? customers.length : looked,
  });
  const under = isFound
    ? words.say('incident-customers.looked', { count: looked })
    : words.say('incident-customers.none');
  const about = [
    ...(title === undefined ? [] : [line([run(clip(title, 200))])]),
    ...(unheard === 0 ? [] : [smallLine(words.say('incident-customers.unheard', { count: unheard }))]),
  ];
  const rows = customers.map((customer) =>
    customerRow({
      customer,
      others: customers,
      words,
      action: { do: 'show-incident', tenantId: customer.tenantId, incidentId },
    }),
  );
  const actions = actionBar([
    button(words.say('button.customers'), { do: 'show-customers' }),
    button(words.say('button.help'), { do: 'show-help' }),
  ]);
  return richestThatFits(countdown(Math.min(rows.length, MOST_ROWS)), (room) =>
    rowsCard({ ...head(words, verdict, under), rows: [...about, ...rowsWithin(room, rows, words)], actions }),
  );
}

const MOST_ROWS = 12;
