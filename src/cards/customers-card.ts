import type { Customer } from '../domain/customer.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button, type CardAction } from './actions.ts';
import type { Card, Element } from './card.ts';
import { customerRow, tellingApart } from './customer-row.ts';
import template from './customers-card.json' with { type: 'json' };
import { countdown, richestThatFits } from './fit.ts';
import { type Head, head } from './head.ts';
import { clip } from './literal.ts';
import { rowsWithin } from './more.ts';
import { cardFrom } from './render.ts';
import { dotted, smallLine } from './rich-text.ts';

const fill = cardFrom<
  Head & {
    readonly rows: readonly Element[];
    readonly label: string;
    readonly placeholder: string;
    readonly errorMessage: string;
    readonly hint: string;
    readonly choices: readonly { readonly title: string; readonly value: string }[];
    readonly actions: readonly Element[];
  }
>(template);

export interface CustomersCardNeeds {
  readonly choices: readonly Customer[];
  /** How many customers there are in all. */
  readonly total: number;
  /** What was looked for. */
  readonly query?: string;
  /** Nobody was named; several match; or none does, and these come nearest. */
  readonly reason: 'pick' | 'several' | 'nearest';
  /** How many of the choices, the first ones, this agent opened lately. */
  readonly recent: number;
  /** What is shown of the one that is chosen; the services, unless said otherwise. */
  readonly goal?: Extract<CardAction, { do: 'choose-customer' }>['goal'];
  readonly words: Words;
}

const MOST_ROWS = 12;

/** Which customer? A tap on a row, a search box that completes names, or typing any of what a ticket may hold. */
export function customersCard(needs: CustomersCardNeeds): Card {
  const { choices, total, reason, goal, words } = needs;
  const named = choices.slice(0, MOST_ROWS);
  const top = head(words, verdict(needs), words.say('customers.total', { count: total }));
  return richestThatFits(countdown(named.length), (room) =>
    fill({
      ...top,
      rows: rows(needs, named.slice(0, room)),
      label: words.say('customers.search.label'),
      placeholder: words.say('customers.search.placeholder'),
      errorMessage: words.say('customers.search.missing'),
      hint: words.say('customers.search.hint'),
      choices: named.slice(0, room).map((customer) => ({
        title: clip(dotted([customer.name, tellingApart(customer, choices, words)]), 160),
        value: customer.tenantId,
      })),
      actions: actionBar([
        button(words.say('button.open'), { do: 'choose-customer', ...(goal && { goal }) }),
        ...(reason === 'pick'
          ? []
          : [button(words.say('button.customers'), { do: 'show-customers' }, { besideInputs: true })]),
        button(words.say('button.help'), { do: 'show-help' }, { besideInputs: true }),
      ]),
    }),
  );
}

function verdict({ reason, query, choices, words }: CustomersCardNeeds): string {
  const asked = clip(query ?? '', 80);
  if (reason === 'pick') return words.say('customers.headline.pick');
  if (reason === 'several') return words.say('customers.headline.several', { query: asked });
  return words.say(choices.length > 0 ? 'customers.headline.nearest' : 'customers.headline.none', { query: asked });
}

function rows(
  { choices, recent, reason, goal, words }: CustomersCardNeeds,
  shown: readonly Customer[],
): readonly Element[] {
  const rowsOf = (some: readonly Customer[]) =>
    rowsWithin(
      some.length,
      some.map((customer) =>
        customerRow({
          customer,
          others: choices,
          words,
          besideInputs: true,
          ...(goal && { action: goalOf(goal, customer) }),
        }),
      ),
      words,
    );
  const lately = reason === 'pick' ? shown.slice(0, recent) : [];
  const others = shown.slice(lately.length);
  return [
    ...(lately.length > 0 ? [smallLine(words.say('customers.recent')), ...rowsOf(lately)] : []),
    ...(lately.length > 0 && others.length > 0 ? [smallLine(words.say('customers.others'), 'Medium')] : []),
    ...rowsOf(others),
  ];
}

function goalOf(goal: NonNullable<CustomersCardNeeds['goal']>, { tenantId }: Customer): CardAction {
  if (goal === 'requests') return { do: 'show-requests', tenantId };
  return { do: 'show-communications', tenantId, ...(goal === 'maintenance' && { kind: goal }) };
}
