import { expect } from 'chai';
import sinon from 'sinon';
import type { Customer } from '../../../src/domain/customer.ts';
import { createCustomerKeeping } from '../../../src/services/customers/keep-customers.ts';
import type { CustomerBook } from '../../../src/services/ports.ts';
import { CUSTOMERS } from '../../support/some-customers.ts';

const NOW = new Date('2026-11-22T09:00:00Z');

function aBook(kept: readonly Customer[] = []): CustomerBook & { readonly seen: Map<Customer, Date> } {
  const seen = new Map(kept.map((customer) => [customer, new Date(0)]));
  return {
    seen,
    all: async () => [...seen.keys()],
    async keep(customers, readAt) {
      for (const customer of customers) seen.set(customer, readAt);
    },
    async forget(tenantIds, readAt) {
      const gone = [...seen].filter(([{ tenantId }, at]) => tenantIds.includes(tenantId) && at < readAt);
      for (const [customer] of gone) seen.delete(customer);
      return gone.length;
    },
  };
}

function aKeeping(
  pages: () => AsyncIterable<readonly Customer[]>,
  book = aBook(CUSTOMERS.slice(0, 2)),
  isOffboarded?: (tenantId: string) => boolean,
) {
  const onError = sinon.spy();
  const needs = { directory: { pages }, book, clock: () => NOW, onError, ...(isOffboarded && { isOffboarded }) };
  return { keeping: createCustomerKeeping(needs), book, onError };
}

const signal = new AbortController().signal;

describe('keeping customers', () => {
  const [contoso, suites, fabrikam] = CUSTOMERS as [Customer, Customer, Customer];

  it('knows nobody at first, and the book’s customers once loaded', async () => {
    const { keeping } = aKeeping(async function* () {});
    expect(keeping.index().size).to.equal(0);
    await keeping.load();
    expect(keeping.index().size).to.equal(2);
  });

  it('reads page by page, forgets who is gone, and answers what it did', async () => {
    const { keeping, book } = aKeeping(async function* () {
      yield [contoso];
      yield [fabrikam];
    });
    await keeping.load();
    expect(await keeping.refresh(signal)).to.deep.equal({ count: 2, gone: 1 });
    expect([...book.seen.keys()]).to.have.members([contoso, fabrikam]);
    expect(keeping.index().byTenantId(suites.tenantId)).to.equal(undefined);
    expect(keeping.index().search('fabrikam')[0]?.exact).to.equal(true);
  });

  it('writes only who is new or has changed', async () => {
    const renamed = { ...suites, name: 'Contoso Hotels' };
    const { keeping, book } = aKeeping(async function* () {
      yield [{ ...contoso }, renamed, fabrikam];
    });
    const keep = sinon.spy(book, 'keep');
    await keeping.load();
    await keeping.refresh(signal);
    expect(keep.args).to.deep.equal([[[renamed, fabrikam], NOW]]);
  });

  it('swaps the index only when all has been read', async () => {
    const sizes: number[] = [];
    const { keeping } = aKeeping(async function* () {
      yield [contoso, suites, fabrikam];
      sizes.push(keeping.index().size);
    });
    await keeping.load();
    await keeping.refresh(signal);
    expect([...sizes, keeping.index().size]).to.deep.equal([2, 3]);
  });

  it('builds no new index when nothing has changed', async () => {
    const told = [contoso, suites];
    const { keeping } = aKeeping(async function* () {
      yield told;
    });
    await keeping.load();
    const before = keeping.index();
    await keeping.refresh(signal);
    expect(keeping.index()).to.equal(before);
    told.push(fabrikam);
    await keeping.refresh(signal);
    expect(keeping.index().size).to.equal(3);
  });

  it('holds a customer once, however often the book is read, and only what has changed anew', async () => {
    const book = aBook([contoso, suites]);
    const renamed = { ...suites, name: 'Suites Renamed' };
    let reading: readonly Customer[] = [contoso, suites];
    // As a database does it: each reading makes objects of its own.
    const { keeping } = aKeeping(async function* () {}, { ...book, all: async () => structuredClone([...reading]) });
    await keeping.load();
    const [first] = keeping.known();
    reading = [contoso, renamed];
    await keeping.load();
    expect(keeping.known()[0]).to.equal(first);
    expect(keeping.known()[1]).to.deep.equal(renamed);
    for (const customer of keeping.known()) expect(keeping.index().byTenantId(customer.tenantId)).to.equal(customer);
  });

  it('finds nobody who was offboarded, however often the list is read, and knows them still', async () => {
    const offboarded = new Set([suites.tenantId]);
    const pages = async function* () {
      yield [contoso, suites];
    };
    const { keeping } = aKeeping(pages, undefined, (tenantId) => offboarded.has(tenantId));
    await keeping.refresh(signal);
    expect(keeping.index().byTenantId(suites.tenantId)).to.equal(undefined);
    expect(keeping.known()).to.have.length(2);
    offboarded.clear();
    await keeping.load();
    expect(keeping.index().size).to.equal(2);
  });

  it('keeps the old customers when a reading breaks off, and says why', async () => {
    const failure = new Error('cut off');
    const { keeping, book, onError } = aKeeping(async function* () {
      yield [fabrikam];
      throw failure;
    });
    await keeping.load();
    const before = keeping.index();
    expect(await keeping.refresh(signal)).to.equal(undefined);
    expect(keeping.index()).to.equal(before);
    expect(book.seen.size).to.equal(3);
    expect(onError.args).to.deep.equal([[failure]]);
  });

  it('forgets nobody when told to stop after the last page', async () => {
    const stop = new AbortController();
    const { keeping, book } = aKeeping(async function* () {
      yield [fabrikam];
      stop.abort();
    });
    expect(await keeping.refresh(stop.signal)).to.equal(undefined);
    expect([...book.seen.keys()]).to.include.members([contoso, suites]);
  });

  it('reads once for two who ask at the same time, and again later', async () => {
    const pages = sinon.spy(async function* () {
      yield [contoso];
    });
    const { keeping } = aKeeping(pages);
    const [one, other] = await Promise.all([keeping.refresh(signal), keeping.refresh(signal)]);
    expect(one).to.equal(other);
    expect(pages.callCount).to.equal(1);
    await keeping.refresh(signal);
    expect(pages.callCount).to.equal(2);
  });
});
