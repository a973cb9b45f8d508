import type { OperatorDesk } from '../../src/house/operator.ts';
import { OperatorError } from '../onboard/operator-error.ts';
import type { AlertWish } from './wishes.ts';

export interface AlertDesk extends Pick<OperatorDesk, 'alertPaths' | 'customerNamed'> {
  /** At which the bot is reached, such as `https://healthdesk.example.com`. */
  readonly origin: string;
  readonly newSecret: () => string;
  readonly now: () => Date;
}

/** Does what was asked for; answers what there is to say, line by line. Fails with `OperatorError`. */
export async function carryOut(wish: AlertWish, desk: AlertDesk): Promise<readonly string[]> {
  const { alertPaths, customerNamed } = desk;
  if (wish.do === 'list') {
    const paths = await alertPaths.all();
    const lines = paths.map(async ({ tenantId, subscriptionIds, since }) => {
      const name = (await customerNamed(tenantId))?.name ?? 'no customer any more';
      return `${tenantId}  ${name}, since ${since.toISOString()}: ${subscriptionIds.join(', ')}`;
    });
    return paths.length === 0 ? ['No customer has an address.'] : await Promise.all(lines);
  }
  const customer = await customerNamed(wish.customer);
  if (wish.do === 'revoke') {
    // Whoever is no customer any more is still revoked, by the tenant id.
    const gone = await alertPaths.revoke(customer?.tenantId ?? wish.customer.toLowerCase());
    return [gone ? 'Revoked: the address answers 404 from now on.' : 'This customer has no address.'];
  }
  if (!customer) throw new OperatorError(`No customer has the tenant id or domain '${wish.customer}'.`);
  const secret = desk.newSecret();
  const { tenantId, name } = customer;
  await alertPaths.keep(secret, { tenantId, subscriptionIds: wish.subscriptionIds, since: desk.now() });
  return [
    `For the webhook of ${name}'s action group. It is shown this once; an earlier one is void:`,
    `${desk.origin}/azure-alerts/${secret}`,
  ];
}
