import { expect } from 'chai';
import sinon from 'sinon';
import type { Customer } from '../../../src/domain/customer.ts';
import { SourceError } from '../../../src/domain/source-error.ts';
import { createFillDomains } from '../../../src/services/customers/fill-domains.ts';

const signal = new AbortController().signal;
const a = (tenantId: string, domain = ''): Customer => ({ tenantId, name: tenantId, domain });

const unexpected = (failure: SourceError) => expect.fail(failure.message);

describe('filling in domains', () => {
  const lastKnown = (tenantId: string) => (tenantId === 'known' ? 'known.onmicrosoft.com' : undefined);

  it('asks only for those that nobody knows', async () => {
    const domainOf = sinon.spy(async (tenantId: string) => (tenantId === 'nobody' ? undefined : `${tenantId}.example`));
    const fill = createFillDomains({ tenants: { domainOf }, lastKnown, onFailure: unexpected });
    expect(await fill([a('told', 'told.example'), a('known'), a('new'), a('nobody')], signal)).to.deep.equal([
      a('told', 'told.example'),
      a('known', 'known.onmicrosoft.com'),
      a('new', 'new.example'),
      a('nobody'),
    ]);
    expect(domainOf.args.map(([tenantId]) => tenantId)).to.deep.equal(['new', 'nobody']);
  });

  it('asks for four at once, and for all in the end', async () => {
    let [atOnce, most] = [0, 0];
    const domainOf = async (tenantId: string) => {
      most = Math.max(most, ++atOnce);
      await Promise.resolve();
      atOnce -= 1;
      return tenantId;
    };
    const fill = createFillDomains({ tenants: { domainOf }, lastKnown, onFailure: unexpected });
    const filled = await fill(
      Array.from({ length: 50 }, (_, n) => a(`${n}`)),
      signal,
    );
    expect(filled.every(({ tenantId, domain }) => domain === tenantId)).to.equal(true);
    expect(most).to.equal(4);
  });

  it('leaves the rest without when the registry fails, and asks no further', async () => {
    const failure = new SourceError('throttled', 'microsoft365', '429');
    const domainOf = sinon.stub().resolves('first.example').onCall(1).rejects(failure);
    const onFailure = sinon.spy();
    const fill = createFillDomains({ tenants: { domainOf }, lastKnown, onFailure });
    const filled = await fill(
      Array.from({ length: 50 }, (_, n) => a(`${n}`)),
      signal,
    );
    expect(filled[0]?.domain).to.equal('first.example');
    expect(filled.at(-1)?.domain).to.equal('');
    expect(domainOf.callCount).to.be.below(10);
    expect(onFailure.args).to.deep.equal([[failure]]);
  });
});
