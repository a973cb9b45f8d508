import { expect } from 'chai';
import { DEFAULT_WISH, type Wish } from '../../../src/domain/following.ts';
import { type TypedWish, typedOf } from '../../../src/domain/typed-wish.ts';
import { readWish } from '../../../src/services/outages/read-wish.ts';
import { CUSTOMERS, tenant } from '../../support/some-customers.ts';

const reader = { locale: 'en-GB', zone: 'Asia/Seoul' };
const read = (typed: Partial<TypedWish> = {}) =>
  readWish(
    { ...typedOf({ ...DEFAULT_WISH, reader }), ...typed },
    {
      customer: (id) => CUSTOMERS.find(({ tenantId }) => tenantId === id),
      tag: (typed) => (typed.toLowerCase() === 'gold' ? { key: 'gold', name: 'Gold' } : undefined),
      locale: 'en-GB',
    },
  );
const problemsOf = (typed: Partial<TypedWish>) => {
  const reading = read(typed);
  return 'problems' in reading ? reading.problems : {};
};

describe('reading the form of a following', () => {
  it('reads back what it was filled with', () => {
    const wishes: readonly Wish[] = [
      { ...DEFAULT_WISH, reader },
      { ...DEFAULT_WISH, reader, customers: { kind: 'list', tenantIds: [tenant(0), tenant(1)] }, digestAt: '08:30' },
      { ...DEFAULT_WISH, reader, customers: { kind: 'names', patterns: ['Contoso', 'Bank of*'] }, earlySignals: false },
      {
        ...DEFAULT_WISH,
        reader,
        customers: { kind: 'tags', tags: ['gold'] },
        serviceIds: ['Exchange', 'microsoftteams'],
        classifications: ['incident', 'advisory'],
        transitions: ['opened', 'resolved'],
        quiet: { from: '22:00', to: '07:00', zone: 'Asia/Seoul' },
      },
    ];
    for (const wish of wishes) expect(read(typedOf(wish))).to.deep.equal({ wish });
  });

  it('takes services as people call them, in either language', () => {
    expect(read({ services: 'exchange online, 팀즈' })).to.have.deep.nested.property('wish.serviceIds', [
      'Exchange',
      'microsoftteams',
    ]);
  });

  it('tells all that is wrong at once, each at its field', () => {
    expect(
      problemsOf({
        which: 'list',
        customers: 'nobody',
        services: 'Exchange, Zorg',
        classifications: '',
        transitions: 'never',
        quietFrom: '22:00',
        zone: 'Mars',
        digestAt: '8 o’clock',
      }),
    ).to.deep.equal({
      customers: { kind: 'no-customer' },
      services: { kind: 'unknown-service', what: 'Zorg' },
      classifications: { kind: 'nothing-chosen' },
      transitions: { kind: 'nothing-chosen' },
      quietTo: { kind: 'half-quiet' },
      zone: { kind: 'no-zone', what: 'Mars' },
      digestAt: { kind: 'no-time', what: '8 o’clock' },
    });
    expect(problemsOf({ which: 'names', patterns: ' , *' })).to.deep.equal({ patterns: { kind: 'no-pattern' } });
    expect(problemsOf({ which: 'tags', tags: 'gold,lead' })).to.deep.equal({ tags: { kind: 'no-tag', what: 'lead' } });
  });
});
