import { expect } from 'chai';
import type { RequestDetail } from '../../../src/domain/service-request.ts';
import { SourceError } from '../../../src/domain/source-error.ts';
import type { RightToRead } from '../../../src/services/access/may-read.ts';
import { createLookUpRequests, type LookUpRequestsNeeds } from '../../../src/services/requests/look-up-requests.ts';
import { aCustomer, NOW } from '../../support/builders.ts';

const detail: RequestDetail = { id: '616', status: 'open', severity: 'minimal', notes: [] };

describe('looking up service requests', () => {
  let asked: number;
  let failures: SourceError[];
  const lookUp = (
    over: Partial<LookUpRequestsNeeds> = {},
    answer: () => Promise<RequestDetail> = async () => detail,
  ) => {
    [asked, failures] = [0, []];
    const ask = async () => {
      asked += 1;
      return await answer();
    };
    return createLookUpRequests({
      directory: { list: async () => [await ask()], read: ask },
      isSignedIn: async () => true,
      mayRead: () => ({ may: true }),
      clock: () => NOW,
      deadline: () => new AbortController().signal,
      onFailure: (failure) => void failures.push(failure),
      ...over,
    });
  };

  it('tells them, and when they were read', async () => {
    expect(await lookUp().list(aCustomer())).to.deep.equal({ kind: 'read', told: [detail], readAt: NOW });
    expect(await lookUp().one(aCustomer(), '616')).to.deep.equal({ kind: 'read', told: detail, readAt: NOW });
  });

  it('says why nobody can be asked, and asks nobody', async () => {
    for (const gap of ['switched-off', 'not-in-cloud'] as const) {
      const looking = lookUp({ directory: gap });
      expect(looking.isOffered).to.equal(false);
      expect(await looking.list(aCustomer())).to.deep.equal({ kind: 'gap', gap });
    }
    const looking = lookUp({ isSignedIn: async () => false });
    expect(await looking.one(aCustomer(), '616')).to.deep.equal({ kind: 'gap', gap: 'not-signed-in' });
    expect([looking.isOffered, asked]).to.deep.equal([true, 0]);
  });

  it('asks nothing about a customer that we may not read, whatever a token would open', async () => {
    const reading = await lookUp({ mayRead: () => ({ may: false, why: 'ended' }) }).list(aCustomer());
    expect(reading.kind === 'failed' && reading.failure.kind).to.equal('access-ended');
    expect(asked).to.equal(0);
  });

  it('keeps to itself what came after the right had ended', async () => {
    const rights: RightToRead[] = [{ may: true }, { may: false, why: 'offboarded' }];
    const reading = await lookUp({ mayRead: () => rights.shift() as RightToRead }).list(aCustomer());
    expect([reading.kind, asked]).to.deep.equal(['failed', 1]);
  });

  it('takes a failure for an answer, notes it, and throws a bug', async () => {
    const failure = new SourceError('timeout', 'partner-center', 'made for a test');
    expect(await lookUp({}, () => Promise.reject(failure)).list(aCustomer())).to.deep.equal({
      kind: 'failed',
      failure,
    });
    expect(failures).to.deep.equal([failure]);
    const bug = new TypeError('made for a test');
    const thrown = await lookUp({}, () => Promise.reject(bug))
      .list(aCustomer())
      .catch((error: unknown) => error);
    expect(thrown).to.equal(bug);
  });
});
