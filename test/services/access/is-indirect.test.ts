import { expect } from 'chai';
import type { Customer } from '../../../src/domain/customer.ts';
import type { Relationship } from '../../../src/domain/gdap.ts';
import { createIsIndirect, type IsIndirectNeeds } from '../../../src/services/access/is-indirect.ts';
import { aCustomer, NOW } from '../../support/builders.ts';
import { aRelationship, aReseller, aView } from '../../support/gdap.ts';

const signal = new AbortController().signal;
const PROVIDER = '99999999-0000-4000-8000-000000000001';

describe('whether a customer buys through an indirect provider', () => {
  const asked: string[] = [];
  const madeBy = (provider: string | undefined) => ({
    async providerOf({ id }: Pick<Relationship, 'id'>) {
      asked.push(id);
      return provider;
    },
  });
  const isIndirect = (customer: Customer, over: Partial<IsIndirectNeeds> = {}, relationships = [aRelationship()]) =>
    createIsIndirect({
      view: () => aView({ relationships }),
      directory: madeBy(PROVIDER),
      ...{ isAlways: false, tag: undefined, clock: () => NOW },
      ...over,
    })(customer, signal);
  beforeEach(() => {
    asked.length = 0;
  });

  it('is told by the relationship that gives us our rights', async () => {
    expect(await isIndirect(aCustomer())).to.equal(true);
    expect(await isIndirect(aCustomer(), { directory: madeBy(undefined) })).to.equal(false);
    expect(await isIndirect(aCustomer(), {}, [aRelationship({ status: 'terminated' })])).to.equal(false);
    expect(await isIndirect(aCustomer(), {}, [])).to.equal(false);
  });

  it('is not asked of whom Partner Center calls ours, nor where the partner says it', async () => {
    expect(await isIndirect(aReseller())).to.equal(false);
    expect(await isIndirect(aReseller({ tags: ['Through-Provider'] }), { tag: 'through-provider' })).to.equal(true);
    expect(await isIndirect(aReseller({ tags: ['gold'] }), { tag: 'through-provider' })).to.equal(false);
    expect(await isIndirect(aReseller({ tags: ['gold'] }))).to.equal(false);
    expect(await isIndirect(aCustomer(), { isAlways: true })).to.equal(true);
    expect(asked).to.deep.equal([]);
  });
});
