import type { Hears } from '../services/outages/judge.ts';
import type { Stage } from './stage.ts';

/**
 * Of whom an answer about many customers may tell, be it only as a count: those whom the agent may find and the conversation
 * may hear of. Of Azure by role or group alone: who holds a role on some customer's subscriptions asks for that customer.
 */
export async function hearsOf({ access, mayName }: Stage): Promise<Hears> {
  const finds = await access.finds();
  const seesAzure = await access.seemsTo('see-azure');
  return (customer, source) => (source !== 'azure' || seesAzure) && finds(customer) && mayName(customer);
}
