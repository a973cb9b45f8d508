import { expect } from 'chai';
import { FAILURE_KINDS, SourceError } from '../../../src/domain/source-error.ts';
import { kindOfRefusal } from '../../../src/services/adapters/identity/aadsts.ts';
import { causeOf } from '../../../src/services/checkup/cause.ts';
import { REMEDIES, WHY } from '../../../src/services/checkup/words.ts';

const ofNumber = (number: number) => {
  const words = `no token for contoso: AADSTS${number}: some words`;
  return causeOf(new SourceError(kindOfRefusal(words), 'microsoft365', words));
};

describe('why a question got no answer', () => {
  for (const [number, cause] of [
    [65001, 'no-consent'],
    [700016, 'app-absent'],
    [7000112, 'app-absent'],
    [53003, 'conditional-access'],
    [50076, 'mfa-missing'],
    [50079, 'mfa-missing'],
    [700082, 'token-expired'],
    [50173, 'token-revoked'],
    [7000215, 'wrong-credential'],
    [7000222, 'wrong-credential'],
    [90072, 'access-ended'],
    [1234567, 'sign-in'],
  ] as const) {
    it(`AADSTS${number}: ${cause}`, () => expect(ofNumber(number)).to.equal(cause));
  }

  it('is told for every kind of failure, with a remedy', () => {
    for (const kind of FAILURE_KINDS) {
      const cause = causeOf(new SourceError(kind, 'azure', 'words without a number'));
      expect(WHY[cause], kind).to.match(/\w/);
      expect(REMEDIES[cause], kind).to.match(/\.$/);
    }
  });
});
