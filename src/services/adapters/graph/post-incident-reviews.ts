import type { PostIncidentReviews } from '../../ports.ts';
import { garbled } from '../http/failures.ts';
import type { Asking } from '../http/tokens.ts';
import { documentOf } from '../wire/document.ts';
import { createAskGraph, type GraphSettings } from './client.ts';

/**
 * `incidentReport` of an issue, with the customer tenant's own token: "a file stream", and an error where there is none
 * (Graph v1.0, also in the national clouds). Which kind of file is not published; its bytes tell.
 */
export function createGraphPostIncidentReviews(settings: GraphSettings): PostIncidentReviews {
  const ask = createAskGraph(settings);
  return {
    async read({ tenantId }, incidentId, signal) {
      const asking: Asking = { source: 'microsoft365', signal };
      const path = `/admin/serviceAnnouncement/issues/${encodeURIComponent(incidentId)}/incidentReport`;
      const answer = await ask({ path, tenantId, accept: '*/*' }, asking);
      const bytes = await settings.http.bytes(answer, asking);
      const told = answer.headers.get('content-type') ?? '';
      const document = documentOf(bytes, told);
      if (!document)
        throw garbled(asking, `no document (${told || 'no content type'}, ${bytes.length} bytes): ${path}`);
      return { ...document, bytes };
    },
  };
}
