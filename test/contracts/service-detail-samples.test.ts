import { expect } from 'chai';
import { isPortalUrl, PORTAL_TEMPLATES } from '../../src/domain/portal-links.ts';
import { ServiceManagementDetail } from '../../src/services/adapters/graph/details-schema.ts';
import { graphPage } from '../../src/services/adapters/graph/schema.ts';
import { ManagedServices } from '../../src/services/adapters/partner-center/managed-services-schema.ts';
import { createJoinDetails } from '../../src/services/details/join-details.ts';
import servicePlans from '../../src/services/details/service-plans.json' with { type: 'json' };
import { aReport, aService } from '../support/builders.ts';
import { told } from '../support/details.ts';
import { describeSamples, sample, sampleText } from '../support/samples.ts';
import { type Sandbox, type SandboxCustomer, startSandbox } from '../support/sandbox.ts';
import { asTenant, GRAPH, PARTNER_CENTER, PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { sandboxTokens } from '../support/sandbox-tokens.ts';

const SERVICE_MANAGEMENT = 'graph/tenantRelationships.serviceManagementDetails.json';

describeSamples('contract: details of services as Microsoft publishes them', () => {
  const managed = () =>
    graphPage(ServiceManagementDetail)
      .parse(sample(SERVICE_MANAGEMENT))
      .items.flatMap((one) => one ?? []);

  it('management pages become names and links, all of them to portals', () => {
    expect(managed().map(({ names }) => names[0])).to.deep.equal([
      'Azure Active Directory',
      'Microsoft 365 Lighthouse',
      'Dynamics 365 Business Central',
      'Teams',
    ]);
    for (const { admin = '' } of managed()) expect(isPortalUrl(PORTAL_TEMPLATES, admin), admin).to.equal(true);
  });

  it('managed services become names and links, all of them to portals', () => {
    const services = ManagedServices.parse(sample('partner/managedservices.json'));
    expect(services.map(({ names }) => names)).to.deep.equal([
      ['Exchange', 'Exchange'],
      ['MicrosoftCommunicationsOnline', 'SkypeforBusiness'],
    ]);
    for (const { admin = '', health = '' } of services)
      for (const address of [admin, health]) expect(isPortalUrl(PORTAL_TEMPLATES, address), address).to.equal(true);
  });

  it('both find their services by name', () => {
    const services = [
      aService({ id: 'Exchange', name: 'Exchange Online' }),
      aService({ id: 'OrgLiveID', name: 'Identity Service' }),
      aService({ id: 'Lync', name: 'Skype for Business' }),
      aService({ id: 'microsoftteams', name: 'Microsoft Teams' }),
    ];
    const report = createJoinDetails()(aReport(services), [
      told('service-management', { managed: managed() }),
      told('managed-services', { managed: ManagedServices.parse(sample('partner/managedservices.json')) }),
    ]);
    expect(report.services.map(({ id, status, links }) => [id, status, links?.admin !== undefined])).to.deep.equal([
      ['Exchange', 'operational', true],
      ['OrgLiveID', 'operational', true],
      ['Lync', 'operational', true],
      ['microsoftteams', 'operational', true],
      ['DynamicsNAV', 'unknown', true],
    ]);
  });

  it('every service plan and free product that we go by is in Microsoft’s table', () => {
    const rows = sampleText('partner/service-plans.ConversionTable.csv').split(/\r?\n/).slice(1);
    const cells = rows.map((row) => /^(?:"[^"]*"|[^,]*),([^,]*),[^,]*,([^,]*),/.exec(row) ?? []);
    const [products, plans] = [cells.map(([, product]) => product), cells.flatMap(([, , plan]) => plan ?? [])];
    for (const pattern of Object.values(servicePlans.services).flat()) {
      const [start = '', rest] = pattern.split('*');
      const found = plans.some((plan) => (rest === undefined ? plan === start : plan.startsWith(start)));
      expect(found, pattern).to.equal(true);
    }
    expect(products).to.include.members(servicePlans.free);
  });

  it('every service that plans stand for has a health overview’s id', () => {
    const ids = (sample('graph/service-ids.json') as { id: string }[]).map(({ id }) => id);
    expect(ids).to.include.members(Object.keys(servicePlans.services));
  });

  describe('and as the sandbox mirrors them', () => {
    let sandbox: Sandbox;
    let contoso: SandboxCustomer;
    before(async () => {
      sandbox = await startSandbox();
      contoso = (await sandbox.customers()).find(({ name }) => name === 'Contoso') as SandboxCustomer;
    });
    after(() => sandbox.stop());

    const published = (type: string): readonly string[] => {
      const csdl = sampleText('schema/graph-v1.0-extract.csdl.xml');
      const body = csdl.match(
        new RegExp(`<(?:Entity|Complex)Type Name="${type}"[\\s\\S]*?</(?:Entity|Complex)Type>`),
      )?.[0];
      const names = [...(body ?? '').matchAll(/<Property Name="(\w+)"/g)].map(([, name]) => name ?? '');
      expect(names, type).to.not.deep.equal([]);
      return ['id', ...names];
    };
    const holds = (type: string, item: object) =>
      expect(published(type)).to.include.members(Object.keys(item).filter((name) => !name.startsWith('@')));

    it('a subscribedSku has the published properties only, and no query options', async () => {
      const get = await asTenant(sandbox, contoso.tenantId, GRAPH);
      const { body } = await get('/v1.0/subscribedSkus');
      for (const sku of body.value) {
        holds('subscribedSku', sku);
        holds('licenseUnitsDetail', sku.prepaidUnits);
        for (const plan of sku.servicePlans) holds('servicePlanInfo', plan);
      }
      for (const option of ['$filter=x', '$top=5', '$count=true', '$expand=x'])
        expect((await get(`/v1.0/subscribedSkus?${option}`)).status, option).to.equal(400);
    });

    it('a management page, and a managed service, are of the published shape', async () => {
      const tokens = await sandboxTokens(sandbox);
      const asking = { source: 'microsoft365', signal: new AbortController().signal } as const;
      const get = async (path: string, by: 'delegated' | 'partner', audience: string) => {
        const token = await tokens[by].for(PARTNER_TENANT_ID, `${audience}/.default`, asking);
        const answer = await fetch(sandbox.url + path, { headers: { authorization: `Bearer ${token}` } });
        return JSON.parse((await answer.text()).replace(/^\uFEFF/, ''));
      };
      const path = `/v1.0/tenantRelationships/delegatedAdminCustomers/${contoso.tenantId}/serviceManagementDetails`;
      const { value } = await get(path, 'delegated', GRAPH);
      for (const page of value) holds('delegatedAdminServiceManagementDetail', page);
      const { items } = await get(`/v1/customers/${contoso.tenantId}/managedservices`, 'partner', PARTNER_CENTER);
      const [theirs] = (sample('partner/managedservices.json') as { items: object[] }).items;
      for (const item of items) {
        expect(Object.keys(item)).to.have.members(Object.keys(theirs ?? {}));
        expect(Object.keys(item.links)).to.deep.equal(['adminService', 'serviceHealth', 'serviceTicket']);
      }
    });
  });
});
