import { randomUUID } from 'node:crypto';
import { type Answer, json } from '../exchange.ts';

const REFUSALS = {
  70003: ['unsupported_grant_type', 400, 'The app requested an unsupported grant type.'],
  7000215: ['invalid_client', 401, 'Invalid client secret provided. The secret does not belong to this application.'],
  700016: ['unauthorized_client', 400, 'The application was not found in the directory.'],
  90002: ['invalid_tenant', 400, 'The tenant was not found. Check that the tenant id is correct.'],
  500011: ['invalid_resource', 400, 'The resource principal was not found in the tenant.'],
  1002012: ['invalid_scope', 400, 'The scope is not valid: client credentials take a resource followed by /.default.'],
  50011: ['invalid_request', 400, 'The redirect address does not match one of the application.'],
  50027: ['invalid_client', 401, 'The client assertion is malformed.'],
  501481: ['invalid_grant', 400, 'The code verifier does not match the code challenge.'],
  70008: ['invalid_grant', 400, 'The code has expired or been redeemed.'],
  50173: ['invalid_grant', 400, 'The refresh token has been revoked: the account has to sign in again.'],
  700082: ['invalid_grant', 400, 'The refresh token has expired due to inactivity.'],
  /** What policies of the tenant ask for, and the sign-in does not bring. */
  50076: ['interaction_required', 400, 'Multifactor authentication is required to reach this resource.'],
  50079: ['interaction_required', 400, 'The account has to enrol in multifactor authentication.'],
  53003: ['interaction_required', 400, 'Access has been blocked by Conditional Access policies.'],
  700021: ['invalid_client', 401, 'The client assertion is not from this application.'],
  700023: ['invalid_client', 401, 'The client assertion is for another audience.'],
  700024: ['invalid_client', 401, 'The client assertion is not within its time.'],
  700027: ['invalid_client', 401, 'The client assertion is not signed with a certificate of this application.'],
  700213: ['invalid_client', 401, 'No federated credential of the application matches the assertion.'],
  /** The customer has not consented to the application. */
  65001: ['invalid_grant', 400, 'No user or administrator has consented to use the application in this tenant.'],
  /** The delegated admin relationship is over. The code that Microsoft sends here is not published; this one is seen. */
  90072: ['invalid_grant', 400, 'The account does not exist in this tenant and cannot reach the application there.'],
} as const satisfies Record<number, readonly [error: string, status: number, words: string]>;

export type RefusalCode = keyof typeof REFUSALS;

export const isRefusalCode = (code: unknown): code is RefusalCode =>
  typeof code === 'number' && Object.hasOwn(REFUSALS, code);

/** The body that the login gives with every refusal: error, AADSTS text, codes, trace and correlation ids. */
export function refuse(code: RefusalCode, now: Date): Answer {
  const [error, status, words] = REFUSALS[code];
  const [trace, correlation] = [randomUUID(), randomUUID()];
  const timestamp = `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return json(status, {
    error,
    error_description: `AADSTS${code}: ${words} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: [Number(code)],
    timestamp,
    trace_id: trace,
    correlation_id: correlation,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
  });
}
