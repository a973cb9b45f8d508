import type { Customer } from '../domain/customer.ts';
import { byWorst, type HealthStatus } from '../domain/health-status.ts';
import type { ServiceHistory } from '../domain/outage-history.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { countdown, richestThatFits } from './fit.ts';
import { type Head, head } from './head.ts';
import template from './history-card.json' with { type: 'json' };
import { clip } from './literal.ts';
import { rowsWithin } from './more.ts';
import { cardFrom } from './render.ts';
import { BOLD, dotted, line, run, smallLine } from './rich-text.ts';
import { column } from './row.ts';
import { BLOCK, block } from './state.ts';

const fill = cardFrom<Head & { readonly rows: readonly Element[]; readonly actions: readonly Element[] }>(template);

export interface HistoryCardNeeds {
  readonly customer: Customer;
  readonly services: readonly ServiceHistory[];
  readonly days: number;
  /** Azure is left out: its reader has no right to it. */
  readonly hidden: boolean;
  readonly words: Words;
  readonly now: Date;
}

const MOST_SERVICES = 12;

/** The last weeks of a customer: a strip a service, with how long and how often. Signs are text, which every phone draws. */
export function historyCard({ customer, services, days, hidden, words, now }: HistoryCardNeeds): Card {
  const incidents = services.reduce((sum, one) => sum + one.incidents, 0);
  const verdict = words.say('history.headline', { customer: clip(customer.name, 100), count: incidents, days });
  const start = new Date(now.getTime() - days * 24 * 3600_000);
  const under = words.say('history.under', { from: words.date(start), until: words.date(now) });
  const strips = services.map((service) => ({ name: service.serviceName, row: strip(service, words) }));
  const left = hidden ? [smallLine(words.say('azure.hidden'), 'Small')] : [];
  const { tenantId } = customer;
  const actions = actionBar([
    button(words.say('button.services'), { do: 'show-services', tenantId }),
    button(words.say('button.customers'), { do: 'show-customers' }),
    button(words.say('button.csv'), { do: 'send-file', file: { kind: 'customer-history', tenantId } }),
  ]);
  return richestThatFits(countdown(Math.min(MOST_SERVICES, strips.length)), (room) =>
    fill({
      ...head(words, verdict, under),
      rows: [
        ...rowsWithin(room, strips, words),
        ...(services.length > 0 ? [legend(services, words)] : []),
        smallLine(words.say('history.limits'), 'Medium'),
        ...left,
      ],
      actions,
    }),
  );
}

const sign = (status: HealthStatus | undefined): Element =>
  status ? block(status) : run(BLOCK.operational, { isSubtle: true });

/** What each sign of the card means, worst first. */
function legend(services: readonly ServiceHistory[], words: Words): Element {
  const seen = [...new Set(services.flatMap(({ cells }) => cells))].flatMap((status) => status ?? []).sort(byWorst);
  const meanings = seen.map((status) => `${BLOCK[status]} ${words.say(`status.${status}`)}`);
  return smallLine(dotted([...meanings, `${BLOCK.operational} ${words.say('history.quiet')}`]), 'Medium');
}

function strip({ serviceName, cells, minutes, incidents, repeats }: ServiceHistory, words: Words): Element {
  const facts = dotted([
    words.say('history.affected', { span: words.span(minutes * 60_000) }),
    words.say('count.incidents', { count: incidents }),
    repeats > 0 ? words.say('history.repeats', { count: repeats }) : undefined,
  ]);
  return {
    type: 'ColumnSet',
    spacing: 'Medium',
    columns: [column('stretch', [line([run(clip(serviceName, 160), BOLD)]), line(cells.map(sign)), smallLine(facts)])],
  };
}
