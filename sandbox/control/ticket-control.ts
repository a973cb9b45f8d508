import { type Answer, json, type Route } from '../exchange.ts';
import { say, type TicketShelf } from '../world/tickets.ts';

/** What somebody at a desk does with a ticket: `{"number": "…", "status": "Closed", "engineer": "…", "reply": "…"}`. */
interface Deed {
  readonly number?: string;
  readonly status?: string;
  readonly engineer?: string;
  readonly reply?: string;
}

/** `/_sandbox/tickets`: lists what was filed, at Azure support and at the partner's own desk, and works on it. */
export function ticketRoutes(shelves: readonly TicketShelf[], now: () => Date): readonly Route[] {
  const path = /^\/_sandbox\/tickets$/;
  const all = () => shelves.flatMap((shelf) => shelf.all());
  return [
    { method: 'GET', path, handle: () => json(200, all()) },
    {
      method: 'POST',
      path,
      handle: ({ body }): Answer => {
        const { number, status, engineer, reply } = JSON.parse(body || '{}') as Deed;
        const ticket = all().find((each) => each.number === number);
        if (!ticket) return json(404, { error: `There is no ticket '${number}'.` });
        if (status) ticket.status = status;
        if (engineer) ticket.engineer = engineer;
        const by = engineer ?? ticket.engineer ?? 'support@sandbox.example';
        if (reply) say(ticket, { name: `reply-${ticket.messages.length}`, by, at: now(), text: reply, isOurs: false });
        return json(200, ticket);
      },
    },
  ];
}
