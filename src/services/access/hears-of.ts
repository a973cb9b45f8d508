import type { Customer } from '../../domain/customer.ts';
import type { SourceName } from '../../domain/service.ts';
import type { Access } from './access.ts';

/** Whether somebody may be told what a source says of a customer. */
export type Hears = (customer: Customer, source: SourceName) => boolean;

/** Who asks, and whom the conversation, or whoever else reads along, may hear of. */
export interface Listening {
  readonly access: Pick<Access, 'finds' | 'seemsTo'>;
  readonly mayName: (customer: Customer) => boolean;
}

/**
 * Of whom an answer about many customers may tell, be it only as a count: those whom the agent may find and the conversation
 * may hear of. Of Azure by role or group alone: who holds a role on some customer's subscriptions asks for that customer.
 */
export async function hearsOf({ access, mayName }: Listening): Promise<Hears> {
  const finds = await access.finds();
  const seesAzure = await access.seemsTo('see-azure');
  return (customer, source) => (source !== 'azure' || seesAzure) && finds(customer) && mayName(customer);
}
