import type { RequestDetail, ServiceRequest } from '../../../domain/service-request.ts';
import type { ServiceRequestDirectory } from '../../ports.ts';
import { garbled } from '../http/failures.ts';
import { allOf, pages } from '../http/pages.ts';
import { parse } from '../http/parse.ts';
import type { Asking } from '../http/tokens.ts';
import { createAskPartnerCenter, createChangeAtPartnerCenter, type PartnerCenterSettings } from './ask.ts';
import { RequestPage, RequestWithNotes } from './service-requests-schema.ts';

export interface ServiceRequestSettings extends PartnerCenterSettings {
  /** Requests a page; a party that gives fewer is asked on from where it stopped. */
  readonly pageSize: number;
}

const MOST_REQUESTS = 5000;

/**
 * A customer's service requests as Partner Center lists them, with a person's token (App+User, MFA). Source: "Get all service
 * requests for a customer" and "Get a service request by ID"; that it lists what was filed under GDAP is unconfirmed.
 */
export function createPartnerCenterServiceRequests(settings: ServiceRequestSettings): ServiceRequestDirectory {
  const { pageSize } = settings;
  const askPartnerCenter = createAskPartnerCenter(settings);
  const change = createChangeAtPartnerCenter(settings);
  const pathOf = (tenantId: string) => `/v1/customers/${encodeURIComponent(tenantId)}/servicerequests`;

  async function read(tenantId: string, requestId: string, signal: AbortSignal): Promise<RequestDetail> {
    const asking: Asking = { source: 'partner-center', signal };
    const path = `${pathOf(tenantId)}/${encodeURIComponent(requestId)}`;
    return parse(RequestWithNotes, await askPartnerCenter(path, asking), asking, path);
  }

  /** Only what is named changes; the rest is Partner Center's words for "as it is". */
  async function patch(tenantId: string, requestId: string, what: object, signal: AbortSignal): Promise<void> {
    const asking: Asking = { source: 'partner-center', signal };
    const path = `${pathOf(tenantId)}/${encodeURIComponent(requestId)}`;
    const body = { Severity: 'unknown', Status: 'none', ...what, Attributes: { ObjectType: 'ServiceRequest' } };
    const sent = await change(path, body, asking);
    if (sent.kind !== 'answered') throw sent.failure;
    await settings.http.json(sent.response, asking);
  }

  return {
    async list({ tenantId }, signal) {
      const asking: Asking = { source: 'partner-center', signal };
      const path = pathOf(tenantId);
      const seen = new Set<string>();
      const ask = async (next = '0') => {
        const answer = await askPartnerCenter(`${path}?offset=${next}&size=${pageSize}`, asking);
        const { total, items } = parse(RequestPage, answer, asking, path);
        const end = Number(next) + items.length;
        if (items.length === 0 && end < (total ?? 0))
          throw garbled(asking, `${path}: ${end} of ${total}, then no more`);
        // Whoever overlooks the offset tells the first page again, and would tell it for ever.
        if (items.some(({ id }) => seen.has(id))) throw garbled(asking, `${path} tells a request twice`);
        for (const { id } of items) seen.add(id);
        const isLast = items.length === 0 || end >= (total ?? Number.POSITIVE_INFINITY);
        return { items: items as readonly ServiceRequest[], ...(isLast ? {} : { next: String(end) }) };
      };
      return await allOf(pages(ask, MOST_REQUESTS / pageSize, asking));
    },
    read: ({ tenantId }, requestId, signal) => read(tenantId, requestId, signal),
    async addNote({ tenantId }, requestId, text, signal) {
      const { notes } = await read(tenantId, requestId, signal);
      if (notes.some((note) => note.text.trim() === text.trim())) return;
      await patch(tenantId, requestId, { NewNote: { Text: text } }, signal);
    },
    close: ({ tenantId }, requestId, signal) => patch(tenantId, requestId, { Status: 'closed' }, signal),
  };
}
