import { type Answer, type Ask, json, type Route } from '../exchange.ts';
import { PARTNER_CENTER, PARTNER_TENANT_ID } from '../login/application.ts';
import { readBearer } from '../login/bearer.ts';
import type { Tokens } from '../login/tokens.ts';

interface Registration {
  readonly WebhookUrl: string;
  readonly WebhookEvents: readonly string[];
}

/**
 * The partner's one webhook registration; none at first. `POST /_sandbox/partner-center/registration
 * {"url": "https://…", "events": ["granular-admin-relationship-terminated"]}` makes it, `DELETE` ends it.
 */
export function createWebhookRegistration(tokens: Tokens): {
  readonly routes: readonly Route[];
  readonly control: readonly Route[];
} {
  let registration: Registration | undefined;
  const read = (ask: Ask): Answer => {
    const { claims } = readBearer(tokens, ask, PARTNER_CENTER);
    if (claims?.tid !== PARTNER_TENANT_ID) return json(401, { code: 'Unauthorized', description: 'Access denied.' });
    return registration ? json(200, registration) : json(404, { code: 'NotFound', description: 'Not registered.' });
  };
  return {
    routes: [{ method: 'GET', path: /^\/webhooks\/v1\/registration$/, handle: read }],
    control: [
      {
        method: 'POST',
        path: /^\/_sandbox\/partner-center\/registration$/,
        handle: ({ body }) => {
          const { url, events } = JSON.parse(body) as { readonly url: string; readonly events: readonly string[] };
          registration = { WebhookUrl: url, WebhookEvents: events };
          return json(200, registration);
        },
      },
      {
        method: 'DELETE',
        path: /^\/_sandbox\/partner-center\/registration$/,
        handle: () => {
          registration = undefined;
          return { status: 204, headers: {}, body: '' };
        },
      },
    ],
  };
}
