import { expect } from 'chai';
import { claimsIn, mfaIn } from '../../../../src/services/adapters/identity/token-claims.ts';

const tokenWith = (claims: object): string => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.sig`;

describe('the claims of a token', () => {
  it('tell whether somebody has signed in with MFA', () => {
    expect(mfaIn(tokenWith({ amr: ['pwd', 'mfa'] }))).to.equal(true);
    expect(mfaIn(tokenWith({ amr: ['ngcmfa'] }))).to.equal(true);
    expect(mfaIn(tokenWith({ amr: ['pwd'] }))).to.equal(false);
  });

  it('tell nothing where they are missing, or the token is none', () => {
    for (const token of [tokenWith({}), tokenWith({ amr: 'mfa' }), 'opaque', ''])
      expect(mfaIn(token)).to.equal(undefined);
    expect(claimsIn('a.b.c')).to.equal(undefined);
  });
});
