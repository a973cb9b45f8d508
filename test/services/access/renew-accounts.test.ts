import { expect } from 'chai';
import {
  createRenewAccounts,
  type ExpiringToken,
  expiringTokens,
} from '../../../src/services/access/renew-accounts.ts';
import type { AccountName, StoredToken, TokenVault } from '../../../src/services/ports.ts';

const NOW = new Date('2026-11-22T09:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 3600_000);

describe('accounts are kept signed in', () => {
  let stored: Map<AccountName, StoredToken>;
  let claimable: boolean;
  let order: string[];
  let announced: ExpiringToken[];
  let failed: AccountName[];
  let redeem: (token: string) => Promise<string>;

  const aToken = (token: string, receivedAt: Date) => ({ token, receivedAt, objectId: 'o', userName: 'u' });
  const vault: TokenVault = {
    read: async (account) => stored.get(account),
    keep: async (account, token) => void stored.set(account, token),
    accounts: async () => stored,
    claimRenewal: async (account, { before }) => claimable && (stored.get(account)?.receivedAt ?? NOW) < before,
    renew: async (account, from, to) => {
      order.push(`store ${to.token}`);
      stored.set(account, { ...from, ...to });
      return true;
    },
    dropAll: async () => 0,
  };
  const renew = () =>
    createRenewAccounts({
      vault,
      redeem: async (token) => {
        order.push(`redeem ${token}`);
        return await redeem(token);
      },
      clock: () => NOW,
      onExpiring: (token) => announced.push(token),
      onFailure: (_, account) => failed.push(account),
    })();

  beforeEach(() => {
    stored = new Map();
    claimable = true;
    [order, announced, failed] = [[], [], []];
    redeem = async (token) => `${token}+`;
  });

  it('once a day, the next token stored in the place of the last', async () => {
    stored.set('reader', aToken('old', daysAgo(2)));
    stored.set('partner', aToken('fresh', daysAgo(0.5)));
    await renew();
    expect(order).to.eql(['redeem old', 'store old+']);
    expect(stored.get('reader')).to.include({ token: 'old+', receivedAt: NOW });
    await renew();
    expect(order).to.have.length(2);
  });

  it('by one replica alone', async () => {
    stored.set('reader', aToken('old', daysAgo(2)));
    claimable = false;
    await renew();
    expect(order).to.eql([]);
  });

  it('one after the other, whatever becomes of the first', async () => {
    stored.set('reader', aToken('a', daysAgo(2)));
    stored.set('partner', aToken('b', daysAgo(2)));
    redeem = async (token) => (token === 'a' ? Promise.reject(new Error('no')) : `${token}+`);
    await renew();
    expect(failed).to.eql(['reader']);
    expect(stored.get('reader')?.token).to.equal('a');
    expect(stored.get('partner')?.token).to.equal('b+');
  });

  it('or their end is announced, 14 days ahead', async () => {
    redeem = () => Promise.reject(new Error('no'));
    stored.set('reader', aToken('a', daysAgo(75)));
    await renew();
    expect(announced).to.eql([]);
    stored.set('reader', aToken('a', daysAgo(76)));
    stored.set('partner', aToken('b', daysAgo(95)));
    await renew();
    const inDays = (days: number) => new Date(NOW.getTime() + days * 24 * 3600_000);
    expect(announced).to.eql([
      { account: 'partner', expiresAt: inDays(-5) },
      { account: 'reader', expiresAt: inDays(14) },
    ]);
    expect(await expiringTokens(vault, NOW)).to.eql(announced);
  });
});
