import type { Communication } from '../domain/communication.ts';
import type { Customer } from '../domain/customer.ts';
import type { SourceName } from '../domain/service.ts';
import { ALL_BUT_AZURE, EVERYTHING } from '../services/access/sees.ts';
import type { CommunicationsNeeds } from './communications-dialog.ts';
import type { Stage } from './stage.ts';

/** What of a customer is in planned maintenance, as far as the agent may know: much of it is told by messages. */
export async function runningFor(
  { communications }: Pick<CommunicationsNeeds, 'communications'>,
  { access }: Stage,
  customer: Customer,
  hidden: readonly SourceName[],
): Promise<readonly Communication[]> {
  const readsMessages = (await access.finds('see-messages'))(customer);
  const sees = EVERYTHING.filter((source) => !hidden.includes(source) && (source === 'azure' || readsMessages));
  return await communications.running(customer, sees);
}

/** Of whom an answer about all customers may tell: those whose messages the agent may see and the conversation may hear of. */
export async function audienceOf({ customers }: Pick<CommunicationsNeeds, 'customers'>, { access, mayName }: Stage) {
  const index = customers();
  const sees = await access.finds('see-messages');
  const seesAzure = await access.seemsTo('see-azure');
  const finds = await access.finds();
  const listed = index
    .search('', { limit: index.size, only: (one) => finds(one) && sees(one) && mayName(one) })
    .map(({ customer }) => customer);
  const ids = new Set(listed.map(({ tenantId }) => tenantId.toLowerCase()));
  return {
    customers: listed,
    hears: (tenantId: string, source: SourceName) => (source !== 'azure' || seesAzure) && ids.has(tenantId),
    sees: seesAzure ? EVERYTHING : ALL_BUT_AZURE,
  };
}
