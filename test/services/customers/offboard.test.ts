import { expect } from 'chai';
import sinon from 'sinon';
import { createOffboarding } from '../../../src/services/customers/offboard.ts';
import { aCustomer, NOW } from '../../support/builders.ts';
import { anOffboardingBook } from '../../support/gdap.ts';

describe('offboarding', () => {
  it('is written, then taken into use, then forgotten about; and undone the same way', async () => {
    const book = anOffboardingBook();
    let offboarded: ReadonlyMap<string, Date> = new Map();
    const reload = sinon.spy(async () => {
      offboarded = await book.all();
    });
    const forget = sinon.spy();
    const [contoso, fabrikam] = [aCustomer(), aCustomer({ tenantId: 'another', name: 'Fabrikam' })];
    const offboarding = createOffboarding({
      book,
      clock: () => NOW,
      known: () => [contoso, fabrikam],
      offboardedAt: (tenantId) => offboarded.get(tenantId),
      reload,
      forget,
    });

    expect(offboarding.offboarded().size).to.equal(0);
    await offboarding.offboard(contoso);
    expect(offboarded.get(contoso.tenantId)).to.deep.equal(NOW);
    expect(forget.args).to.deep.equal([[contoso.tenantId]]);
    expect(forget.calledAfter(reload)).to.equal(true);
    expect(offboarding.offboarded().search('contoso')[0]?.customer).to.equal(contoso);
    expect(offboarding.offboarded().search('fabrikam')).to.deep.equal([]);

    await offboarding.onboard(contoso);
    expect(offboarded.size).to.equal(0);
    expect(offboarding.offboarded().size).to.equal(0);
  });
});
