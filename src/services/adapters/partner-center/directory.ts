import type { CustomerDirectory } from '../../ports.ts';
import { garbled } from '../http/failures.ts';
import type { Http } from '../http/http.ts';
import { pages } from '../http/pages.ts';
import { parse } from '../http/parse.ts';
import type { Asking, Tokens } from '../http/tokens.ts';
import { CustomerPage } from './schema.ts';

const MOST_CUSTOMERS = 200_000;

export interface PartnerCenterSettings {
  /** Such as `https://api.partnercenter.microsoft.com`. */
  readonly baseUrl: string;
  readonly tokens: Tokens;
  readonly partnerTenantId: string;
  /** The audience, such as `https://api.partnercenter.microsoft.com/.default`. */
  readonly scope: string;
  readonly http: Http;
  /** Makes the GUIDs that name a request and what it belongs to. */
  readonly newId: () => string;
  /** Customers a page. */
  readonly pageSize: number;
}

/** The partner's customers from Partner Center, page by page, with an application's token of the partner's tenant. */
export function createPartnerCenterDirectory(settings: PartnerCenterSettings): CustomerDirectory {
  const { baseUrl, tokens, partnerTenantId, scope, http, newId, pageSize } = settings;
  return {
    pages: (signal) => {
      const asking: Asking = { source: 'partner-center', signal };
      const correlationId = newId();
      const ask = async (next: string | undefined) => {
        const token = await tokens.for(partnerTenantId, scope, asking);
        const headers = {
          Authorization: `Bearer ${token}`,
          Accept: 'application/json',
          'MS-RequestId': newId(),
          'MS-CorrelationId': correlationId,
          'X-Locale': 'en-US',
          ...(next === undefined ? {} : { 'MS-ContinuationToken': inHeader(next, asking) }),
        };
        const url = `${baseUrl}/v1/customers?size=${pageSize}${next === undefined ? '' : '&seekOperation=Next'}`;
        const answer = await http.get(url, headers, asking);
        return parse(CustomerPage, await http.json(answer, asking), asking, '/v1/customers');
      };
      return pages(ask, Math.ceil(MOST_CUSTOMERS / pageSize), asking);
    },
  };
}

/** A token goes back as it came, if it can be a header at all. */
function inHeader(token: string, asking: Asking): string {
  if (!/^[\x20-\x7E]+$/.test(token)) throw garbled(asking, 'a continuation token that is no header');
  return token;
}
