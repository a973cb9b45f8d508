import type { Customer } from '../domain/customer.ts';
import type { Words } from '../words/words.ts';
import { button, type CardAction } from './actions.ts';
import type { Card, Element } from './card.ts';
import { type Head, head } from './head.ts';
import { clip } from './literal.ts';
import { cardFrom } from './render.ts';
import template from './working-card.json' with { type: 'json' };

const fill = cardFrom<Head & { readonly actions: readonly Element[] }>(template);

export interface WorkingCardNeeds {
  readonly customer?: Customer;
  readonly words: Words;
  /** Asks for the result, where the card cannot be replaced by it. */
  readonly retry?: CardAction;
}

/** Work is going on: said when an answer takes longer than two seconds. */
export function workingCard({ customer, words, retry }: WorkingCardNeeds): Card {
  const asking = customer
    ? words.say('working.headline.customer', { customer: clip(customer.name, 100) })
    : words.say('working.headline.any');
  const actions = retry ? [button(words.say('button.show-result'), retry)] : [];
  return fill({ ...head(words, asking, words.say(retry ? 'working.then-press' : 'working.then')), actions });
}
