import type { Http } from '../http/http.ts';
import type { Sent } from '../http/send.ts';
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

/** Sends a change to a path of Partner Center's, with the same token and headers. */
export type ChangeAtPartnerCenter = (path: string, body: object, asking: Asking) => Promise<Sent>;

/** The JSON at a path of Partner Center's, asked with a token of the partner's tenant. */
export function createAskPartnerCenter(settings: PartnerCenterSettings): AskPartnerCenter {
  const { baseUrl, http } = settings;
  return async (path, asking, headers = {}) =>
    await http.json(await http.get(baseUrl + path, await headersFor(settings, asking, headers), asking), asking);
}

/** Changes something by PATCH; what is not named stays as it is. */
export function createChangeAtPartnerCenter(settings: PartnerCenterSettings): ChangeAtPartnerCenter {
  const { baseUrl, http } = settings;
  return async (path, body, asking) => {
    const headers = { ...(await headersFor(settings, asking, {})), 'Content-Type': 'application/json' };
    return await http.send(baseUrl + path, { method: 'PATCH', headers, body: JSON.stringify(body) }, asking);
  };
}

async function headersFor(
  { tokens, partnerTenantId, scope, newId }: PartnerCenterSettings,
  asking: Asking,
  headers: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const token = await tokens.for(partnerTenantId, scope, asking);
  const always = {
    Authorization: `Bearer ${token}`,
    Accept: 'application/json',
    'MS-RequestId': newId(),
    'X-Locale': 'en-US',
  };
  return { ...always, ...headers, 'MS-CorrelationId': headers['MS-CorrelationId'] ?? newId() };
}
