import { expect } from 'chai';
import { createAzureAssignments } from '../../src/services/adapters/azure/assignments.ts';
import { createEmergingIssues } from '../../src/services/adapters/azure/emerging.ts';
import { createAzureHealthSource } from '../../src/services/adapters/azure/health-source.ts';
import { createLighthouse } from '../../src/services/adapters/azure/lighthouse.ts';
import { createAppOnlyTokens } from '../../src/services/adapters/identity/app-only-tokens.ts';
import { createTokenEndpoint } from '../../src/services/adapters/identity/token-endpoint.ts';
import { createAzureEntitlements } from '../../src/services/adapters/partner-center/azure-entitlements.ts';
import { aTransport, failureOf } from '../support/outside-client.ts';
import { signInForTokens } from '../support/partner-tokens.ts';
import { type Sandbox, type SandboxCustomer, startSandbox } from '../support/sandbox.ts';
import { AZURE, GOOD_FORM, PARTNER_CENTER, PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';

const now = () => new Date();
const signal = new AbortController().signal;
const deadline = () => new AbortController().signal;

describe('Azure health, by both ways to a subscription', () => {
  let sandbox: Sandbox;
  let customers: Record<string, SandboxCustomer>;
  let azure: Parameters<typeof createAzureAssignments>[0];
  let emerging: ReturnType<typeof createEmergingIssues>;

  before(async function () {
    this.timeout(60_000);
    sandbox = await startSandbox();
    customers = Object.fromEntries((await sandbox.customers()).map((one) => [one.name, one]));
    const application = {
      authorityHost: sandbox.url,
      tenantId: PARTNER_TENANT_ID,
      clientId: GOOD_FORM.client_id,
      proof: { kind: 'secret', secret: GOOD_FORM.client_secret } as const,
      now,
    };
    const { http } = aTransport();
    const tokens = createAppOnlyTokens(application);
    const arm = { baseUrl: sandbox.url, http, tokens, scope: `${AZURE}/.default`, now };
    const shared = { ...arm, partnerTenantId: PARTNER_TENANT_ID, deadline, keptMs: 1 };
    const entitlements = createAzureEntitlements({
      baseUrl: sandbox.url,
      tokens: await signInForTokens('healthdesk.partner', createTokenEndpoint(application), application),
      isOpen: async () => true,
      partnerTenantId: PARTNER_TENANT_ID,
      scope: `${PARTNER_CENTER}/.default`,
      http,
      newId: () => PARTNER_TENANT_ID,
      now,
      deadline,
    });
    azure = { ...arm, lighthouse: createLighthouse(shared), entitlements };
    emerging = createEmergingIssues(shared);
  });
  after(() => sandbox.stop());

  const read = (name: string) => createAzureHealthSource({ ...azure, emerging }).read(customers[name] as never, signal);
  const outageAt = async (name: string) => {
    const { incidents, ...reading } = await read(name);
    const incident = incidents.find(({ id }) => id === 'K7RM-TQ8');
    return { incident, ...reading };
  };

  for (const [way, name, subscription] of [
    ['customer-token', 'Contoso', 'Contoso Production'],
    ['lighthouse', '미래전자', '미래전자 운영'],
  ] as const) {
    describe(way, () => {
      it('tells an outage once, whole, and newest first', async () => {
        const { incident, services, gap, reach } = await outageAt(name);
        expect(incident).to.deep.include({
          source: 'azure',
          classification: 'incident',
          status: 'degraded',
          isOpen: true,
          impactedServices: ['Storage', 'Virtual Machines'],
          regions: ['Korea Central', 'Japan East'],
          subscriptions: [subscription],
        });
        expect(incident?.posts).to.have.length(4);
        expect(incident?.posts[0]?.at).to.deep.equal(incident?.updatedAt);
        expect([services[0]?.status, gap, reach?.way]).to.deep.equal(['degraded', undefined, way]);
      });

      it('says what is missing of the tenant as a whole, and what is emerging and nobody’s yet', async () => {
        const { reach } = await read(name);
        expect(reach?.tenantWide).to.equal('no-permission');
        expect(reach?.emerging?.map(({ id, regions }) => [id, regions])).to.deep.equal([
          ['EM1Q-7ZZ', ['Southeast Asia']],
        ]);
      });
    });
  }

  it('tells the same of one outage, whichever way it came', async () => {
    const [own, delegated] = [await outageAt('Contoso'), await outageAt('미래전자')];
    const bare = ({ incident }: typeof own) => ({ ...incident, subscriptions: [] });
    expect(bare(own)).to.deep.equal(bare(delegated));
  });

  it('leaves a gap for a subscription that is sold and that neither way opens', async () => {
    const { gap, services } = await read('Bellows College');
    expect(gap).to.deep.include({ kind: 'no-permission', part: { read: 2, of: 3 } });
    expect(services[0]).to.include({ status: 'unknown' });
  });

  it('reads who holds a role, from role assignments and from Lighthouse’s authorizations', async () => {
    const { holdersOf } = createAzureAssignments(azure);
    const group = (number: string) => `5a0d0000-0000-4000-8000-0000000060${number}`;
    expect(await holdersOf(customers.Contoso?.tenantId ?? '', signal)).to.deep.equal([group('01')]);
    expect(await holdersOf(customers.가온의료재단?.tenantId ?? '', signal)).to.include(group('12'));
    expect(await holdersOf(customers.미래전자?.tenantId ?? '', signal)).to.include(group('14'));
    expect(await holdersOf(customers.Litware?.tenantId ?? '', signal)).to.deep.equal([]);
    await sandbox.fault({ path: 'roleAssignments', status: 403 });
    await sandbox.fault({ path: 'registrationAssignments', status: 403 });
    await failureOf(holdersOf(customers.Contoso?.tenantId ?? '', signal), 'no-permission');
    await sandbox.clearFaults();
  });
});
