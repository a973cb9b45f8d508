import type { Customer } from '../../domain/customer.ts';
import { fewAtOnce } from '../few-at-once.ts';
import { type Row, skipped } from './check.ts';
import { azureDeskWords } from './desks.ts';
import { lookAtAzure } from './look-at-azure.ts';
import { type CustomerRow, type LookNeeds, lookAtCustomer } from './look-at-customer.ts';

/** Whom to look at: all up to `MOST_LOOKED_AT`, really all, nobody, or those of a name, domain or tenant id. */
export type CustomerWish = 'usual' | 'all' | 'none' | { readonly named: string };

export const MOST_LOOKED_AT = 100;
const AT_ONCE = 4;

export interface Choice {
  readonly chosen: readonly Customer[];
  readonly leftOut: number;
}

/** A whole name, domain or tenant id wins over a part of a name. */
export function chooseCustomers(known: readonly Customer[], wish: CustomerWish): Choice {
  const all = known.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  if (wish === 'none') return { chosen: [], leftOut: all.length };
  if (wish === 'all') return { chosen: all, leftOut: 0 };
  if (wish === 'usual')
    return { chosen: all.slice(0, MOST_LOOKED_AT), leftOut: Math.max(0, all.length - MOST_LOOKED_AT) };
  const named = wish.named.trim().toLowerCase();
  const whole = all.filter((one) => [one.name, one.domain, one.tenantId].some((word) => word.toLowerCase() === named));
  const chosen = whole.length > 0 ? whole : all.filter(({ name }) => name.toLowerCase().includes(named));
  return { chosen, leftOut: all.length - chosen.length };
}

/** Looks at a few at once, and answers in the order of the choice. */
export async function lookAtCustomers(
  needs: LookNeeds,
  customers: readonly Customer[],
  tell: (done: number) => void,
): Promise<readonly CustomerRow[]> {
  const rows = new Map<string, CustomerRow>();
  await fewAtOnce(AT_ONCE, customers, async (customer) => {
    const row = await lookAtCustomer(needs, customer);
    rows.set(customer.tenantId, row.way === 'not-asked' ? row : { ...row, ...(await azureOf(needs, customer, row)) });
    tell(rows.size);
  });
  return customers.flatMap(({ tenantId }) => rows.get(tenantId) ?? []);
}

/** Asked by the way that opens the customer's tenant; where none does, Lighthouse still may. */
async function azureOf(
  { readAzure, azureDesk }: LookNeeds,
  customer: Customer,
  row: CustomerRow,
): Promise<Pick<CustomerRow, 'azure' | 'azureDesk' | 'azureDeskSays'>> {
  const way = row.way === 'delegated' ? row.way : 'app-only';
  const azure = await lookAtAzure(readAzure(way), customer);
  const readiness = await azureDesk?.(way)(customer);
  const says = readiness && azureDeskWords(readiness);
  return { azure, ...(says && { azureDesk: readiness.kind, azureDeskSays: says }) };
}

const PLAN = { name: 'customers', system: 'Customers', asks: 'Can their service health be read?' };

export const customersNotAsked = (first: string): Row => ({ ...PLAN, ...skipped(`Not asked: ${first} come first.`) });

/** All customers in one row: the bot can do its main job when at least one can be read. */
export function customersRow(
  rows: readonly CustomerRow[],
  leftOut: number,
  { wish, accountsSeen }: { readonly wish: CustomerWish; readonly accountsSeen: boolean },
): Row {
  const rest =
    leftOut > 0 && typeof wish !== 'object'
      ? ` ${leftOut} were not looked at (--customers all looks at every one).`
      : '';
  if (wish === 'none')
    return { ...PLAN, outcome: 'skipped', says: `Not looked at, as asked for: ${leftOut} are known.` };
  if (rows.length === 0) {
    return typeof wish === 'object'
      ? {
          ...PLAN,
          outcome: 'failed',
          says: `Nobody is called ${wish.named}.`,
          remedy: 'Give a name, a domain or a tenant id.',
        }
      : {
          ...PLAN,
          outcome: 'failed',
          says: 'None is told.',
          remedy: 'See the relationships and Partner Center above.',
        };
  }
  const readable = rows.filter(({ way }) => way !== 'none' && way !== 'not-asked').length;
  const says = `${readable} of ${rows.length} can be read.${rest}`;
  if (readable > 0) {
    const isFine = rows.every(({ outcome }) => outcome === 'ok');
    return isFine
      ? { ...PLAN, outcome: 'ok', says }
      : { ...PLAN, outcome: 'warn', says, remedy: 'See the rows of these customers.' };
  }
  return accountsSeen
    ? { ...PLAN, outcome: 'failed', says, remedy: 'See their rows: the first remedy that many share comes first.' }
    : { ...PLAN, outcome: 'warn', says, remedy: 'The reader account could not be tried: see the database above.' };
}
