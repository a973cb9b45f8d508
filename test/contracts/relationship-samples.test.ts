import { expect } from 'chai';
import { DelegatedCustomer, WireRelationship } from '../../src/services/adapters/graph/relationships-schema.ts';
import { graphPage } from '../../src/services/adapters/graph/schema.ts';
import { describeSamples, sample } from '../support/samples.ts';

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
});
