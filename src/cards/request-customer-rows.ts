import type { Customer } from '../domain/customer.ts';
import type { Words } from '../words/words.ts';
import type { Element } from './card.ts';
import { tellingApart } from './customer-row.ts';
import { clip } from './literal.ts';
import { dotted, smallLine } from './rich-text.ts';
import { nameRow } from './row.ts';

export interface WhoseNeeds {
  /** Of the draft. */
  readonly ask: string;
  /** To search among, the likely ones first; others come while typing. */
  readonly choices: readonly Customer[];
  /** Whom it is likely for, while nobody is chosen: of an outage, those whom it hits. */
  readonly likely: readonly Customer[];
  /** Sets an input beside what is wrong with it. */
  readonly box: (input: Element) => readonly Element[];
  readonly words: Words;
}

/**
 * Each customer whom it is likely for is a button that reviews it for them: choosing costs no press of its own, and nobody is
 * chosen beforehand. They stand where the form ends, with a search for anybody else.
 */
export function likelyRows(needs: WhoseNeeds): readonly Element[] {
  const { ask, likely, box, words } = needs;
  return [
    smallLine(words.say('request.form.whose'), 'Medium'),
    ...likely.map((one) =>
      nameRow(titleOf(one, likely, words), { do: 'review-request', ask, reviewFor: one.tenantId }),
    ),
    smallLine(words.say('request.form.whose.desk'), 'Medium'),
    ...box({ ...customerSearch(needs, likely), label: words.say('request.field.other-customer') }),
  ];
}

/** The search box of all customers. Nothing is chosen in it: some clients show the bare id then. */
export const customerSearch = (
  { choices, words }: Pick<WhoseNeeds, 'choices' | 'words'>,
  without: readonly Customer[] = [],
): Element => ({
  type: 'Input.ChoiceSet',
  style: 'filtered',
  placeholder: words.say('customers.search.placeholder'),
  choices: choices
    .filter(({ tenantId }) => !without.some((one) => one.tenantId === tenantId))
    .map((one) => ({ title: titleOf(one, choices, words), value: one.tenantId })),
  'choices.data': { type: 'Data.Query', dataset: 'customers' },
});

const titleOf = (one: Customer, others: readonly Customer[], words: Words): string =>
  clip(dotted([one.name, tellingApart(one, others, words)]), 160);
