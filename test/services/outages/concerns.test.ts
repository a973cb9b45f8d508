import { expect } from 'chai';
import type { Wish } from '../../../src/domain/following.ts';
import { concerns } from '../../../src/services/outages/concerns.ts';
import { fitsName } from '../../../src/services/outages/name-pattern.ts';
import { anAdvisory, anIncident } from '../../support/builders.ts';
import { aFollowing, anExposure, anOutage } from '../../support/following.ts';
import { CUSTOMERS, tenant } from '../../support/some-customers.ts';

const facts = {
  customer: (id: string) => CUSTOMERS.find(({ tenantId }) => tenantId === id),
  tagsOf: (id: string) => (id === tenant(0) ? ['gold'] : []),
};
const isFor = (wish: Partial<Wish>, outage = anOutage()) => concerns(aFollowing(wish), outage, facts);

describe('whom an outage concerns', () => {
  it('is a matter of customers: all, named, by pattern or by tag', () => {
    expect(isFor({ customers: { kind: 'all' } })).to.equal(true);
    expect(isFor({ customers: { kind: 'list', tenantIds: [tenant(0).toUpperCase()] } })).to.equal(true);
    expect(isFor({ customers: { kind: 'list', tenantIds: [tenant(1)] } })).to.equal(false);
    expect(isFor({ customers: { kind: 'names', patterns: ['fab', 'con'] } })).to.equal(true);
    expect(isFor({ customers: { kind: 'names', patterns: ['toso'] } })).to.equal(false);
    expect(isFor({ customers: { kind: 'tags', tags: ['gold'] } })).to.equal(true);
    expect(isFor({ customers: { kind: 'tags', tags: ['silver'] } })).to.equal(false);
  });

  it('is a matter of services, and of what Microsoft calls it', () => {
    expect(isFor({ serviceIds: ['exchange'] })).to.equal(true);
    expect(isFor({ serviceIds: ['SharePoint'] })).to.equal(false);
    const advisory = anOutage({ incident: anAdvisory() });
    expect(isFor({}, advisory)).to.equal(false);
    expect(isFor({ classifications: ['advisory'] }, advisory)).to.equal(true);
    expect(isFor({}, anOutage({ incident: anIncident({ classification: 'maintenance' }) }))).to.equal(false);
  });

  it('is nobody’s who is no customer any more', () => {
    expect(isFor({}, anOutage({ exposures: [anExposure(9999)] }))).to.equal(false);
  });
});

describe('a name pattern', () => {
  for (const [pattern, name, fits] of [
    ['contoso', 'Contoso Suites', true],
    ['suites', 'Contoso Suites', false],
    ['*suites', 'Contoso Suites', true],
    ['con* sui', 'Contoso Suites', true],
    ['CAFE mul', 'Café Müller', true],
    ['한빛', '한빛물산', true],
    ['the phone', 'The Phone Company', true],
    ['a. datum', 'A. Datum Corporation', true],
    ['(con|fab)', 'Contoso', false],
    ['', 'Contoso', false],
    ['*', 'Contoso', true],
  ] as const) {
    it(`“${pattern}” ${fits ? 'fits' : 'does not fit'} ${name}`, () => {
      expect(fitsName(pattern, name)).to.equal(fits);
    });
  }
});
