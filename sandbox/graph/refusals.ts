import { randomUUID } from 'node:crypto';
import { type Answer, type Ask, json } from '../exchange.ts';

const LOGIN_HINT =
  'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"';

const TOKEN_PROBLEMS = {
  missing: 'Access token is empty.',
  invalid: 'Access token validation failure. The signature is not valid.',
  expired: 'Lifetime validation failed, the token is expired.',
  audience: 'Access token validation failure. Invalid audience.',
};

/** Graph's way to say no: code, message, and who asked when. */
export function graphRefusals(now: () => Date) {
  const refuse = (ask: Ask, status: number, code: string, message: string, headers = {}): Answer =>
    json(status, { error: { code, message, innerError: inner(ask, now()) } }, headers);

  return {
    token: (ask: Ask, problem: keyof typeof TOKEN_PROBLEMS): Answer =>
      refuse(ask, 401, 'InvalidAuthenticationToken', TOKEN_PROBLEMS[problem], { 'www-authenticate': LOGIN_HINT }),
    role: (ask: Ask): Answer =>
      refuse(ask, 403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'),
    query: (ask: Ask, message: string): Answer => refuse(ask, 400, 'BadRequest', message),
    notFound: (ask: Ask, what: string): Answer =>
      refuse(ask, 404, 'Request_ResourceNotFound', `Resource '${what}' does not exist.`),
    segment: (ask: Ask, what: string): Answer =>
      refuse(ask, 404, 'ResourceNotFound', `Resource not found for the segment '${what}'.`),
    /** JSON inside JSON inside JSON, as it is seen in the field; its HTTP status is not published. */
    notForTenant: (ask: Ask): Answer => {
      const innermost = { error: `Resource doesn't exist for the tenant. ActivityId: ${randomUUID()}.` };
      const message = escaped({ code: 'forbidden', message: escaped(innermost) });
      return refuse(ask, 403, 'UnknownError', message);
    },
    throttled: (ask: Ask, seconds: number): Answer => {
      const { date, 'request-id': id } = inner(ask, now());
      const innerError = { code: '429', date, message: 'Please retry after', 'request-id': id, status: '429' };
      const error = { code: 'TooManyRequests', innerError, message: 'Please retry again later.' };
      return json(429, { error }, { 'retry-after': String(seconds) });
    },
  };
}

export type GraphRefusals = ReturnType<typeof graphRefusals>;

function inner(ask: Ask, now: Date) {
  const id = randomUUID();
  const client = ask.headers['client-request-id'];
  return { date: now.toISOString().slice(0, 19), 'request-id': id, 'client-request-id': String(client ?? id) };
}

const escaped = (value: unknown): string => JSON.stringify(value).replaceAll("'", '\\u0027');
