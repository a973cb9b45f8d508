export type AlertWish =
  | { readonly do: 'list' }
  | { readonly do: 'revoke'; readonly customer: string }
  | { readonly do: 'add'; readonly customer: string; readonly subscriptionIds: readonly string[] };

export const USAGE = `npm run azure-alerts -- list
npm run azure-alerts -- add <tenant id or domain> <subscription id> [more subscription ids]
npm run azure-alerts -- revoke <tenant id or domain>`;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the command line asks for; nothing when it makes no sense. */
export function readAlertWish([deed, customer, ...rest]: readonly string[]): AlertWish | undefined {
  if (deed === 'list' && customer === undefined) return { do: 'list' };
  if (customer === undefined) return undefined;
  if (deed === 'revoke' && rest.length === 0) return { do: 'revoke', customer };
  const isAdd = deed === 'add' && rest.length > 0 && rest.every((id) => GUID.test(id));
  return isAdd ? { do: 'add', customer, subscriptionIds: rest.map((id) => id.toLowerCase()) } : undefined;
}
