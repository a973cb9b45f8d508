import permissions from '../../../domain/permissions.json' with { type: 'json' };
import { SourceError } from '../../../domain/source-error.ts';
import type { Http } from '../http/http.ts';
import type { Asking } from '../http/tokens.ts';

export interface ConsentSettings {
  /** Such as `https://api.partnercenter.microsoft.com`. */
  readonly baseUrl: string;
  readonly http: Http;
  /** The application that is consented to. */
  readonly clientId: string;
  /** Of an Admin agent who has signed in with MFA, for Partner Center. */
  readonly token: string;
  readonly newId: () => string;
  /** Whether licences are to be read as well. */
  readonly licences: boolean;
}

/** Grants the application its delegated permissions in a customer's tenant. Answers whether they are new. */
export type GrantConsent = (tenantId: string, signal: AbortSignal) => Promise<'granted' | 'was-there'>;

/**
 * What the reader account needs, and no more: service health and messages of Microsoft Graph, and Azure Resource Manager,
 * by the ids of Microsoft's enterprise applications.
 */
const grantsWith = (licences: boolean) => {
  const [graph, azure] = [permissions['Microsoft Graph'], permissions['Azure Service Management']];
  const scopes = [
    ...Object.keys(graph.customers.delegated),
    ...(licences ? Object.keys(graph.licences.application) : []),
  ];
  return [
    { enterpriseApplicationId: graph.id, scope: scopes.join() },
    { enterpriseApplicationId: azure.id, scope: Object.keys(azure.customers.delegated).join() },
  ];
};

/**
 * Partner Center's `applicationconsents`, for which an Admin agent needs one of the GDAP roles Global, Privileged Role or
 * Cloud Application Administrator at the customer. Fails with `SourceError`.
 */
export function createGrantConsent({ baseUrl, http, clientId, token, newId, licences }: ConsentSettings): GrantConsent {
  return async (tenantId, signal) => {
    const asking: Asking = { source: 'partner-center', signal };
    const headers = {
      Authorization: `Bearer ${token}`,
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'MS-RequestId': newId(),
      'MS-CorrelationId': newId(),
    };
    const wish = { applicationId: clientId, displayName: 'Healthdesk', applicationGrants: grantsWith(licences) };
    const url = `${baseUrl}/v1/customers/${encodeURIComponent(tenantId)}/applicationconsents`;
    try {
      const answer = await http.get(url, headers, asking, JSON.stringify(wish));
      await http.json(answer, asking);
      return 'granted';
    } catch (error) {
      if (error instanceof SourceError && /already exists/i.test(error.message)) return 'was-there';
      throw error;
    }
  };
}
