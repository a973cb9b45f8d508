import type { Http } from '../http/http.ts';
import type { Asking, Tokens } from '../http/tokens.ts';

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
}

export type AskPartnerCenter = (
  path: string,
  asking: Asking,
  headers?: Readonly<Record<string, string>>,
) => Promise<unknown>;

/** The JSON at a path of Partner Center's, asked with a token of the partner's tenant. */
export function createAskPartnerCenter(settings: PartnerCenterSettings): AskPartnerCenter {
  const { baseUrl, tokens, partnerTenantId, scope, http, newId } = settings;
  return async (path, asking, headers = {}) => {
    const token = await tokens.for(partnerTenantId, scope, asking);
    const always = {
      Authorization: `Bearer ${token}`,
      Accept: 'application/json',
      'MS-RequestId': newId(),
      'X-Locale': 'en-US',
    };
    const correlated = { 'MS-CorrelationId': headers['MS-CorrelationId'] ?? newId() };
    return await http.json(await http.get(baseUrl + path, { ...always, ...headers, ...correlated }, asking), asking);
  };
}
