import { randomUUID } from 'node:crypto';
import { lookup } from 'node:dns';
import { handOffOf } from '../../src/domain/hand-off.ts';
import { PORTAL_TEMPLATES } from '../../src/domain/portal-links.ts';
import type { RequestPacket } from '../../src/domain/request-packet.ts';
import { createSupportClient } from '../../src/services/adapters/azure/support/client.ts';
import { type AzureDeskSettings, createAzureDesk } from '../../src/services/adapters/azure/support/desk.ts';
import { createHttp } from '../../src/services/adapters/http/http.ts';
import { createOwnDesk, type OwnDeskSettings } from '../../src/services/adapters/own-desk/desk.ts';
import plain from '../../src/services/adapters/own-desk/plain.json' with { type: 'json' };
import { Profile } from '../../src/services/adapters/own-desk/profile.ts';
import { createMicrosoft365Desk } from '../../src/services/adapters/partner-center/request-desk.ts';
import { createPartnerCenterServiceRequests } from '../../src/services/adapters/partner-center/service-requests.ts';
import { createSignedWebhook } from '../../src/services/adapters/webhook/signed-webhook.ts';
import type { RequestDesk } from '../../src/services/desk-ports.ts';
import type { Sandbox } from './sandbox.ts';
import { AZURE, PARTNER_CENTER, PARTNER_TENANT_ID } from './sandbox-calls.ts';
import type { SandboxTokens } from './sandbox-tokens.ts';

export const DESK_SECRET = 'c2FuZGJveC1vbmx5LXNhbmRib3gtb25seS1zYW5kYm8=';

const now = () => new Date();
/** Nobody waits: what asks to wait is asked again at once. */
const patience = { now, random: () => 0, sleep: async () => {}, limitMs: 60_000 };
const textOf = ({ description, by }: RequestPacket) => `${description}\n\n${by.name}`;
const handOff = (packet: RequestPacket, why: Parameters<typeof handOffOf>[1]) =>
  handOffOf(packet, why, PORTAL_TEMPLATES, textOf(packet));

export function azureDeskOn(
  { url }: Pick<Sandbox, 'url'>,
  tokens: SandboxTokens,
  over: Partial<AzureDeskSettings> = {},
): RequestDesk {
  const arm = { baseUrl: url, scope: `${AZURE}/.default`, http: createHttp(patience), now };
  return createAzureDesk({
    find: { ...arm, tokens: tokens['app-only'] },
    client: createSupportClient(arm),
    home: tokens['app-only'],
    partnerTenantId: PARTNER_TENANT_ID,
    now,
    sleep: async (_, signal) => signal.throwIfAborted(),
    isIndirect: async () => false,
    country: 'KOR',
    agentMayFile: async () => true,
    whoMayFile: async () => ['AdminAgents'],
    handOff,
    textOf,
    ...over,
  });
}

export const partnerCenterRequestsOn = ({ url }: Pick<Sandbox, 'url'>, tokens: SandboxTokens) =>
  createPartnerCenterServiceRequests({
    baseUrl: url,
    tokens: tokens.partner,
    partnerTenantId: PARTNER_TENANT_ID,
    scope: `${PARTNER_CENTER}/.default`,
    http: createHttp(patience),
    newId: randomUUID,
    pageSize: 100,
  });

export const microsoft365DeskOn = (
  sandbox: Pick<Sandbox, 'url'>,
  tokens: SandboxTokens,
  isSignedIn = true,
): RequestDesk =>
  createMicrosoft365Desk({
    directory: partnerCenterRequestsOn(sandbox, tokens),
    isSignedIn: async () => isSignedIn,
    handOff,
  });

export const ownDeskOn = (
  { url }: Pick<Sandbox, 'url'>,
  { secret = DESK_SECRET, ...over }: Partial<OwnDeskSettings> & { readonly secret?: string } = {},
): RequestDesk =>
  createOwnDesk({
    profile: Profile.parse(plain),
    linkHosts: [new URL(url).host],
    isFor: () => true,
    textOf,
    newId: randomUUID,
    webhook: createSignedWebhook({
      url: `${url}/desk/requests`,
      keys: [Buffer.from(secret, 'base64')],
      allowedHosts: [new URL(url).host],
      loopbackToo: true,
      resolve: lookup,
      patience,
      deadline: (ms) => AbortSignal.timeout(ms),
    }),
    ...over,
  });
