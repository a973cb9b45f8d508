import type { Customer } from '../../domain/customer.ts';
import type { SourceName } from '../../domain/service.ts';
import type { Access } from './access.ts';

export const EVERYTHING: readonly SourceName[] = ['microsoft365', 'azure'];
export const ALL_BUT_AZURE: readonly SourceName[] = ['microsoft365'];

/** Which sources of a customer this agent may see; `fresh` where the agent asks for Azure itself, or anew. */
export async function seenBy(
  { access }: { readonly access: Pick<Access, 'azureAt'> },
  customer: Customer,
  fresh: boolean,
): Promise<readonly SourceName[]> {
  return (await access.azureAt(customer, fresh)) ? ALL_BUT_AZURE : EVERYTHING;
}
