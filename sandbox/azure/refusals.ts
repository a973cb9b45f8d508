import { type Answer, json } from '../exchange.ts';

/** The way Azure Resource Manager says no. */
export const refuse = (status: number, code: string, message: string, headers: Record<string, string> = {}): Answer =>
  json(status, { error: { code, message } }, headers);

const TOKEN_PROBLEMS = {
  missing: ['AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing."],
  invalid: ['InvalidAuthenticationToken', 'The access token is invalid.'],
  expired: ['ExpiredAuthenticationToken', 'The access token expired.'],
  audience: ['InvalidAuthenticationTokenAudience', 'The access token was obtained for the wrong audience.'],
} as const;

export function refuseToken(problem: keyof typeof TOKEN_PROBLEMS): Answer {
  const [code, message] = TOKEN_PROBLEMS[problem];
  return refuse(401, code, message, {
    'www-authenticate': `Bearer authorization_uri="https://login.microsoftonline.com/", error="invalid_token", error_description="${message}"`,
  });
}

/** Nothing when the version is one of these. */
export function refuseVersion(version: string | null, supported: readonly string[]): Answer | undefined {
  if (version === null) {
    const message = 'The api-version query parameter (?api-version=) is required for all requests.';
    return refuse(400, 'MissingApiVersionParameter', message);
  }
  if (supported.includes(version)) return undefined;
  const list = supported.join(', ');
  return refuse(400, 'InvalidApiVersionParameter', `The api-version '${version}' is invalid. Supported: '${list}'.`);
}
