import type { DialogContext } from 'botbuilder-dialogs';
import type { Customer } from '../domain/customer.ts';
import type { CustomerIndex } from '../services/customers/customer-index.ts';
import { decide } from '../services/customers/decide.ts';
import { stageOf } from './stage.ts';

/** The customer that the words name beyond doubt, for what is not lightly done to another; else says why there is none. */
export async function theOneMeant(
  dialog: DialogContext,
  customers: CustomerIndex,
  about: string,
  only: (customer: Customer) => boolean = () => true,
): Promise<Customer | undefined> {
  const { words, mayName, say } = stageOf(dialog.context);
  const may = (customer: Customer) => only(customer) && mayName(customer);
  const sure = customers.byTenantId(about) ?? customers.byDomain(about);
  if (sure && may(sure)) return sure;
  const decision = decide(about === '' ? [] : customers.search(about, { only }));
  if (decision.kind === 'one' && may(decision.customer)) return decision.customer;
  const choices = decision.kind === 'several' ? decision.choices.filter(may) : [];
  const listed = words.list(choices.map(({ name, domain }) => `${name} (${domain})`));
  await say(
    choices.length > 0
      ? words.say('customers.unsure.several', { query: about, customers: listed })
      : words.say('customers.unsure.none', { query: about }),
    choices,
  );
  return undefined;
}
