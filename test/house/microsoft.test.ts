import { expect } from 'chai';
import { readConfig } from '../../src/config.ts';
import { handOffOf } from '../../src/domain/hand-off.ts';
import { requestPortals } from '../../src/domain/portal-links.ts';
import { createMicrosoft, type Microsoft } from '../../src/house/microsoft.ts';
import type { ReaderAccess } from '../../src/house/reader-access.ts';
import { KIM_AGENT } from '../support/following.ts';
import { failureOf, NOW, plainTokens } from '../support/outside-client.ts';
import { type OutsideServer, startOutside } from '../support/outside-server.ts';
import { anAzurePacket } from '../support/requests.ts';
import { createHandWorld } from '../support/world.ts';

const CONTOSO = { tenantId: 'contoso', name: 'Contoso', domain: 'contoso.onmicrosoft.com' };

const SETTINGS = {
  BOT_LOCAL: 'true',
  PARTNER_TENANT_ID: '5a0d0000-0000-4000-8000-0000000000aa',
  READER_CLIENT_ID: '5a0d0000-0000-4000-8000-000000000001',
  READER_CLIENT_SECRET: 'hush',
};

const ACCESS = {
  vault: { accounts: async () => new Map() } as unknown as ReaderAccess['vault'],
  azureWays: { wayOf: async () => undefined, note: async () => {} },
  home: plainTokens,
  customers: plainTokens,
  byWay: (make) => make(plainTokens),
  messagesByWay: (make) => make(plainTokens),
  borrowWay: (make) => make(plainTokens),
} as Partial<ReaderAccess> as ReaderAccess;

describe('Microsoft, as the house asks it', () => {
  let outside: OutsideServer;
  let microsoft: Microsoft;

  before(async () => {
    outside = await startOutside(() => ({ body: { value: [] } }));
    const config = readConfig({ ...SETTINGS, GRAPH_URL: outside.url, ARM_URL: outside.url });
    microsoft = createMicrosoft(config, createHandWorld(NOW), ACCESS);
  });
  after(() => outside.close());

  it('is never asked for more than Graph allows, nor by the background for what is people’s', async () => {
    const [health] = microsoft.sources;
    const { signal } = new AbortController();
    for (let times = 0; times < 90; times += 1) await health?.read(CONTOSO, signal, 'background');
    await failureOf(health?.read(CONTOSO, signal, 'background') ?? Promise.resolve(), 'throttled');
    expect(outside.asked).to.have.length(180);
    for (let times = 0; times < 30; times += 1) await health?.read(CONTOSO, signal);
    await failureOf(health?.read(CONTOSO, signal) ?? Promise.resolve(), 'throttled');
    expect(outside.asked).to.have.length(240);
  });

  it('has no service requests where the cloud’s Partner Center tells none, or there is no Partner Center', () => {
    const requestsWith = (settings: Record<string, string>) =>
      createMicrosoft(readConfig({ ...SETTINGS, ...settings }), createHandWorld(NOW), ACCESS).requests;
    expect(requestsWith({ CLOUD: 'china' })).to.equal('not-in-cloud');
    expect(requestsWith({ PARTNER_CENTER: 'off' })).to.equal('switched-off');
    expect(requestsWith({ CLOUD: 'gcch' })).to.have.property('list');
  });

  for (const [cloud, arm, portal] of [
    ['gcch', 'https://management.usgovcloudapi.net', 'https://portal.azure.us/'],
    ['dod', 'https://management.usgovcloudapi.net', 'https://portal.azure.us/'],
    ['china', 'https://management.chinacloudapi.cn', 'https://portal.azure.cn/'],
  ] as const) {
    it(`files Azure support requests in the cloud ${cloud} with tokens of that cloud alone`, async () => {
      const subscription = { subscriptionId: 's', tenantId: CONTOSO.tenantId, displayName: 'Shop', state: 'Enabled' };
      // Lighthouse shows it nothing: the subscription is the customer's own.
      const listed = (token = '') => (token.includes(CONTOSO.tenantId) ? [subscription] : []);
      const azure = await startOutside(({ url, headers }) => ({
        body: { value: url.pathname.endsWith('/permissions') ? [{ actions: ['*'] }] : listed(headers.authorization) },
      }));
      const config = readConfig({ ...SETTINGS, CLOUD: cloud, ARM_URL: azure.url });
      const desk = createMicrosoft(config, createHandWorld(NOW), ACCESS).azure.createDesk({
        ...{
          isIndirect: async () => false,
          country: 'KOR',
          agentMayFile: async () => true,
          whoMayFile: async () => [],
        },
        handOff: (packet, why) => handOffOf(packet, why, config.PORTAL_TEMPLATES, ''),
        textOf: () => '',
      });
      const { customer, service } = anAzurePacket({ customer: CONTOSO });
      const question = { customer, service, agent: KIM_AGENT };
      const ready = await desk.readiness(question, new AbortController().signal);
      await azure.close();
      expect(ready.kind).to.equal('ready');
      const [asked] = azure.asked.filter(({ url }) => url.pathname.endsWith('/permissions'));
      expect(asked?.headers.authorization).to.equal(`Bearer ${CONTOSO.tenantId}|${arm}/.default`);
      expect(asked?.headers['x-ms-authorization-auxiliary']).to.equal(
        `Bearer ${SETTINGS.PARTNER_TENANT_ID}|${arm}/.default`,
      );
      const [link] = requestPortals(config.PORTAL_TEMPLATES, CONTOSO, 'azure');
      expect(link?.url).to.match(new RegExp(`^${RegExp.escape(portal)}.*newsupportrequest$`));
    });
  }
});
