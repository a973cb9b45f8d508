import type { Customer } from '../domain/customer.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { AudienceShown } from './audience-card.ts';
import template from './audience-form-card.json' with { type: 'json' };
import type { Card, Element } from './card.ts';
import { tellingApart } from './customer-row.ts';
import { type Head, head } from './head.ts';
import { clip } from './literal.ts';
import { cardFrom } from './render.ts';
import { dotted } from './rich-text.ts';

const fill = cardFrom<
  Head & {
    readonly label: string;
    readonly placeholder: string;
    readonly errorMessage: string;
    readonly value: string;
    readonly choices: readonly { readonly title: string; readonly value: string }[];
    readonly actions: readonly Element[];
  }
>(template);

export interface AudienceFormCardNeeds {
  readonly shown: AudienceShown;
  /** Customers to choose from, those chosen first; others come while typing. */
  readonly choices: readonly Customer[];
  readonly words: Words;
}

/** Chooses what a conversation may hear: these customers, all, or none. Names customers, so it is for personal chat. */
export function audienceFormCard({ shown, choices, words }: AudienceFormCardNeeds): Card {
  const { conversationId, kind, customers, company } = shown;
  const under = dotted([
    words.say(`audience.${kind}`, { count: customers.length }),
    words.say(`audience.company.${company}`),
  ]);
  const choose = (title: string, audience: 'all' | 'list' | 'none') =>
    button(title, { do: 'choose-audience', conversationId, audience }, { besideInputs: audience !== 'list' });
  return fill({
    ...head(words, words.say('audience.form.headline'), under),
    label: words.say('audience.form.label'),
    placeholder: words.say('customers.search.placeholder'),
    errorMessage: words.say('customers.search.missing'),
    value: customers.map(({ tenantId }) => tenantId).join(','),
    choices: choices.map((customer) => ({
      title: clip(dotted([customer.name, tellingApart(customer, choices, words)]), 160),
      value: customer.tenantId,
    })),
    actions: actionBar([
      choose(words.say('button.audience-list'), 'list'),
      ...(company === 'ours' ? [choose(words.say('button.audience-all'), 'all')] : []),
      choose(words.say('button.audience-none'), 'none'),
    ]),
  });
}
