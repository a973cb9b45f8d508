import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { sql } from 'kysely';
import { createKeyRing } from '../../src/services/adapters/storage/key-ring.ts';
import { createTokenVault } from '../../src/services/adapters/storage/token-vault.ts';
import type { StoredToken, TokenVault } from '../../src/services/ports.ts';
import { STORES, type Store } from '../support/stores.ts';

const MONDAY = new Date('2026-11-16T08:00:00.123Z');
const TUESDAY = new Date('2026-11-17T08:00:00Z');
const WEDNESDAY = new Date('2026-11-18T08:00:00Z');

const aToken = (token: string, receivedAt = MONDAY): StoredToken => ({
  token,
  objectId: 'object',
  userName: 'reader@partner.example',
  receivedAt,
});

for (const [name, openStore] of Object.entries(STORES)) {
  describe(`token vault: ${name}`, () => {
    const keys = createKeyRing([randomBytes(32)]);
    let store: Store;
    let vault: TokenVault;
    let other: TokenVault;

    before(async function () {
      store = await openStore(this);
      vault = createTokenVault(store.database.db, keys);
      other = createTokenVault(store.replica.db, keys);
    });
    after(() => store?.close());
    beforeEach(async () => void (await vault.dropAll()));

    it('begins empty', async () => {
      expect(await vault.read('reader')).to.equal(undefined);
      expect([...(await vault.accounts())]).to.eql([]);
      expect(await vault.dropAll()).to.equal(0);
    });

    it('keeps a token for all replicas, each account its own', async () => {
      await vault.keep('reader', aToken('one'));
      await vault.keep('partner', aToken('two', TUESDAY));
      expect(await other.read('reader')).to.deep.equal(aToken('one'));
      expect(await other.read('partner')).to.deep.equal(aToken('two', TUESDAY));
      await other.keep('reader', aToken('three', WEDNESDAY));
      expect(await vault.read('reader')).to.deep.equal(aToken('three', WEDNESDAY));
      expect((await vault.accounts()).get('reader')).to.deep.equal({
        objectId: 'object',
        userName: 'reader@partner.example',
        receivedAt: WEDNESDAY,
      });
    });

    it('holds no token in the clear, nor one that opens in another account’s place', async () => {
      await vault.keep('reader', aToken('plain-as-day'));
      const { rows } = await sql`select account_token::text as row from account_token`.execute(store.database.db);
      expect(JSON.stringify(rows)).to.not.include('plain-as-day');
      await sql`update account_token set account = 'partner'`.execute(store.database.db);
      const failure = await vault.read('partner').catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(Error);
    });

    it('lets one replica renew, and only an old token', async () => {
      await vault.keep('reader', aToken('one'));
      expect(await vault.claimRenewal('reader', { at: TUESDAY, before: MONDAY })).to.equal(false);
      const claims = await Promise.all(
        [vault, other, vault, other].map((each) => each.claimRenewal('reader', { at: TUESDAY, before: TUESDAY })),
      );
      expect(claims.filter(Boolean)).to.have.length(1);
      expect(await vault.claimRenewal('partner', { at: TUESDAY, before: TUESDAY })).to.equal(false);
    });

    it('lets another renew when the one that had claimed it is silent for a minute', async () => {
      await vault.keep('reader', aToken('one'));
      await vault.claimRenewal('reader', { at: TUESDAY, before: TUESDAY });
      const later = (ms: number) => new Date(TUESDAY.getTime() + ms);
      expect(await other.claimRenewal('reader', { at: later(59_999), before: TUESDAY })).to.equal(false);
      expect(await other.claimRenewal('reader', { at: later(60_000), before: TUESDAY })).to.equal(true);
    });

    it('puts the next token in the place of the one it came from, and of no other', async () => {
      await vault.keep('reader', aToken('one'));
      const one = await vault.read('reader');
      if (!one) return expect.fail();
      await other.keep('reader', aToken('signed in again', TUESDAY));
      expect(await vault.renew('reader', one, { token: 'two', receivedAt: WEDNESDAY })).to.equal(false);
      const again = await vault.read('reader');
      expect(again?.token).to.equal('signed in again');
      if (again) expect(await vault.renew('reader', again, { token: 'two', receivedAt: WEDNESDAY })).to.equal(true);
      expect(await other.read('reader')).to.deep.equal(aToken('two', WEDNESDAY));
    });

    it('forgets all of them', async () => {
      await vault.keep('reader', aToken('one'));
      await vault.keep('partner', aToken('two'));
      expect(await other.dropAll()).to.equal(2);
      expect(await vault.read('reader')).to.equal(undefined);
    });
  });
}
