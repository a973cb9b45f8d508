import type { Customer } from '../domain/customer.ts';
import type { Tag } from '../domain/tag.ts';
import type { Words } from '../words/words.ts';
import type { AudienceShown } from './audience-card.ts';
import type { Element } from './card.ts';
import { tellingApart } from './customer-row.ts';
import { clip } from './literal.ts';
import { dotted } from './rich-text.ts';

export interface AudienceFieldsNeeds {
  readonly shown: AudienceShown;
  /** Customers to choose from, those chosen first; others come while typing. */
  readonly choices: readonly Customer[];
  /** Tags to choose from; none where others take part, for whoever is tagged later would be in. */
  readonly tags: readonly Tag[];
  readonly words: Words;
}

/** The boxes from which an audience is chosen, for whatever form asks for one: `customers`, and `tag` where there are any. */
export function audienceFields({ shown, choices, tags, words }: AudienceFieldsNeeds): readonly Element[] {
  const customers: Element = {
    type: 'Input.ChoiceSet',
    id: 'customers',
    label: words.say('audience.form.label'),
    placeholder: words.say('customers.search.placeholder'),
    style: 'filtered',
    isMultiSelect: true,
    errorMessage: words.say('customers.search.missing'),
    value: shown.kind === 'list' ? shown.customers.map(({ tenantId }) => tenantId).join(',') : '',
    choices: choices.map((customer) => ({
      title: clip(dotted([customer.name, tellingApart(customer, choices, words)]), 160),
      value: customer.tenantId,
    })),
    'choices.data': { type: 'Data.Query', dataset: 'customers' },
  };
  const tag: Element = {
    type: 'Input.ChoiceSet',
    id: 'tag',
    label: words.say('audience.form.tag'),
    placeholder: words.say('audience.form.tag.placeholder'),
    style: 'compact',
    errorMessage: words.say('audience.form.no-tag'),
    value: shown.tag ?? '',
    choices: tags.map(({ name }) => ({ title: name, value: name })),
  };
  return tags.length > 0 ? [customers, tag] : [customers];
}
