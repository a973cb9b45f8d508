import type { Customer } from '../domain/customer.ts';
import type { Stage } from './stage.ts';

/** Of whom an answer may tell: those whom the agent may find and the conversation may hear of, be it only as a count. */
export async function hearsOf({ access, mayName }: Stage): Promise<(customer: Customer) => boolean> {
  const finds = await access.finds();
  return (customer) => finds(customer) && mayName(customer);
}
