import type { Ask } from '../exchange.ts';
import type { Customer } from '../world/customer.ts';
import type { World } from '../world/world.ts';

interface Page {
  readonly totalCount: number;
  readonly customers: readonly Customer[];
  readonly links: object;
}

/** Partner Center's largest page is not published; clients in the field use 500. */
const LARGEST = 500;

const FIELDS = { CompanyName: (customer: Customer) => customer.name, Domain: (customer: Customer) => customer.domain };

/** `size=0` asks for all at once. A following page takes `seekOperation=Next` and the continuation token as a header. */
export function pageOfCustomers(ask: Ask, world: World): Page | undefined {
  const sizeText = ask.query.get('size') ?? String(LARGEST);
  const begin = beginOf(ask);
  const matches = filterOf(ask.query.get('filter'));
  if (!/^\d{1,6}$/.test(sizeText) || begin === undefined || matches === undefined) return undefined;
  const size = sizeText === '0' ? world.size : Math.min(Number(sizeText), LARGEST);
  const customers: Customer[] = [];
  let totalCount = 0;
  for (let index = 0; index < world.size; index += 1) {
    if (matches === EVERYONE && (index < begin || index >= begin + size)) {
      totalCount += 1;
      continue;
    }
    const customer = world.at(index);
    if (!matches(customer)) continue;
    if (totalCount >= begin && customers.length < size) customers.push(customer);
    totalCount += 1;
  }
  const end = begin + customers.length;
  return { totalCount, customers, links: linksOf(ask, end < totalCount ? end : undefined) };
}

const EVERYONE = (): boolean => true;

/** The first customer of this page, by its place in the list. */
function beginOf(ask: Ask): number | undefined {
  if (ask.query.get('seekOperation') === null) return 0;
  const token = Buffer.from(String(ask.headers['ms-continuationtoken'] ?? ''), 'base64').toString('utf8');
  const place = /^next:(\d{1,9})$/.exec(token)?.[1];
  return ask.query.get('seekOperation') === 'Next' && place !== undefined ? Number(place) : undefined;
}

/** Only `starts_with` on the company name or the domain; letter case does not matter. */
function filterOf(text: string | null): ((customer: Customer) => boolean) | undefined {
  if (text === null) return EVERYONE;
  try {
    const { Field, Value, Operator } = JSON.parse(text) as { Field?: unknown; Value?: unknown; Operator?: unknown };
    if (Operator !== 'starts_with' || typeof Value !== 'string') return undefined;
    if (Field !== 'CompanyName' && Field !== 'Domain') return undefined;
    return (customer) => FIELDS[Field](customer).toLowerCase().startsWith(Value.toLowerCase());
  } catch {
    return undefined;
  }
}

function linksOf(ask: Ask, next: number | undefined): object {
  const query = new URLSearchParams(ask.query);
  query.delete('seekOperation');
  const uri = `/customers?${query}`;
  const token = Buffer.from(`next:${next}`).toString('base64');
  return {
    self: { uri, method: 'GET', headers: [] },
    ...(next !== undefined && {
      next: {
        uri: `${uri}&seekOperation=Next`,
        method: 'GET',
        headers: [{ key: 'MS-ContinuationToken', value: token }],
      },
    }),
  };
}
