import type { Customer } from '../../../domain/customer.ts';
import type { FiledRequest } from '../../../domain/filed-request.ts';
import type { FilingOutcome } from '../../../domain/filing.ts';
import type { RequestPacket } from '../../../domain/request-packet.ts';
import { MISSING, signedNote } from '../../../domain/request-reading.ts';
import { SourceError } from '../../../domain/source-error.ts';
import type { NoteOutcome, RequestDesk } from '../../desk-ports.ts';
import { type SignedWebhook, WebhookError } from '../../webhook-ports.ts';
import { receiptIn, stateIn } from './answer.ts';
import { type Facts, type Profile, requestFacts } from './profile.ts';
import { filled } from './template.ts';

export interface OwnDeskSettings {
  readonly webhook: SignedWebhook;
  readonly profile: Profile;
  /** Hosts that links out of its answers may lead to. */
  readonly linkHosts: readonly string[];
  /** Whether its partner wants requests of this customer there. */
  readonly isFor: (customer: Customer) => boolean;
  readonly textOf: (packet: RequestPacket) => string;
  readonly newId: () => string;
}

/**
 * The partner's own ticket system, by signed messages to one address. The message's id is the request's key: its receiver
 * takes the same id once, and answers it alike, so that what is unclear is simply sent again.
 */
export function createOwnDesk(settings: OwnDeskSettings): RequestDesk {
  const { webhook, profile, linkHosts, textOf } = settings;

  const factsOf = (type: Facts['type'], key: string, packet: RequestPacket, over: Partial<Facts> = {}): Facts => ({
    ...{ type, key, number: '', ref: '', note: { key: '', text: '' } },
    text: textOf(packet),
    request: requestFacts(packet),
    ...over,
  });
  const factsOn = (type: Facts['type'], { id, packet, receipt }: FiledRequest, over: Partial<Facts> = {}): Facts =>
    factsOf(type, id, packet, { number: receipt?.number ?? '', ref: receipt?.ref ?? '', ...over });

  const post = (id: string, body: unknown, signal: AbortSignal) =>
    webhook.post({ id, body: JSON.stringify(body) }, signal);

  /** The JSON that comes back, or nothing at all: anything else was not said by the desk, or was cut off on its way. */
  async function ask(id: string, body: unknown, signal: AbortSignal): Promise<unknown> {
    const answer = await post(id, body, signal);
    if (answer.body.trim() === '') return undefined;
    try {
      return JSON.parse(answer.body);
    } catch (cause) {
      throw new WebhookError('unclear', `${answer.status}, and no JSON`, { cause, status: answer.status });
    }
  }

  async function send(packet: RequestPacket, key: string, signal: AbortSignal) {
    const answer = await ask(key, filled(profile.file.body, factsOf('request.filed', key, packet)), signal);
    return { kind: 'filed', receipt: receiptIn(answer, profile.file.answer, key, linkHosts) } as const;
  }

  async function file(packet: RequestPacket, key: string, signal: AbortSignal): Promise<FilingOutcome> {
    try {
      return await send(packet, key, signal);
    } catch (error) {
      if (!(error instanceof WebhookError)) throw error;
      if (error.kind === 'refused' && error.status !== BUSY)
        return { kind: 'refused', why: 'other', fields: [], said: error.message };
      return { kind: error.kind === 'unclear' ? 'unclear' : 'failed', failure: failureOf(error) };
    }
  }

  async function tell(message: Profile['note'], id: string, facts: Facts, signal: AbortSignal): Promise<NoteOutcome> {
    if (!message) return 'by-hand';
    await post(id, filled(message.body, facts), signal).catch((error: unknown) => {
      throw error instanceof WebhookError ? failureOf(error) : error;
    });
    return 'added';
  }

  return {
    id: 'own',
    kind: 'own',
    findsBySending: true,
    readiness: async ({ customer }) =>
      settings.isFor(customer)
        ? { kind: 'ready', needs: [], subscriptions: [] }
        : { kind: 'not-here', why: 'not-for-customer' },
    file,
    async find(packet, key, signal) {
      try {
        return await send(packet, key, signal);
      } catch (error) {
        if (!(error instanceof WebhookError)) throw error;
        // Who was not heard, or was turned away at the door, knows nothing of the time before.
        return isJudged(error) ? { kind: 'absent' } : { kind: 'unclear', failure: failureOf(error) };
      }
    },
    async read(request, signal) {
      if (!profile.read) return undefined;
      const { body, answer } = profile.read;
      try {
        const id = `${request.id}/read/${settings.newId()}`;
        const wire = await ask(id, filled(body, factsOn('request.read', request)), signal);
        const state = stateIn(wire, profile);
        const receipt = receiptIn(wire, answer, request.receipt?.ref ?? request.id, linkHosts);
        return state && { ...state, receipt: { ...receipt, ref: request.receipt?.ref ?? receipt.ref } };
      } catch (error) {
        if (isUnknownThere(error)) return MISSING;
        throw error instanceof WebhookError ? failureOf(error) : error;
      }
    },
    addNote: (request, { key, text, by }, signal) =>
      tell(
        profile.note,
        `${request.id}/note/${key}`,
        factsOn('request.note', request, { note: { key, text: signedNote(text, by) } }),
        signal,
      ),
    close: (request, signal) => tell(profile.close, `${request.id}/close`, factsOn('request.closed', request), signal),
  };
}

/** The receiver has read the request and does not take it: one that it had taken, it would have known by its key. */
const isJudged = ({ status }: WebhookError): boolean => status === 400 || status === 422;

/** The receiver's own word for what is not there, or not any more. */
const isUnknownThere = (error: unknown): boolean =>
  error instanceof WebhookError && (error.status === 404 || error.status === 410);

const BUSY = 429;

const failureOf = (error: WebhookError): SourceError =>
  new SourceError(kindOf(error), 'own-desk', error.message, { cause: error, retryAfterMs: error.retryAfterMs });

function kindOf(error: WebhookError): SourceError['kind'] {
  if (error.status === BUSY) return 'throttled';
  if (error.kind !== 'refused') return error.status && error.status < 300 ? 'garbled' : 'unreachable';
  if (error.status === 401 || error.status === 403) return 'no-permission';
  return isUnknownThere(error) ? 'not-found' : 'garbled';
}
