import { type Answer, type Ask, json, type Route } from '../exchange.ts';
import { AZURE, PARTNER_TENANT_ID } from '../login/application.ts';
import type { Tokens } from '../login/tokens.ts';
import { guidOf } from '../world/chance.ts';
import { supportServices } from '../world/support-services.ts';
import { say, type Ticket, type TicketShelf } from '../world/tickets.ts';
import { refuse } from './refusals.ts';
import type { Owned, Scope } from './scope.ts';
import { readTicket } from './ticket-fields.ts';
import { classificationOnWire, communicationOnWire, serviceOnWire, ticketOnWire } from './ticket-wire.ts';

const VERSIONS = ['2024-04-01', '2026-06-01'];

interface Needs {
  readonly scope: Scope;
  readonly tokens: Tokens;
  readonly now: () => Date;
  readonly shelf: TicketShelf;
}

/** Azure support: what tickets are for, who may file them, and the tickets of a subscription by name. */
export function supportRoutes({ scope, tokens, now, shelf }: Needs): readonly Route[] {
  const { route, within } = scope;
  /** How often each operation has been asked about: the first time it is still under way. */
  const operations = new Map<string, number>();
  const support = (rest: string) => new RegExp(`^/subscriptions/([^/]+)/providers/Microsoft\\.Support/${rest}$`, 'i');
  const services = (rest: string) => new RegExp(`^/providers/Microsoft\\.Support/services${rest}$`, 'i');
  const denied = (action: string) =>
    refuse(403, 'AuthorizationFailed', `The client has no permission to perform action 'Microsoft.Support/${action}'.`);
  const idOf = ({ subscription }: Owned, name: string): string =>
    `/subscriptions/${subscription.id}/providers/Microsoft.Support/supportTickets/${name}`;

  /** On a customer's behalf the partner's own token has to come along. */
  const lacksPartner = (ask: Ask, owned: Owned): boolean => {
    if (owned.subscription.reach === 'lighthouse') return false;
    const second = /^Bearer (.+)$/.exec(String(ask.headers['x-ms-authorization-auxiliary'] ?? ''))?.[1] ?? '';
    const claims = tokens.read(second);
    return claims?.tid !== PARTNER_TENANT_ID || claims.aud !== AZURE || tokens.hasExpired(claims);
  };
  const writes =
    (action: string, visit: (ask: Ask, owned: Owned, found: readonly string[]) => Answer) =>
    (ask: Ask, owned: Owned, found: readonly string[]): Answer => {
      if (!owned.subscription.support.mayFile) return denied(action);
      if (lacksPartner(ask, owned))
        return refuse(401, 'AuthenticationFailed', 'The auxiliary token of the partner is missing.');
      return visit(ask, owned, found);
    };
  const ticketed =
    (visit: (ticket: Ticket, ask: Ask) => Answer) =>
    (ask: Ask, owned: Owned, [name = '']: readonly string[]): Answer => {
      const ticket = shelf.find(idOf(owned, name));
      return ticket
        ? visit(ticket, ask)
        : refuse(404, 'ResourceNotFound', `The support ticket '${name}' could not be found.`);
    };

  return [
    route('GET', services(''), VERSIONS, () => json(200, { value: supportServices.map(serviceOnWire) })),
    route('GET', services('/([^/]+)/problemClassifications'), VERSIONS, (_, __, [id]) => {
      const service = supportServices.find((each) => each.id === id);
      if (!service) return refuse(404, 'ServiceNotFound', `The service '${id}' could not be found.`);
      return json(200, { value: service.classifications.map(classificationOnWire(service.id)) });
    }),
    route(
      'GET',
      /^\/subscriptions\/([^/]+)\/providers\/Microsoft\.Authorization\/permissions$/i,
      ['2022-04-01'],
      within((_, { subscription }) =>
        json(200, {
          value: [
            { actions: ['*/read'], notActions: [] },
            ...(subscription.support.mayFile ? [{ actions: ['Microsoft.Support/*'], notActions: [] }] : []),
          ],
        }),
      ),
    ),
    route(
      'POST',
      support('checkNameAvailability'),
      VERSIONS,
      within((ask, owned) => {
        const { name = '' } = bodyOf(ask) as { name?: string };
        const isFree = shelf.find(idOf(owned, name)) === undefined;
        const why = { message: 'The name is in use.', reason: 'AlreadyExists' };
        return json(200, { nameAvailable: isFree, ...(isFree ? {} : why) });
      }),
    ),
    route(
      'PUT',
      support('supportTickets/([^/]+)'),
      VERSIONS,
      within(
        writes('supportTickets/write', (ask, owned, [name = '']) => {
          const fields = readTicket(bodyOf(ask));
          if (!('title' in fields)) return json(400, { error: fields });
          const id = idOf(owned, name);
          if (shelf.find(id)) return refuse(409, 'Conflict', `The support ticket '${name}' exists already.`);
          if (owned.subscription.support.plan === 'unified') shelf.file(id, { ...fields }, 'Open');
          operations.set(guidOf(id), owned.subscription.support.plan === 'unified' ? 0 : PLANLESS);
          const address = (kind: string) =>
            `${ask.origin}/subscriptions/${owned.subscription.id}/providers/Microsoft.Support/${kind}/${guidOf(id)}?api-version=2024-04-01`;
          return {
            status: 202,
            headers: {
              location: address('operationResults'),
              'azure-asyncoperation': address('operationsStatus'),
              'retry-after': '0',
            },
            body: '',
          };
        }),
      ),
    ),
    route(
      'GET',
      support('operationsStatus/([^/]+)'),
      VERSIONS,
      within((_, __, [id = '']) => {
        const asked = operations.get(id);
        if (asked === undefined) return refuse(404, 'NotFound', 'There is no such operation.');
        if (asked === PLANLESS) return json(200, { id, status: 'Failed', error: NO_PLAN });
        operations.set(id, asked + 1);
        return json(200, { id, status: asked === 0 ? 'InProgress' : 'Succeeded' });
      }),
    ),
    route(
      'GET',
      support('supportTickets/([^/]+)'),
      VERSIONS,
      within(ticketed((ticket) => json(200, ticketOnWire(ticket)))),
    ),
    route(
      'PATCH',
      support('supportTickets/([^/]+)'),
      VERSIONS,
      within(
        writes(
          'supportTickets/write',
          ticketed((ticket, ask) => {
            const { properties } = bodyOf(ask) as { properties?: { status?: string } };
            if (properties?.status?.toLowerCase() === 'closed') ticket.status = 'Closed';
            return json(200, ticketOnWire(ticket));
          }),
        ),
      ),
    ),
    route(
      'GET',
      support('supportTickets/([^/]+)/communications'),
      VERSIONS,
      within(
        ticketed((ticket) => json(200, { value: ticket.messages.map((each) => communicationOnWire(ticket, each)) })),
      ),
    ),
    route(
      'PUT',
      support('supportTickets/([^/]+)/communications/([^/]+)'),
      VERSIONS,
      within(
        writes('supportTickets/write', (ask, owned, [name = '', message = '']) =>
          ticketed((ticket) => {
            const { properties: { body = '', sender = '' } = {} } = bodyOf(ask) as {
              properties?: { body?: string; sender?: string };
            };
            if (sender === '') return refuse(400, 'InvalidInput', 'The sender is required.');
            const said = say(ticket, { name: message, by: sender, at: now(), text: body, isOurs: true });
            return json(200, communicationOnWire(ticket, said));
          })(ask, owned, [name]),
        ),
      ),
    ),
  ];
}

const PLANLESS = -1;
const NO_PLAN = {
  code: 'BadRequest',
  message: 'Your support plan type is CSP. Filing tickets takes one of the higher support plans.',
};

function bodyOf({ body }: Ask): unknown {
  try {
    return (JSON.parse(body) as unknown) ?? {};
  } catch {
    return {};
  }
}
