import { expect } from 'chai';
import { licencesOf, type SubscribedSku } from '../../src/domain/licences.ts';

const AT = new Date('2026-11-22T09:00:00Z');
const sku = (assigned: number, bought: number, state: SubscribedSku['state'] = 'enabled'): SubscribedSku => ({
  partNumber: 'SKU',
  plans: [],
  assigned,
  bought,
  state,
});

describe('licences of a service', () => {
  it('add up over all products that bring it, and say when they were counted', () => {
    expect(licencesOf([sku(120, 150), sku(5, 10)], AT)).to.deep.equal({
      assigned: 125,
      bought: 160,
      state: 'enabled',
      inState: 125,
      readAt: AT,
    });
  });

  it('are as bad as the worst that somebody has, and count whom that hurts', () => {
    const licences = licencesOf([sku(25, 25, 'suspended'), sku(3, 4, 'warning'), sku(60, 60)], AT);
    expect(licences).to.include({ assigned: 88, bought: 89, state: 'suspended', inState: 25 });
  });

  it('are not spoilt by a product that nobody uses', () => {
    expect(licencesOf([sku(60, 60), sku(0, 25, 'suspended')], AT)).to.include({ state: 'enabled', bought: 85 });
    expect(licencesOf([sku(0, 25, 'suspended')], AT)).to.include({ state: 'suspended', inState: 0 });
  });

  it('are nothing where no product brings it', () => {
    expect(licencesOf([], AT)).to.equal(undefined);
  });
});
