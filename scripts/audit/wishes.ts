import { parseArgs } from 'node:util';

export type Wishes =
  | { readonly do: 'verify'; readonly heads: string | undefined }
  | {
      readonly do: 'export';
      readonly customer: string | undefined;
      readonly from: Date | undefined;
      readonly before: Date | undefined;
      /** Absent: what is exported is printed. */
      readonly to: string | undefined;
    }
  | { readonly do: 'forget'; readonly objectId: string; readonly tenantId: string | undefined };

export const USAGE = `npm run audit -- verify [--heads <file>]
npm run audit -- export [--to <file.csv>] [--customer <tenant id>|<domain>] [--from <2026-11-01>] [--before <2026-12-01>]
npm run audit -- forget --person <object id> [--tenant <tenant id>]`;

/** What the command line asks for; nothing when it makes no sense. */
export function readWishes(args: readonly string[]): Wishes | undefined {
  const string = { type: 'string' } as const;
  const options = {
    heads: string,
    to: string,
    customer: string,
    from: string,
    before: string,
    person: string,
    tenant: string,
  };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const { heads, to, customer, person, tenant } = values;
    const [from, before] = [momentIn(values.from), momentIn(values.before)];
    const [verb, ...others] = positionals;
    if (others.length > 0) return undefined;
    if (verb === 'verify') return { do: 'verify', heads };
    if (verb === 'export') return { do: 'export', customer, from, before, to };
    if (verb === 'forget' && person !== undefined) return { do: 'forget', objectId: person, tenantId: tenant };
    return undefined;
  } catch {
    return undefined;
  }
}

/** A day is its first moment in UTC. Fails with `RangeError`. */
function momentIn(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw new RangeError(text);
  return moment;
}
