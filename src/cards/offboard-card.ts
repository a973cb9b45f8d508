import type { Customer } from '../domain/customer.ts';
import type { Words } from '../words/words.ts';
import { historyFileButton } from './access-lines.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import { line, run } from './rich-text.ts';
import { rowsCard } from './rows-card.ts';

const paragraph = (text: string): Element => line([run(text)], 'Small');

/** What will happen when the partner takes leave of a customer, and the button that does it. */
export function offboardCard({ customer, words }: { readonly customer: Customer; readonly words: Words }): Card {
  const name = clip(customer.name, 100);
  const { tenantId } = customer;
  return rowsCard({
    ...head(words, words.say('offboard.confirm.headline', { customer: name }), customer.domain || tenantId, 'warning'),
    rows: [
      paragraph(words.say('offboard.confirm.read')),
      paragraph(words.say('offboard.confirm.forget')),
      paragraph(words.say('offboard.confirm.keep')),
      paragraph(words.say('offboard.confirm.undo', { customer: name })),
    ],
    actions: actionBar([
      button(words.say('button.offboard'), { do: 'offboard', tenantId, confirmed: true }),
      button(words.say('button.cancel'), { do: 'show-services', tenantId }),
    ]),
  });
}

/** It is done, and what the customer may delete now. */
export function offboardedCard({
  customer,
  applicationId,
  historyDays,
  words,
}: {
  readonly customer: Customer;
  /** Client id of the application that customers have consented to. */
  readonly applicationId: string;
  /** How long its history is kept. */
  readonly historyDays: number;
  readonly words: Words;
}): Card {
  const headline = words.say('offboard.done.headline', { customer: clip(customer.name, 100) });
  return rowsCard({
    ...head(words, headline, words.say('offboard.done.under')),
    rows: [
      paragraph(words.say('offboard.done.delete', { application: applicationId })),
      paragraph(words.say('offboard.done.history', { days: historyDays })),
    ],
    actions: actionBar([
      historyFileButton(customer.tenantId, words),
      button(words.say('button.customers'), { do: 'show-customers' }),
    ]),
  });
}
