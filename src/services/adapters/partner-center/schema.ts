import { z } from 'zod';
import type { Customer } from '../../../domain/customer.ts';
import { WireText, wireList } from '../wire/wire-time.ts';

const isGuid = (id: string | undefined): id is string => z.guid().safeParse(id).success;

/** A customer's id is its tenant id, told twice; samples and some answers have a GUID in one place only. */
const WireCustomer = z
  .object({
    id: WireText,
    companyProfile: z.object({ tenantId: WireText, domain: WireText, companyName: WireText }),
    relationshipToPartner: WireText,
  })
  .transform(({ id, companyProfile, relationshipToPartner }, context): Customer => {
    const tenantId = [companyProfile.tenantId, id].find(isGuid)?.toLowerCase();
    const name = companyProfile.companyName ?? companyProfile.domain;
    if (tenantId === undefined || name === undefined) {
      context.addIssue({
        code: 'custom',
        message: `customer ${id} has no ${name === undefined ? 'name' : 'tenant id'}`,
      });
      return z.NEVER;
    }
    const isReseller = relationshipToPartner?.toLowerCase() === 'reseller';
    const relations: Customer['relations'] = isReseller ? ['partner-center', 'reseller'] : ['partner-center'];
    return { tenantId, name, domain: companyProfile.domain ?? '', relations };
  });

const Next = z.object({ headers: wireList(z.object({ key: z.string(), value: z.string().min(1) })) });

/** A page of customers; `next` is the continuation token that asks for the one after. */
export const CustomerPage = z
  .object({ items: z.array(WireCustomer), links: z.object({ next: Next.nullish() }).nullish() })
  .transform(({ items, links }, context) => {
    const next = links?.next?.headers.find(({ key }) => key.toLowerCase() === 'ms-continuationtoken')?.value;
    if (links?.next && next === undefined)
      context.addIssue({ code: 'custom', message: 'a next page without its token' });
    return { items, next };
  });
