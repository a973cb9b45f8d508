import { expect } from 'chai';
import { readConfig } from '../../src/config.ts';
import { createMicrosoft, type Microsoft } from '../../src/house/microsoft.ts';
import type { ReaderAccess } from '../../src/house/reader-access.ts';
import { failureOf, NOW, plainTokens } from '../support/outside-client.ts';
import { type OutsideServer, startOutside } from '../support/outside-server.ts';
import { createHandWorld } from '../support/world.ts';

const CONTOSO = { tenantId: 'contoso', name: 'Contoso', domain: 'contoso.onmicrosoft.com' };

const SETTINGS = {
  BOT_LOCAL: 'true',
  PARTNER_TENANT_ID: '5a0d0000-0000-4000-8000-0000000000aa',
  READER_CLIENT_ID: '5a0d0000-0000-4000-8000-000000000001',
  READER_CLIENT_SECRET: 'hush',
};

const ACCESS = {
  home: plainTokens,
  customers: plainTokens,
  byWay: (make) => make(plainTokens),
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
});
