import type { Customer } from '../domain/customer.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import { nameLines } from './audience-card.ts';
import type { Card } from './card.ts';
import { head } from './head.ts';
import { rowsWithin } from './more.ts';
import { row } from './row.ts';
import { rowsCard } from './rows-card.ts';

export interface TagUse {
  readonly name: string;
  /** How many of the reader's customers carry it. */
  readonly count: number;
}

const MOST_ROWS = 20;

/** The partner's tags, each with how many customers carry it; a tap shows whom. */
export function tagsCard({ tags, words }: { readonly tags: readonly TagUse[]; readonly words: Words }): Card {
  const rows = tags.map(({ name, count }) => ({
    name,
    row: row({
      title: name,
      details: [words.say('tags.customers', { count })],
      action: { do: 'choose-customer', customer: name },
    }),
  }));
  return rowsCard({
    ...head(words, words.say('tags.headline', { count: tags.length }), words.say('tags.under')),
    rows: rowsWithin(MOST_ROWS, rows, words),
    actions: actionBar([
      button(words.say('button.customers'), { do: 'show-customers' }),
      button(words.say('button.help'), { do: 'show-help' }),
    ]),
  });
}

export interface ConfirmTagCardNeeds {
  readonly deed: 'tag' | 'untag';
  readonly tag: string;
  readonly customers: readonly Customer[];
  /** Whether everybody who carries the tag is meant. */
  readonly isEverybody: boolean;
  readonly words: Words;
}

/** Before several customers are tagged or untagged at once: whom, and what follows for conversations. */
export function confirmTagCard({ deed, tag, customers, isEverybody, words }: ConfirmTagCardNeeds): Card {
  const tenantIds = isEverybody ? [] : customers.map(({ tenantId }) => tenantId);
  const question = words.say(`tagging.${deed}.headline`, { tag, count: customers.length });
  return rowsCard({
    ...head(words, question, words.say(`tagging.${deed}.under`), 'warning'),
    rows: nameLines(customers, words),
    actions: actionBar([
      button(words.say(`button.${deed}`), { do: deed, tag, tenantIds }),
      button(words.say('button.customers'), { do: 'show-customers' }),
    ]),
  });
}
