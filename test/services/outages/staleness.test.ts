import { expect } from 'chai';
import { isUnknown } from '../../../src/services/outages/staleness.ts';
import { minutesAgo, NOW } from '../../support/builders.ts';

describe('staleness', () => {
  const age = { tenantId: 'contoso', source: 'microsoft365' as const };

  it('calls a source unknown after 15 minutes without an answer, whatever else is known of it', () => {
    expect(isUnknown({ ...age, answeredAt: minutesAgo(14.9) }, NOW)).to.equal(false);
    expect(isUnknown({ ...age, answeredAt: minutesAgo(15) }, NOW)).to.equal(true);
    expect(isUnknown({ ...age, answeredAt: minutesAgo(1), failure: 'timeout' }, NOW)).to.equal(false);
  });

  it('calls one unknown that has never answered', () => {
    expect(isUnknown(undefined, NOW)).to.equal(true);
    expect(isUnknown({ ...age, failure: 'no-consent' }, NOW)).to.equal(true);
  });
});
