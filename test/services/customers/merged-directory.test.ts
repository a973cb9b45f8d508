import { expect } from 'chai';
import sinon from 'sinon';
import type { Customer, CustomerRelation } from '../../../src/domain/customer.ts';
import { SourceError } from '../../../src/domain/source-error.ts';
import { type CustomerSource, createMergedDirectory } from '../../../src/services/customers/merged-directory.ts';

const signal = new AbortController().signal;
const failure = new SourceError('no-permission', 'microsoft365', '403');

const a = (tenantId: string, relations: readonly CustomerRelation[], over: Partial<Customer> = {}): Customer => ({
  tenantId,
  name: `${tenantId} by ${relations[0]}`,
  domain: '',
  relations,
  ...over,
});

/** A source that tells these pages; an error ends it. */
const aSource = (
  relation: CustomerSource['relation'],
  ...pages: (readonly Customer[] | SourceError)[]
): CustomerSource => ({
  relation,
  directory: {
    async *pages() {
      for (const page of pages) {
        if (page instanceof Error) throw page;
        yield page;
      }
    },
  },
});

function aDirectory(sources: readonly CustomerSource[], lastKnown: readonly Customer[] = []) {
  const onFailure = sinon.spy();
  const withDomains = async (customers: readonly Customer[]) => customers;
  return {
    directory: createMergedDirectory({ sources, lastKnown: () => lastKnown, withDomains, onFailure }),
    onFailure,
  };
}

async function read(sources: readonly CustomerSource[], lastKnown?: readonly Customer[]) {
  const { directory, onFailure } = aDirectory(sources, lastKnown);
  const pages: (readonly Customer[])[] = [];
  for await (const page of directory.pages(signal)) pages.push(page);
  return { pages, all: pages.flat(), onFailure };
}

describe('the merged customer list', () => {
  const partnerCenter = aSource('partner-center', [
    a('one', ['partner-center', 'reseller'], { domain: 'one.onmicrosoft.com' }),
    a('two', ['partner-center']),
  ]);
  const gdap = aSource('gdap', [a('two', ['gdap']), a('three', ['gdap'])]);
  const contract = aSource('contract', [
    a('two', ['contract'], { domain: 'two.example' }),
    a('three', ['contract'], { domain: 'three.example' }),
    a('four', ['contract']),
  ]);

  it('names each customer once, by the most trusted source, and says who knows it', async () => {
    expect((await read([partnerCenter, gdap, contract])).all).to.deep.equal([
      a('one', ['partner-center', 'reseller'], { domain: 'one.onmicrosoft.com' }),
      a('two', ['partner-center', 'gdap', 'contract'], { domain: 'two.example' }),
      a('three', ['gdap', 'contract'], { domain: 'three.example' }),
      a('four', ['contract']),
    ]);
  });

  it('is whole without Partner Center', async () => {
    const { all } = await read([gdap, contract]);
    expect(all.map(({ tenantId }) => tenantId)).to.deep.equal(['two', 'three', 'four']);
  });

  it('comes page by page, the first source as it told it', async () => {
    const fleet = (count: number, relation: 'partner-center' | 'gdap') =>
      Array.from({ length: count }, (_, n) => a(`${n}`, [relation]));
    const [first, second] = [fleet(1200, 'partner-center').slice(0, 600), fleet(1200, 'partner-center').slice(600)];
    const { pages } = await read([aSource('partner-center', first, second), aSource('gdap', fleet(2400, 'gdap'))]);
    expect(pages.map((page) => page.length)).to.deep.equal([600, 600, 500, 500, 200]);
    expect(new Set(pages.flat().map(({ tenantId }) => tenantId))).to.have.property('size', 2400);
  });

  it('takes a source that fails to say what it said last time', async () => {
    const lastKnown = [
      a('one', ['partner-center', 'reseller', 'gdap'], { name: 'One' }),
      a('four', ['contract'], { name: 'Four' }),
    ];
    const broken = aSource('partner-center', failure);
    const { all, onFailure } = await read([broken, gdap, aSource('contract', failure)], lastKnown);
    expect(all).to.deep.equal([
      a('one', ['partner-center', 'reseller'], { name: 'One' }),
      a('two', ['gdap']),
      a('three', ['gdap']),
      a('four', ['contract'], { name: 'Four' }),
    ]);
    expect(onFailure.args).to.deep.equal([
      ['contract', failure],
      ['partner-center', failure],
    ]);
  });

  it('adds to what a source has told before it failed', async () => {
    const lastKnown = [a('one', ['partner-center'], { name: 'Old' }), a('nine', ['partner-center'])];
    const { all } = await read([aSource('partner-center', [a('one', ['partner-center'])], failure), gdap], lastKnown);
    expect(all.slice(0, 2)).to.deep.equal([a('one', ['partner-center']), a('nine', ['partner-center'])]);
  });

  it('names nobody twice who stands in one source twice', async () => {
    const twice = aSource('partner-center', [a('one', ['partner-center'])], [a('one', ['partner-center'])]);
    expect((await read([twice, aSource('gdap', [a('one', ['gdap'])])])).all).to.deep.equal([
      a('one', ['partner-center', 'gdap']),
    ]);
  });

  it('fails when every source does, and on what is no gap but a bug', async () => {
    const whatWentWrong = (sources: readonly CustomerSource[]) =>
      read(sources).then(
        () => expect.fail('should have failed'),
        (error: unknown) => error,
      );
    expect(await whatWentWrong([aSource('gdap', failure), aSource('contract', failure)])).to.equal(failure);
    const bug = new TypeError('a bug');
    expect(await whatWentWrong([partnerCenter, aSource('gdap', bug as never)])).to.equal(bug);
  });

  it('fails when its time is over, and takes nobody for having said nothing', async () => {
    const { directory } = aDirectory([contract, aSource('gdap', failure)]);
    const error = await directory
      .pages(AbortSignal.abort())
      [Symbol.asyncIterator]()
      .next()
      .then(
        () => expect.fail('should have failed'),
        (reason: unknown) => reason,
      );
    expect(error).to.equal(failure);
  });
});
