import { expect } from 'chai';
import type { Customer } from '../../src/domain/customer.ts';
import { createCustomerBook } from '../../src/services/adapters/storage/customer-book.ts';
import type { CustomerBook } from '../../src/services/ports.ts';
import { STORES, type Store } from '../support/stores.ts';

const MONDAY = new Date('2026-11-16T08:00:00Z');
const TUESDAY = new Date('2026-11-17T08:00:00Z');
const WEDNESDAY = new Date('2026-11-18T08:00:00Z');

const aCustomer = (n: number, name = `Customer "${n}", Ltd.`): Customer => ({
  tenantId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  name,
  domain: `customer${n}.onmicrosoft.com`,
});

for (const [name, openStore] of Object.entries(STORES)) {
  describe(`customer book: ${name}`, () => {
    let store: Store;
    let book: CustomerBook;
    let other: CustomerBook;

    before(async function () {
      store = await openStore(this);
      book = createCustomerBook(store.database.db);
      other = createCustomerBook(store.replica.db);
    });
    after(() => store?.close());
    beforeEach(() => store.database.db.deleteFrom('customer').execute());

    it('begins empty', async () => {
      expect(await book.all()).to.deep.equal([]);
      await book.keep([], MONDAY);
      expect(await book.forget([], MONDAY)).to.equal(0);
    });

    it('keeps 10,000 customers page by page', async function () {
      this.timeout(30_000);
      const customers = Array.from({ length: 10_000 }, (_, n) => aCustomer(n));
      for (let at = 0; at < customers.length; at += 500) await book.keep(customers.slice(at, at + 500), MONDAY);
      expect(await other.all()).to.deep.equal(customers);
    });

    it('takes a new name, and a customer named twice on one page', async () => {
      await book.keep([aCustomer(1), aCustomer(2)], MONDAY);
      await book.keep([aCustomer(1, 'Old'), aCustomer(1, '콘토소 (주) \\ {x}')], TUESDAY);
      expect((await book.all()).map((customer) => customer.name)).to.deep.equal([
        '콘토소 (주) \\ {x}',
        aCustomer(2).name,
      ]);
    });

    it('keeps who knows a customer, as last read', async () => {
      const known = { ...aCustomer(1), relations: ['partner-center', 'reseller', 'gdap'] } as const;
      await book.keep([known, aCustomer(2)], MONDAY);
      expect(await other.all()).to.deep.equal([known, aCustomer(2)]);
      await book.keep([{ ...known, relations: ['contract'] }], TUESDAY);
      expect((await other.all())[0]?.relations).to.deep.equal(['contract']);
    });

    it('forgets the customers that a complete reading did not see, and says how many', async () => {
      await book.keep([aCustomer(1), aCustomer(2), aCustomer(3)], MONDAY);
      const unseen = [aCustomer(1), aCustomer(3), aCustomer(4)].map(({ tenantId }) => tenantId);
      expect(await book.forget(unseen, TUESDAY)).to.equal(2);
      expect(await other.all()).to.deep.equal([aCustomer(2)]);
    });

    it('forgets nobody whom a later reading of another replica has brought', async () => {
      await other.keep([aCustomer(1)], WEDNESDAY);
      expect(await book.forget([aCustomer(1).tenantId], TUESDAY)).to.equal(0);
      expect(await book.all()).to.deep.equal([aCustomer(1)]);
    });

    it('is not set back by a slower, older reading of another replica', async () => {
      await book.keep([aCustomer(1, 'New')], WEDNESDAY);
      await other.keep([aCustomer(1, 'Old')], TUESDAY);
      expect(await book.all()).to.deep.equal([aCustomer(1, 'New')]);
    });
  });
}
