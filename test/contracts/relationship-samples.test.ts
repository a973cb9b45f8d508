import { expect } from 'chai';
import { DelegatedCustomer, WireRelationship } from '../../src/services/adapters/graph/relationships-schema.ts';
import { graphPage } from '../../src/services/adapters/graph/schema.ts';
import { describeSamples, sample, sampleText } from '../support/samples.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { asTenant, GRAPH, PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';

describeSamples('contract: GDAP as Microsoft publishes it', () => {
  it('relationships become our words, a reseller’s among them', () => {
    const { items } = graphPage(WireRelationship).parse(
      sample('graph/tenantRelationships.delegatedAdminRelationships.json'),
    );
    expect(
      items.map((one) => one && [one.name, one.status, one.autoExtends, one.endsAt?.toISOString(), one.roleIds.length]),
    ).to.deep.equal([
      ['Contoso admin relationship', 'active', true, '2024-02-10T11:24:42.314Z', 1],
      ['Contoso subsidiary relationship', 'terminated', false, '2021-10-29T16:57:20.210Z', 2],
      ['Fabrikam admin relationship', 'approval-pending', false, undefined, 4],
    ]);
  });

  it('customers become our words, without a domain', () => {
    const { items } = graphPage(DelegatedCustomer).parse(
      sample('graph/tenantRelationships.delegatedAdminCustomers.json'),
    );
    expect(items[0]).to.deep.equal({
      tenantId: '4fdbff88-9d6b-42e0-9713-45c922ba8001',
      name: 'Contoso Inc',
      domain: '',
      relations: ['gdap'],
    });
  });

  describe('and as the sandbox mirrors it', () => {
    let sandbox: Sandbox;
    before(async () => {
      sandbox = await startSandbox();
    });
    after(() => sandbox.stop());

    const properties = (type: string): string[] => {
      const csdl = sampleText('schema/graph-v1.0-extract.csdl.xml');
      const body = csdl.match(new RegExp(`<EntityType Name="${type}"[\\s\\S]*?</EntityType>`))?.[0] ?? '';
      const named = [...body.matchAll(/<(?:Navigation)?Property Name="(\w+)"/g)].map(([, name]) => name ?? '');
      expect(named, type).to.not.deep.equal([]);
      return ['id', ...named];
    };

    for (const [type, path] of Object.entries({
      delegatedAdminRelationship: 'tenantRelationships/delegatedAdminRelationships',
      delegatedAdminCustomer: 'tenantRelationships/delegatedAdminCustomers',
      contract: 'contracts',
    })) {
      it(`a ${type} has the published properties only`, async () => {
        const get = await asTenant(sandbox, PARTNER_TENANT_ID, GRAPH);
        const { body } = await get(`/v1.0/${path}?$top=5`);
        const known = [...properties(type), 'deletedDateTime'];
        for (const item of body.value) {
          const names = Object.keys(item).filter((name) => !name.startsWith('@'));
          expect(known).to.include.members(names);
        }
        expect(body.value).to.have.length(5);
      });
    }

    it('an access assignment has the published properties only', async () => {
      const get = await asTenant(sandbox, PARTNER_TENANT_ID, GRAPH);
      const root = '/v1.0/tenantRelationships/delegatedAdminRelationships';
      const { body } = await get(`${root}?$top=1`);
      const assignments = await get(`${root}/${body.value[0].id}/accessAssignments`);
      const names = Object.keys(assignments.body.value[0]).filter((name) => !name.startsWith('@'));
      expect(properties('delegatedAdminAccessAssignment')).to.include.members(names);
    });
  });
});
