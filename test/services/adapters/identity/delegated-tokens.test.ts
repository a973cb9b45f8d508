import { expect } from 'chai';
import { LoginError } from '../../../../src/services/adapters/identity/aadsts.ts';
import {
  createDelegatedTokens,
  createHomeRenewal,
} from '../../../../src/services/adapters/identity/delegated-tokens.ts';
import type { Redeem } from '../../../../src/services/adapters/identity/token-endpoint.ts';
import { TokenKeyMissingError } from '../../../../src/services/adapters/storage/errors.ts';
import type { StoredToken, TokenVault } from '../../../../src/services/ports.ts';
import { anAsking, failureOf, NOW, now } from '../../../support/outside-client.ts';

describe('delegated tokens', () => {
  let stored: StoredToken | undefined;
  let redeemed: (readonly [tenantId: string, grant: Readonly<Record<string, string>>])[];
  let answer: () => string;

  let vaultFails: Error | undefined;
  const vault = {
    read: async () => (vaultFails ? Promise.reject(vaultFails) : stored),
  } as unknown as TokenVault;
  const redeem: Redeem = async (tenantId, grant) => {
    redeemed.push([tenantId, grant]);
    const token = answer();
    return { token, expiresAt: NOW.getTime() + 3600_000, refreshToken: `next of ${tenantId}`, idToken: undefined };
  };
  const create = () => createDelegatedTokens({ account: 'reader', vault, redeem, now });

  beforeEach(() => {
    stored = { token: '1.Abrefresh', receivedAt: NOW, objectId: 'o', userName: 'u' };
    redeemed = [];
    vaultFails = undefined;
    answer = () => `token ${redeemed.length}`;
  });

  it('come of the account’s refresh token, redeemed at the tenant, once however many ask', async () => {
    const tokens = create();
    const ask = () => tokens.for('contoso', 'graph/.default', anAsking());
    expect(new Set(await Promise.all([ask(), ask(), ask()]))).to.have.property('size', 1);
    await tokens.for('contoso', 'arm/.default', anAsking());
    expect(redeemed).to.deep.equal([
      ['contoso', { grant_type: 'refresh_token', refresh_token: '1.Abrefresh', scope: 'graph/.default' }],
      ['contoso', { grant_type: 'refresh_token', refresh_token: '1.Abrefresh', scope: 'arm/.default' }],
    ]);
  });

  it('are asked for again once a tenant has refused them', async () => {
    const tokens = create();
    await tokens.for('contoso', 'graph', anAsking());
    tokens.forget('contoso');
    expect(await tokens.for('contoso', 'graph', anAsking())).to.equal('token 2');
  });

  it('leave the key to all customers as it is, whatever one customer’s tenant returns', async () => {
    await create().for('contoso', 'graph', anAsking());
    expect(stored?.token).to.equal('1.Abrefresh');
  });

  it('are our own failure while nobody has signed in, or the key is lost', async () => {
    stored = undefined;
    await failureOf(create().for('contoso', 'graph', anAsking()), 'sign-in');
    vaultFails = new TokenKeyMissingError();
    const failure = await failureOf(create().for('contoso', 'graph', anAsking({ source: 'azure' })), 'sign-in');
    expect(failure.message).to.include('TOKEN_KEY');
    expect(failure.source).to.equal('azure');
    expect(redeemed).to.eql([]);
  });

  for (const [words, kind] of [
    ['AADSTS65001: no consent', 'no-consent'],
    ['AADSTS90072: no account here', 'access-ended'],
    ['AADSTS50076: MFA is wanted', 'no-permission'],
    ['AADSTS53003: blocked by Conditional Access', 'no-permission'],
    ['AADSTS700082: the refresh token has expired', 'sign-in'],
    ['AADSTS50173: the refresh token was revoked', 'sign-in'],
    ['fetch failed', 'unreachable'],
  ] as const) {
    it(`call “${words}” ${kind}`, async () => {
      answer = () => {
        throw new LoginError(words);
      };
      await failureOf(create().for('contoso', 'graph', anAsking({ source: 'azure' })), kind);
    });
  }

  it('renew their account at home', async () => {
    const renew = createHomeRenewal(redeem, 'partner', 'graph/.default');
    expect(await renew('1.Abrefresh')).to.equal('next of partner');
    expect(redeemed).to.deep.equal([
      [
        'partner',
        { grant_type: 'refresh_token', refresh_token: '1.Abrefresh', scope: 'graph/.default offline_access' },
      ],
    ]);
  });
});
