import type { AzureReach } from '../../domain/azure-reach.ts';
import type { Customer } from '../../domain/customer.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { SourceReading } from '../ports.ts';
import { causeOf } from './cause.ts';
import { REMEDIES, WHY } from './words.ts';

export type ReadAzure = (customer: Customer) => Promise<Pick<SourceReading, 'services' | 'reach' | 'gap'>>;

const BY: Readonly<Record<AzureReach['way'], string>> = {
  lighthouse: 'by Azure Lighthouse',
  'customer-token': 'by a token of the customer’s tenant',
  both: 'by Azure Lighthouse and by a token of the customer’s tenant',
};

/** How far we see into a customer's Azure, with what to do about the rest. It is optional: nothing of it fails a customer. */
export async function lookAtAzure(read: ReadAzure, customer: Customer): Promise<string> {
  try {
    const { services, reach, gap } = await read(customer);
    if (services.length === 0) {
      return 'Azure: no subscription gives us a role. Where there are some: delegate them by Azure Lighthouse, or give Reader.';
    }
    const by = `Azure: readable ${reach ? BY[reach.way] : ''}`;
    return gap ? `${by}, but not all of it. ${whatIsWrong(gap)}` : `${by}.`;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return `Azure: ${whatIsWrong(error)}`;
  }
}

function whatIsWrong(error: SourceError): string {
  const cause = causeOf(error);
  return `${WHY[cause]} (${error.message}). ${REMEDIES[cause]}`;
}
