import type { DeskReadiness } from '../../domain/filing.ts';
import type { DeskState } from '../../domain/request-reading.ts';
import type { RequestGap } from '../../domain/service-request.ts';
import { type Check, check, type Finding, failed, ok, type Row, skipped, warn } from './check.ts';

/** What stands in the way of Azure's desk before anybody is asked. */
export type AzureDeskGap = 'left-out' | 'indirect' | 'no-country';

export interface DeskNeeds {
  /**
   * Asks the partner's own ticket system, by a signed message, how a request stands that is none. Nothing where its template
   * asks for no state; a sentence where the template is wrong; absent without such a system.
   */
  readonly ownDesk: (() => Promise<DeskState | undefined>) | string | undefined;
  /** How many service requests Partner Center tells of some customer, by the partner account; or why nobody is asked. */
  readonly requests: (() => Promise<number>) | RequestGap | 'not-seen';
}

const after = ['reader-credential'];

/** What the desks take, beside what each customer's own row says. */
export function deskChecks(needs: DeskNeeds): readonly Check[] {
  return [ownDeskCheck(needs.ownDesk), notesCheck(needs.requests)];
}

function ownDeskCheck(ask: DeskNeeds['ownDesk']): Check {
  const plan = { name: 'own-desk', system: 'Ticket system', asks: 'Is it reached, and does it take our signature?' };
  if (ask === undefined)
    return { ...plan, ask: async () => skipped('OWN_DESK_URL is not set, or not among the desks.') };
  if (typeof ask === 'string')
    return {
      ...plan,
      ask: async () => failed(ask, 'Correct the template (docs/desks/README.md): the bot does not start.'),
    };
  return check({
    ...plan,
    ask,
    reads: (state) =>
      state
        ? ok('It is, and it does: it was asked for a request that is none.')
        : skipped('OWN_DESK_TEMPLATE asks for no state, and there is nothing else harmless to ask.'),
    refused: {
      outcome: 'warn',
      remedies: {
        'no-permission':
          'It refuses the signature: give both ends the same OWN_DESK_SECRET, and see that their clocks agree.',
        unreachable: 'Check OWN_DESK_URL and WEBHOOK_HOSTS, and that the receiver runs.',
        garbage: 'Check OWN_DESK_TEMPLATE: the receiver does not take its `read`.',
      },
    },
  });
}

const GAPS: Readonly<Record<RequestGap | 'not-seen', Finding>> = {
  'switched-off': skipped('PARTNER_CENTER=off: how a request filed by hand stands is known as its agent tells it.'),
  'not-in-cloud': skipped('Partner Center of this cloud tells none: they stand as their agents tell.'),
  'not-signed-in': skipped(
    'No partner account has signed in: they stand as their agents tell.',
    'npm run onboard -- --account partner',
  ),
  'not-seen': skipped('Not seen: see the database above.'),
};

function notesCheck(ask: DeskNeeds['requests']): Check {
  const plan = { name: 'request-notes', system: 'Partner Center', asks: 'Are service requests and their notes told?' };
  if (typeof ask === 'string') return { ...plan, ask: async () => GAPS[ask] };
  return check({
    ...plan,
    after,
    ask,
    reads: (count) =>
      ok(`They are: ${count} at a customer that was asked about. Notes are written by the same account.`),
    refused: {
      outcome: 'warn',
      remedies: { 'no-permission': 'Make the partner account a Helpdesk agent, and let it sign in again with MFA.' },
    },
  });
}

const AZURE = { name: 'azure-desk', system: 'Azure support', asks: 'May the application file requests there?' };
const ROLE = 'Support Request Contributor';

/** By what each customer that was looked at has answered. It is optional: where it may not, agents file by hand. */
export function azureDeskRow(
  gap: AzureDeskGap | undefined,
  found: readonly (DeskReadiness['kind'] | undefined)[],
): Row {
  return { ...AZURE, ...azureDesk(gap, found) };
}

function azureDesk(gap: AzureDeskGap | undefined, found: readonly (DeskReadiness['kind'] | undefined)[]): Finding {
  if (gap === 'left-out') return skipped('REQUEST_DESKS leaves it out.');
  if (gap === 'indirect') return skipped('PARTNER_CENTER=off: the customers’ indirect providers file these.');
  if (gap === 'no-country')
    return warn(
      'SUPPORT_COUNTRY is not set: agents file all of it by hand.',
      'Set SUPPORT_COUNTRY (ISO 3166-1 alpha-3).',
    );
  const count = (kind: DeskReadiness['kind']) => found.filter((one) => one === kind).length;
  const [ready, byHand, failures] = [count('ready'), count('hand-off'), count('failed')];
  if (ready + byHand + failures === 0) return skipped('No customer that was looked at has an Azure subscription.');
  const says = `At ${ready} of ${ready + byHand + failures} customers with Azure; elsewhere agents file by hand.`;
  if (ready > 0) return ok(says);
  return warn(says, `Give the application ${ROLE}, by Azure Lighthouse or a role assignment; see the customers’ rows.`);
}

/** The same of one customer, in words; nothing where it has no Azure. */
export function azureDeskWords(readiness: DeskReadiness): string | undefined {
  switch (readiness.kind) {
    case 'ready':
      return `Azure support: files requests on ${readiness.subscriptions.length} of its subscriptions.`;
    case 'hand-off':
      return `Azure support: no ${ROLE} for the application on any subscription; agents file by hand.`;
    case 'failed':
      return `Azure support: not told (${readiness.failure.message}).`;
    case 'not-here':
      return readiness.why === 'indirect-provider'
        ? 'Azure support: the customer’s indirect provider files.'
        : undefined;
  }
}
