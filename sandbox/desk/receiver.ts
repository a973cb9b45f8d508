import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Answer, type Ask, json, type Route } from '../exchange.ts';
import { say, type Ticket, type TicketShelf } from '../world/tickets.ts';

/** What messages to the sandbox's ticket system are signed with. Not a secret: it opens nothing else. */
export const DESK_SECRET = 'c2FuZGJveC1vbmx5LXNhbmRib3gtb25seS1zYW5kYm8=';

interface Needs {
  readonly shelf: TicketShelf;
  readonly now: () => Date;
  /** The machine's time, in milliseconds: messages are signed by it, or by the sandbox's own. */
  readonly machine: () => number;
}

interface Message {
  readonly type?: string;
  readonly key?: string;
  readonly request?: Readonly<Record<string, unknown>>;
  readonly note?: { readonly key?: string; readonly text?: string };
}

const WINDOW_S = 300;

/**
 * A ticket system of the partner's own: takes signed messages (standardwebhooks.com) at `POST /desk/requests`, and the same
 * request once, however often it comes.
 */
export function deskRoutes({ shelf, now, machine }: Needs): readonly Route[] {
  const tell = (ask: Ask, ticket: Ticket): Answer =>
    json(200, {
      number: ticket.number,
      ref: ticket.id,
      link: `${ask.origin}/desk/tickets/${ticket.number}`,
      status: ticket.status,
      owner: ticket.engineer ?? '',
      notes: ticket.messages.map(({ by, at, text }) => ({ by, at: at.toISOString(), text })),
    });

  const handle = (ask: Ask): Answer => {
    const why = problemOf(ask, [machine(), now().getTime()]);
    if (why) return json(401, { error: why });
    const { type, key = '', request, note } = messageIn(ask.body);
    const there = shelf.find(key);
    if (type === 'request.filed') {
      if (!request || key === '') return json(422, { error: 'A request has to have a key, and say something.' });
      return tell(ask, there ?? shelf.file(key, request, 'new'));
    }
    if (!there) return json(404, { error: `There is no request '${key}'.` });
    if (type === 'request.note')
      say(there, { name: note?.key ?? '', by: 'Healthdesk', at: now(), text: note?.text ?? '', isOurs: true });
    if (type === 'request.closed') there.status = 'closed';
    return tell(ask, there);
  };
  return [{ method: 'POST', path: /^\/desk\/requests$/, handle }];
}

function problemOf({ headers, body }: Ask, clocks: readonly number[]): string | undefined {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) =>
    String(headers[`webhook-${name}`] ?? ''),
  );
  if (!clocks.some((nowMs) => Math.abs(nowMs / 1000 - Number(timestamp)) <= WINDOW_S))
    return 'The message is too old, or from the future.';
  const expected = createHmac('sha256', Buffer.from(DESK_SECRET, 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest();
  const isSigned = signatures?.split(' ').some((one) => {
    const given = Buffer.from(one.replace(/^v1,/, ''), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return isSigned ? undefined : 'The signature is not ours.';
}

function messageIn(body: string): Message {
  try {
    return (JSON.parse(body) ?? {}) as Message;
  } catch {
    return {};
  }
}
