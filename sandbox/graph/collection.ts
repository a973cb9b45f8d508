import { type Answer, type Ask, json, linkTo } from '../exchange.ts';
import { BadFilter, type FieldKind, parseFilter } from '../odata.ts';

const METADATA = 'https://graph.microsoft.com/v1.0/$metadata#';

interface Collection {
  /** What `$metadata#` names. */
  readonly context: string;
  readonly items: readonly object[];
  readonly filterable: Readonly<Record<string, FieldKind>>;
  readonly options?: readonly string[];
  /** Largest page that `Prefer: odata.maxpagesize` may ask for; 100 is the page otherwise. */
  readonly largestPage?: number;
}

/** One page of an OData collection. Fails with `BadFilter` on options that are not simulated. */
export function pageOf(ask: Ask, collection: Collection): Answer {
  const { context, items, filterable, options = [], largestPage = 100 } = collection;
  const known = ['$filter', '$skip', '$top', ...options];
  for (const option of ask.query.keys()) {
    if (option.startsWith('$') && !known.includes(option)) {
      throw new BadFilter(`The query option '${option}' is not supported here.`);
    }
  }
  const filter = ask.query.get('$filter');
  const found = filter === null ? items : items.filter(parseFilter(filter, filterable));
  const skip = count(ask, '$skip', 0);
  const preferred = Number(/odata\.maxpagesize=(\d+)/i.exec(String(ask.headers.prefer ?? ''))?.[1] ?? 100);
  const size = Math.max(1, Math.min(count(ask, '$top', preferred), largestPage));
  const page: Record<string, unknown> = { '@odata.context': METADATA + context };
  if (skip + size < found.length) page['@odata.nextLink'] = linkTo(ask, { $skip: String(skip + size) });
  page.value = found.slice(skip, skip + size);
  return json(200, page, ask.headers.prefer ? { 'preference-applied': `odata.maxpagesize=${size}` } : {});
}

export const entity = (context: string, item: object): Answer =>
  json(200, { '@odata.context': `${METADATA}${context}/$entity`, ...item });

function count(ask: Ask, option: string, otherwise: number): number {
  const text = ask.query.get(option);
  if (text === null) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new BadFilter(`The value '${text}' of '${option}' is no number.`);
  return Number(text);
}
