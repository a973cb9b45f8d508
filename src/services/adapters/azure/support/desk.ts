import type { Agent } from '../../../../domain/agent.ts';
import type { Customer } from '../../../../domain/customer.ts';
import { type FiledRequest, wasHandedOff } from '../../../../domain/filed-request.ts';
import type { DeskReadiness, HandOff } from '../../../../domain/filing.ts';
import type { RequestPacket } from '../../../../domain/request-packet.ts';
import { MISSING, signedNote } from '../../../../domain/request-reading.ts';
import { SourceError } from '../../../../domain/source-error.ts';
import type { DeskQuestion, RequestDesk, RequestTopics } from '../../../desk-ports.ts';
import { refusalOf } from '../../http/read-json.ts';
import type { Asking } from '../../http/tokens.ts';
import { type SupportClient, VERSION } from './client.ts';
import type { OperationNeeds } from './operation.ts';
import { filingOn, type Open, type ReachSettings, reachOf } from './reach.ts';
import { CommunicationPage, EntryPage } from './schema.ts';
import { ticketBody } from './ticket-body.ts';
import { createTickets, ticketPath } from './tickets.ts';

export interface AzureDeskSettings extends ReachSettings, Omit<OperationNeeds, 'client'> {
  readonly client: SupportClient;
  /** Whether the customer buys through an indirect provider, who files these. Fails with `SourceError` only. */
  readonly isIndirect: (customer: Customer, signal: AbortSignal) => Promise<boolean>;
  /** The contact's country, ISO 3166-1 alpha-3; without it nothing is filed here, only handed off. */
  readonly country: string | undefined;
  /** Whether the agent holds a role that files on all of the customer's subscriptions. */
  readonly agentMayFile: (agent: Agent, customer: Customer) => Promise<boolean>;
  /** Names of the partner's groups that hold such a role on all of them; none where they are not told. */
  readonly whoMayFile: (customer: Customer) => Promise<readonly string[]>;
  readonly handOff: (packet: RequestPacket, why: HandOff['why']) => HandOff;
  /** All that a ticket says, the agent's name included. */
  readonly textOf: (packet: RequestPacket) => string;
}

/** Refusals that only somebody's deed ends; anything else may be over at the next try. */
const CLOSED: readonly SourceError['kind'][] = ['no-consent', 'access-ended', 'no-permission'];

/**
 * Azure support by API: where our token may file on a subscription, and the agent may too. Everywhere else the agent files by
 * hand. Source: Azure support REST API, 2024-04-01; the second token is for partners who act for a customer.
 */
export function createAzureDesk(settings: AzureDeskSettings): RequestDesk & { readonly topics: RequestTopics } {
  const { client, country, now, sleep } = settings;
  const tickets = createTickets({ client, now, sleep });
  const asked = (signal: AbortSignal): Asking => ({ source: 'azure', signal });

  async function readiness({ customer, service, agent }: DeskQuestion, signal: AbortSignal): Promise<DeskReadiness> {
    if (service.source !== 'azure') return { kind: 'not-here', why: 'other-service' };
    if (await settings.isIndirect(customer, signal)) return { kind: 'not-here', why: 'indirect-provider' };
    if (!country) return { kind: 'hand-off', why: 'not-set-up' };
    const asking = asked(signal);
    const { open, known, failure } = await reachOf(settings, customer.tenantId, asking);
    if (open.length === 0) {
      if (failure && !CLOSED.includes(failure.kind)) throw failure;
      return known === 0 && !failure
        ? { kind: 'not-here', why: 'no-subscription' }
        : { kind: 'hand-off', why: 'app-no-right' };
    }
    const filing = await filingOn(settings, open, asking);
    if (filing.length === 0) return { kind: 'hand-off', why: 'app-no-right' };
    if (!(await settings.agentMayFile(agent, customer)))
      return { kind: 'hand-off', why: 'agent-no-right', theseMay: await settings.whoMayFile(customer) };
    const subscriptions = filing.map(({ subscription: { id, name } }) => ({ id, name }));
    return { kind: 'ready', needs: ['subscription', 'topic'], subscriptions };
  }

  async function openOf(tenantId: string, subscriptionId: string, asking: Asking): Promise<Open | undefined> {
    const { open, failure } = await reachOf(settings, tenantId, asking);
    const found = open.find(({ subscription }) => subscription.id === subscriptionId.toLowerCase());
    if (!found && failure) throw failure;
    return found;
  }

  /** The place of a ticket in the customer's subscription, with what opens it. */
  async function placeOf(packet: RequestPacket, key: string, asking: Asking) {
    // Filed by hand: Azure has it under a name that we do not know.
    if (!packet.subscriptionId) return undefined;
    const found = await openOf(packet.customer.tenantId, packet.subscriptionId, asking);
    return found && { subscriptionId: found.subscription.id, name: nameOf(key), key: found.key };
  }

  async function change(request: FiledRequest, method: 'PUT' | 'PATCH', rest: string, body: object, asking: Asking) {
    const at = await placeOf(request.packet, request.id, asking);
    if (!at) return 'by-hand';
    const sent = await client.send(method, `${ticketPath(at)}${rest}?${VERSION}`, at.key, body, asking);
    if (sent.kind !== 'answered') throw sent.failure;
    const { response } = sent;
    if (response.ok) return 'added';
    const failure = await refusalOf(response, asking, now());
    if (failure.kind === 'no-permission' || failure.kind === 'not-found') return 'by-hand';
    throw failure;
  }

  const listOf = async (customer: Customer, path: string, asking: Asking) => {
    const [first] = (await reachOf(settings, customer.tenantId, asking)).open;
    if (!first) throw new SourceError('no-permission', 'azure', 'no subscription to ask by');
    return await client.list(EntryPage, `${path}?${VERSION}`, first.key, asking);
  };

  return {
    id: 'azure',
    kind: 'azure',
    readiness,
    topics: {
      services: (customer, signal) => listOf(customer, '/providers/Microsoft.Support/services', asked(signal)),
      classifications: async (customer, serviceId, signal) =>
        await listOf(customer, `${inSupport(serviceId)}/problemClassifications`, asked(signal)),
    },

    async file(packet, key, signal) {
      const asking = asked(signal);
      const { customer, service, by: agent } = packet;
      try {
        // A right may have gone since the draft was begun.
        const now = await readiness({ customer, service, agent }, signal);
        if (now.kind === 'hand-off') return { kind: 'handed-off', handOff: settings.handOff(packet, now.why) };
        if (now.kind !== 'ready') return { kind: 'refused', why: 'other', fields: [], said: '' };
        const missing = [
          ...(packet.topic ? [] : ['topic' as const]),
          ...(packet.subscriptionId ? [] : ['subscription' as const]),
        ];
        const at = await placeOf(packet, key, asking);
        const isOpen = now.subscriptions.some(({ id }) => id === at?.subscriptionId);
        const fields = [
          ...missing.map((field) => ({ field, problem: 'missing' as const })),
          ...(packet.subscriptionId && !isOpen
            ? [{ field: 'subscription' as const, problem: 'invalid' as const }]
            : []),
        ];
        if (!at || fields.length > 0) return { kind: 'refused', why: 'fields', fields, said: '' };
        return await tickets.create(at, ticketBody(packet, settings.textOf(packet), country ?? ''), asking);
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        return { kind: 'failed', failure: error };
      }
    },

    async find(packet, key, signal) {
      const asking = asked(signal);
      try {
        const at = await placeOf(packet, key, asking);
        return at ? await tickets.find(at, asking) : { kind: 'absent' };
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        return { kind: 'unclear', failure: error };
      }
    },

    async read(request, signal) {
      // What hands have filed has a name of Azure's own.
      if (wasHandedOff(request)) return undefined;
      const asking = asked(signal);
      const at = await placeOf(request.packet, request.id, asking);
      if (!at) return undefined;
      const ticket = await tickets.ticket(at, asking);
      if (!ticket) return MISSING;
      const path = `${ticketPath(at)}/communications?${VERSION}`;
      const communications = await client.list(CommunicationPage, path, at.key, asking);
      const { status, said, engineer, number } = ticket;
      return {
        status,
        ...(said && { said }),
        ...(engineer && { owner: engineer }),
        receipt: { ...(number && { number }), ref: `${at.subscriptionId}/${at.name}` },
        notes: communications.flatMap(({ note, isOurs }) => (isOurs ? [] : [note])),
      };
    },

    addNote: (request, { key, text, by }, signal) =>
      change(
        request,
        'PUT',
        `/communications/${encodeURIComponent(nameOf(key))}`,
        {
          properties: {
            subject: request.packet.title,
            body: signedNote(text, by),
            sender: request.packet.contact.mail,
          },
        },
        asked(signal),
      ),
    close: (request, signal) => change(request, 'PATCH', '', { properties: { status: 'closed' } }, asked(signal)),
  };
}

/** Azure takes letters, digits, points, dashes and underscores. */
const nameOf = (key: string): string => `healthdesk-${key.replace(/[^\w.-]/g, '-')}`.slice(0, 128);

/** A service's id is a path that comes back with the form: it leads nowhere but to Azure support's services. */
function inSupport(serviceId: string): string {
  if (/^\/providers\/Microsoft\.Support\/services\/[\w-]+$/i.test(serviceId)) return serviceId;
  throw new SourceError('not-found', 'azure', 'not the id of a service');
}
