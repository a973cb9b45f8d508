import { expect } from 'chai';
import { refusal } from '../../src/services/adapters/http/failures.ts';
import { CustomerPage } from '../../src/services/adapters/partner-center/schema.ts';
import { anAsking } from '../support/outside-client.ts';
import { describeSamples, sample } from '../support/samples.ts';

describeSamples('contract: Partner Center as Microsoft publishes it', () => {
  it('a list of customers becomes our words', () => {
    const { items, next } = CustomerPage.parse(sample('partner/customers.list.json'));
    expect(next).to.equal(undefined);
    expect(items.map(({ tenantId }) => tenantId)).to.deep.equal([
      'b44bb1fb-c595-45b0-9e09-d657365580bf',
      '45c44870-ef77-4fdd-b6fe-3dacb075cff2',
    ]);
  });

  it('a filtered list becomes our words', () => {
    const { items } = CustomerPage.parse(sample('partner/customers.filtered.2.json'));
    expect(items).to.have.length(3);
    expect(items[0]).to.deep.equal({
      tenantId: 'c5757d70-06f3-4f23-8367-5a9e55019f94',
      name: 'Contoso190',
      domain: 'contoso190.onmicrosoft.com',
      relations: ['partner-center', 'reseller'],
    });
  });

  it('both shapes of error are understood', () => {
    const asking = anAsking({ source: 'partner-center' });
    const left = refusal(asking, 'here', { status: 403, body: JSON.stringify(sample('partner/error.generic.json')) });
    expect(left.kind).to.equal('access-ended');
    expect(left.message).to.match(/^403 20002 .*no commerce relationship/);
    const slow = refusal(asking, 'here', { status: 429, body: JSON.stringify(sample('partner/error.429.json')) });
    expect(slow.kind).to.equal('throttled');
    expect(slow.message).to.match(/^429 429 Rate limit/);
  });
});
