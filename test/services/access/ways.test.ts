import { expect } from 'chai';
import type { AccessWay } from '../../../src/domain/access-way.ts';
import { type FailureKind, SourceError } from '../../../src/domain/source-error.ts';
import {
  type AccessWays,
  borrowWay,
  createAccessWays,
  readByWay,
  type Way,
} from '../../../src/services/access/ways.ts';
import type { AccessBook } from '../../../src/services/ports.ts';
import { failureOf } from '../../support/outside-client.ts';

const NOW = new Date('2026-11-22T09:00:00Z');

describe('access ways', () => {
  let noted: Map<string, AccessWay>;
  let time: number;
  let open: readonly Way[];
  let meets: Partial<Record<Way, FailureKind>>;
  let tried: Way[];
  let refused: string[];
  let ways: AccessWays;

  const book: AccessBook = {
    wayOf: async (tenantId) => noted.get(tenantId),
    all: async () => noted,
    note: async (tenantId, way) => void noted.set(tenantId, way),
  };
  const attempt = async (way: Way): Promise<string> => {
    tried.push(way);
    const kind = meets[way];
    if (kind) throw new SourceError(kind, 'microsoft365', `${way} ${kind}`);
    return way;
  };
  const read = () => ways.read('contoso', 'microsoft365', attempt);
  const pass = (minutes: number) => {
    time += minutes * 60_000;
  };

  beforeEach(() => {
    noted = new Map();
    time = NOW.getTime();
    open = ['delegated', 'app-only'];
    meets = {};
    tried = [];
    refused = [];
    ways = createAccessWays({
      open: async () => open,
      book,
      onRefused: (way, tenantId) => refused.push(`${tenantId} ${way}`),
      clock: () => new Date(time),
    });
  });

  it('are tried delegated first, and the one that worked is noted', async () => {
    expect(await read()).to.equal('delegated');
    expect(noted.get('contoso')).to.deep.equal({ way: 'delegated', triedAt: NOW });
    expect(tried).to.eql(['delegated']);
  });

  for (const kind of ['no-consent', 'access-ended', 'no-permission'] as const) {
    it(`go on to the other after ${kind}, which is tried first from then on`, async () => {
      meets = { delegated: kind };
      expect(await read()).to.equal('app-only');
      expect(await read()).to.equal('app-only');
      expect(tried).to.eql(['delegated', 'app-only', 'app-only']);
      expect(refused).to.eql(['contoso delegated']);
      expect(noted.get('contoso')?.way).to.equal('app-only');
    });
  }

  it('change when the known one is closed', async () => {
    noted.set('contoso', { way: 'app-only', triedAt: NOW });
    meets = { 'app-only': 'no-consent' };
    expect(await read()).to.equal('delegated');
    expect(noted.get('contoso')?.way).to.equal('delegated');
  });

  for (const kind of ['timeout', 'throttled', 'unreachable', 'garbled', 'not-found'] as const) {
    it(`do not change for ${kind}, which says nothing about access`, async () => {
      meets = { delegated: kind };
      await failureOf(read(), kind);
      expect(tried).to.eql(['delegated']);
      expect(noted.size).to.equal(0);
    });
  }

  it('say nothing about the customer when one is closed and the other does not answer', async () => {
    meets = { delegated: 'no-consent', 'app-only': 'timeout' };
    await failureOf(read(), 'timeout');
    expect(noted.size).to.equal(0);
  });

  it('end with why the preferred one is closed', async () => {
    meets = { delegated: 'access-ended', 'app-only': 'no-consent' };
    await failureOf(read(), 'access-ended');
    expect(noted.get('contoso')).to.deep.equal({ way: 'none', triedAt: NOW, failure: 'access-ended' });
  });

  it('are left alone for 15 minutes where there is none', async () => {
    meets = { delegated: 'no-consent', 'app-only': 'no-consent' };
    await failureOf(read(), 'no-consent');
    meets = {};
    pass(14);
    await failureOf(read(), 'no-consent');
    expect(tried).to.have.length(2);
    pass(1);
    expect(await read()).to.equal('delegated');
    expect(noted.get('contoso')?.way).to.equal('delegated');
  });

  it('are tried at once when a person asks again', async () => {
    meets = { delegated: 'no-consent', 'app-only': 'no-consent' };
    await failureOf(read(), 'no-consent');
    ways.again('fabrikam');
    await failureOf(read(), 'no-consent');
    expect(tried).to.have.length(2);
    ways.again('contoso');
    meets = { delegated: 'no-consent' };
    expect(await read()).to.equal('app-only');
  });

  it('fall back without a word when our own account cannot sign in, for it is not the customer’s doing', async () => {
    meets = { delegated: 'sign-in' };
    expect(await read()).to.equal('app-only');
    meets = { delegated: 'sign-in', 'app-only': 'no-consent' };
    noted.clear();
    await failureOf(read(), 'sign-in');
    expect(noted.size).to.equal(0);
  });

  it('are app-only alone while no account has signed in', async () => {
    open = ['app-only'];
    meets = { 'app-only': 'no-consent' };
    await failureOf(read(), 'no-consent');
    expect(tried).to.eql(['app-only']);
  });

  it('are borrowed without a note, and kept from where nothing at all is consented', async () => {
    const borrow = () => ways.borrow('contoso', 'azure', attempt);
    expect(await borrow()).to.equal('delegated');
    expect(noted.size).to.equal(0);
    noted.set('contoso', { way: 'none', triedAt: NOW, failure: 'no-permission' });
    expect(await borrow()).to.equal('delegated');
    noted.set('contoso', { way: 'none', triedAt: NOW, failure: 'no-consent' });
    await failureOf(borrow(), 'no-consent');
  });

  it('let bugs through', async () => {
    const bug = new TypeError('a bug');
    const failure = await ways.read('contoso', 'azure', () => Promise.reject(bug)).catch((error: unknown) => error);
    expect(failure).to.equal(bug);
  });

  it('read a source by the way that works', async () => {
    const reading = { services: [], incidents: [] };
    const closed = new SourceError('no-permission', 'microsoft365', 'no role');
    const source = readByWay(ways, {
      delegated: { name: 'microsoft365', read: () => Promise.reject(closed) },
      'app-only': { name: 'microsoft365', read: async () => reading },
    });
    const customer = { tenantId: 'contoso', name: 'Contoso', domain: 'contoso.onmicrosoft.com' };
    expect(await source.read(customer as never, new AbortController().signal)).to.equal(reading);
    expect(noted.get('contoso')?.way).to.equal('app-only');
  });

  it('read details by the way that is allowed to, and prove nothing by that', async () => {
    const told = { skus: [], managed: [] };
    const closed = new SourceError('no-permission', 'microsoft365', 'no role');
    const source = borrowWay(ways, {
      delegated: { name: 'licences', read: () => Promise.reject(closed) },
      'app-only': { name: 'licences', read: async () => told },
    });
    expect(source.name).to.equal('licences');
    expect(await source.read({ tenantId: 'contoso' } as never, new AbortController().signal)).to.equal(told);
    expect(noted.size).to.equal(0);
  });
});
