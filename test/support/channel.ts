import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import tls from 'node:tls';
import { generate } from 'selfsigned';
import { aSigningKey, aToken, publishedKey, type SigningKey } from './channel-tokens.ts';
import { PARTNER_TENANT_ID as PARTNER } from './sandbox-calls.ts';
import { STAFF } from './staff.ts';

type Json = Record<string, any>;

/** A call that the bot made to the connector, with a token that the login gave to it. */
export interface ChannelCall {
  readonly method: string;
  readonly path: string;
  readonly body: Json;
}

/** Teams with its locks on: OpenID metadata, keys, the bot's login, and a connector that answers the bot alone. */
export interface Channel {
  readonly url: string;
  readonly serviceUrl: string;
  /** Settings of a bot that trusts this channel. */
  readonly settings: Record<string, string>;
  readonly key: SigningKey;
  /** Signs for another channel only. */
  readonly webChatKey: SigningKey;
  /** Claims of a genuine token, some of them changed; `undefined` leaves one out. */
  claims(change?: Json): Json;
  /** A genuine activity, parts of it changed. */
  activity(change?: Json): Json;
  /** What the roster tells, by the member's id; anything but an object is an HTTP status. */
  readonly members: Map<string, Json | number>;
  /** Conversations, by id, that the bot was never added to. */
  readonly absentFrom: Set<string>;
  readonly calls: readonly ChannelCall[];
  /** Whatever came with no token of ours. */
  readonly strangers: readonly string[];
  forget(): void;
  close(): Promise<void>;
}

export const BOT_APP_ID = '5a0d0000-0000-4000-8000-000000000b07';
const BOT_SECRET = 'the-bot-and-the-login-know-it';
const BOT_TOKEN = 'token-of-the-bot';

/** Starts it on loopback, over TLS that this process trusts. Logins that are not the bot's go on to `loginUrl`. */
export async function startChannel(loginUrl: string): Promise<Channel> {
  const [key, webChatKey] = [aSigningKey('channel'), aSigningKey('web-chat')];
  const members = new Map<string, Json | number>();
  const absentFrom = new Set<string>();
  const calls: ChannelCall[] = [];
  const strangers: string[] = [];
  let sent = 0;

  const answer = async (request: IncomingMessage, body: string): Promise<[status: number, body: unknown]> => {
    const path = decodeURIComponent(request.url ?? '');
    if (path === '/openid') return [200, { issuer: 'https://api.botframework.com', jwks_uri: `${url}/keys` }];
    if (path === '/keys') {
      return [200, { keys: [publishedKey(key, ['msteams']), publishedKey(webChatKey, ['webchat'])] }];
    }
    if (!path.startsWith('/teams/')) return await login(loginUrl, request, body);
    if (request.headers.authorization !== `Bearer ${BOT_TOKEN}`) {
      strangers.push(path);
      return [401, { error: { code: 'Unauthorized', message: 'no token of the bot' } }];
    }
    calls.push({ method: request.method ?? '', path, body: body === '' ? {} : JSON.parse(body) });
    const conversation = /\/conversations\/([^/;]+)/.exec(path)?.[1] ?? '';
    if (absentFrom.has(conversation)) return [403, { error: { code: 'BotNotInConversationRoster', message: 'no' } }];
    if (path.includes('/pagedmembers')) return [200, { members: [...members.values()] }];
    const member = /\/members\/(.+)$/.exec(path)?.[1];
    const told = member === undefined ? { id: `message-${calls.length}` } : (members.get(member) ?? 404);
    return typeof told === 'number' ? [told, { error: { code: 'Refused', message: 'no' } }] : [200, told];
  };

  const pair = await generate([{ name: 'commonName', value: `channel ${randomUUID()}` }], {
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  });
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), pair.cert]);
  const server = createServer({ key: pair.private, cert: pair.cert }, async (request, response) => {
    const [status, body] = await answer(request, await text(request));
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  const url = `https://${host}`;
  const serviceUrl = `${url}/teams/`;

  return {
    url,
    serviceUrl,
    key,
    webChatKey,
    members,
    absentFrom,
    calls,
    strangers,
    settings: {
      BOT_LOCAL: 'false',
      BIND: '127.0.0.1',
      BOT_APP_ID,
      BOT_APP_TENANT_ID: PARTNER,
      BOT_APP_SECRET: BOT_SECRET,
      BOT_OPENID_METADATA_URL: `${url}/openid`,
      TEAMS_HOSTS: host,
      LOGIN_URL: url,
    },
    claims(change = {}) {
      // The framework reads the machine's clock.
      const now = Math.floor(Date.now() / 1000);
      const genuine = { iss: 'https://api.botframework.com', aud: BOT_APP_ID, serviceurl: serviceUrl };
      return { ...genuine, nbf: now - 60, exp: now + 3600, ...change };
    },
    activity(change = {}) {
      sent += 1;
      return {
        type: 'message',
        id: `activity-${sent}`,
        channelId: 'msteams',
        serviceUrl,
        text: 'check health for Contoso',
        locale: 'en-GB',
        from: { id: '29:kim', name: 'Kim Minji', aadObjectId: KIM_OBJECT_ID },
        recipient: { id: `28:${BOT_APP_ID}`, name: 'Healthdesk' },
        conversation: { id: 'a:kim', conversationType: 'personal', tenantId: PARTNER },
        channelData: { tenant: { id: PARTNER } },
        ...change,
      };
    },
    forget() {
      calls.splice(0);
      strangers.splice(0);
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** A helpdesk agent who looks after all customers. */
export const KIM_OBJECT_ID = STAFF.helpdesk;

/** A member of the partner's tenant, as the roster tells. */
export const aMember = (change: Json = {}): Json => ({
  id: '29:kim',
  name: 'Kim Minji',
  aadObjectId: KIM_OBJECT_ID,
  objectId: KIM_OBJECT_ID,
  tenantId: PARTNER,
  userRole: 'user',
  userPrincipalName: 'minji.kim@partner.example',
  email: 'minji.kim@partner.example',
  ...change,
});

/** Sends an activity to the bot's endpoint, signed for what it says unless a header is given. */
export async function post(botUrl: string, channel: Channel, activity: Json, authorization?: string) {
  const genuine = aToken(channel.claims({ serviceurl: activity.serviceUrl }), channel.key);
  const headers = { 'content-type': 'application/json', authorization: authorization ?? `Bearer ${genuine}` };
  const response = await fetch(`${botUrl}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
  const body = await response.text();
  return { status: response.status, headers: response.headers, body };
}

/** The bot's own login; the reader's goes on to where it belongs. */
async function login(loginUrl: string, request: IncomingMessage, body: string): Promise<[number, unknown]> {
  const form = new URLSearchParams(body);
  if (request.method === 'POST' && form.get('client_id') === BOT_APP_ID) {
    const fits =
      request.url?.startsWith(`/${PARTNER}/oauth2/v2.0/token`) &&
      form.get('client_secret') === BOT_SECRET &&
      form.get('scope')?.includes('https://api.botframework.com/.default');
    if (!fits) return [401, { error: 'invalid_client', error_description: 'AADSTS7000215: not the bot' }];
    return [200, { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: BOT_TOKEN }];
  }
  const type = request.headers['content-type'];
  const response = await fetch(loginUrl + request.url, {
    method: request.method ?? 'GET',
    ...(body === '' ? {} : { body, headers: { 'content-type': type ?? '' } }),
  });
  return [response.status, JSON.parse((await response.text()).replaceAll(loginUrl, `https://${request.headers.host}`))];
}
