import type { DeskReceipt, FilingOutcome, FindOutcome } from '../../../../domain/filing.ts';
import { SourceError } from '../../../../domain/source-error.ts';
import { garbled } from '../../http/failures.ts';
import { retryAfterMs } from '../../http/patience.ts';
import { readUpTo } from '../../http/read-json.ts';
import type { Sent } from '../../http/send.ts';
import type { Asking } from '../../http/tokens.ts';
import { type Key, type SupportClient, VERSION } from './client.ts';
import { endOf, type OperationNeeds } from './operation.ts';
import { refusalIn } from './refusal.ts';
import { NameAvailability, type Ticket, WireTicket } from './schema.ts';

export interface Tickets {
  /** The ticket with this name; nothing where there is none. Fails with `SourceError`. */
  ticket(at: TicketPlace, asking: Asking): Promise<Ticket | undefined>;
  /** Creates it, unless its name is taken: then it is the one that is there. */
  create(at: TicketPlace, body: object, asking: Asking): Promise<FilingOutcome>;
  find(at: TicketPlace, asking: Asking): Promise<FindOutcome>;
}

export interface TicketPlace {
  readonly subscriptionId: string;
  readonly name: string;
  readonly key: Key;
}

const LARGEST_REFUSAL = 64 * 1024;

export const supportOf = (subscriptionId: string): string =>
  `/subscriptions/${encodeURIComponent(subscriptionId)}/providers/Microsoft.Support`;

export const ticketPath = ({ subscriptionId, name }: Pick<TicketPlace, 'subscriptionId' | 'name'>): string =>
  `${supportOf(subscriptionId)}/supportTickets/${encodeURIComponent(name)}`;

/** Support tickets by name: a name is taken once in a subscription, which makes it the key against filing twice. */
export function createTickets(needs: OperationNeeds & { readonly client: SupportClient }): Tickets {
  const { client, now } = needs;

  async function ticket(at: TicketPlace, asking: Asking): Promise<Ticket | undefined> {
    try {
      return await client.get(WireTicket, `${ticketPath(at)}?${VERSION}`, at.key, asking);
    } catch (error) {
      if (error instanceof SourceError && error.kind === 'not-found') return undefined;
      throw error;
    }
  }

  const receiptOf = ({ subscriptionId, name }: TicketPlace, found?: Ticket): DeskReceipt => ({
    ...(found?.number && { number: found.number }),
    ref: `${subscriptionId}/${name}`,
  });

  async function find(at: TicketPlace, asking: Asking): Promise<FindOutcome> {
    try {
      const found = await ticket(at, asking);
      return found ? { kind: 'filed', receipt: receiptOf(at, found) } : { kind: 'absent' };
    } catch (error) {
      if (error instanceof SourceError) return { kind: 'unclear', failure: error };
      throw error;
    }
  }

  /** What a sending that was answered stands for; 5xx may have been worked on all the same. */
  async function judge(response: Response, at: TicketPlace, asking: Asking): Promise<FilingOutcome> {
    const { status } = response;
    if (status === 202) {
      const ended = await endOf(response, at.key, asking, needs);
      if (ended.kind === 'unclear') return ended;
      if (ended.kind === 'failed') return refusalIn({ error: ended.error ?? {} });
    } else if (response.ok) {
      // Azure may have taken it at once, or somebody have answered in its place: the ticket itself tells.
      const there = await find(at, asking);
      if (there.kind !== 'absent') return there;
      return { kind: 'unclear', failure: garbled(asking, `${status}, and there is no such ticket`) };
    } else {
      const { text } = await readUpTo(LARGEST_REFUSAL, response).catch(() => ({ text: '' }));
      // Somebody was faster, under the same name: ourselves, before we were cut off.
      const there = status === 409 ? await find(at, asking) : undefined;
      if (there && there.kind !== 'absent') return there;
      if (status < 500 && status !== 408 && status !== 429) return refusalIn(text, status);
      const kind = status === 429 ? 'throttled' : 'unreachable';
      const options = { retryAfterMs: retryAfterMs(response.headers, now()) };
      const failure = new SourceError(kind, 'azure', `${status}: the ticket was not taken`, options);
      return { kind: status === 429 ? 'failed' : 'unclear', failure };
    }
    // Taken for sure; its number may come a little later.
    const found = await ticket(at, asking).catch((error: unknown) => {
      if (error instanceof SourceError) return undefined;
      throw error;
    });
    return { kind: 'filed', receipt: receiptOf(at, found) };
  }

  return {
    ticket,
    find,
    async create(at, body, asking) {
      const wanted = { name: at.name, type: 'Microsoft.Support/supportTickets' };
      const check = `${supportOf(at.subscriptionId)}/checkNameAvailability?${VERSION}`;
      const free = await client.send('POST', check, at.key, wanted, asking);
      const name = await availabilityIn(free, asking, now());
      if ('outcome' in name) return name.outcome;
      if (!name.isFree) {
        const found = await find(at, asking);
        return found.kind === 'absent' ? { kind: 'refused', why: 'other', fields: [], said: name.said } : found;
      }
      const sent = await client.send('PUT', `${ticketPath(at)}?${VERSION}`, at.key, body, asking);
      if (sent.kind === 'answered') return await judge(sent.response, at, asking);
      return { kind: sent.kind === 'unsent' ? 'failed' : 'unclear', failure: sent.failure };
    },
  };
}

/** Asking for a name changes nothing: whatever goes wrong there, nothing has been filed. */
async function availabilityIn(
  sent: Sent,
  { source }: Asking,
  now: Date,
): Promise<{ readonly isFree: boolean; readonly said: string } | { readonly outcome: FilingOutcome }> {
  if (sent.kind !== 'answered') return { outcome: { kind: 'failed', failure: sent.failure } };
  const { text } = await readUpTo(LARGEST_REFUSAL, sent.response).catch(() => ({ text: '' }));
  const { status, ok } = sent.response;
  if (!ok && status >= 400 && status < 500 && status !== 429 && status !== 408)
    return { outcome: refusalIn(text, status) };
  const read = ok ? NameAvailability.safeParse(jsonIn(text)) : undefined;
  if (read?.success) return read.data;
  const kind = status === 429 ? 'throttled' : ok ? 'garbled' : 'unreachable';
  const options = { retryAfterMs: retryAfterMs(sent.response.headers, now) };
  const failure = new SourceError(kind, source, `${status}: checkNameAvailability`, options);
  return { outcome: { kind: 'failed', failure } };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
