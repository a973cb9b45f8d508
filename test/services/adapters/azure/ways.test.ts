import { expect } from 'chai';
import type { AzureWay } from '../../../../src/domain/azure-reach.ts';
import { type FailureKind, SourceError } from '../../../../src/domain/source-error.ts';
import { type AzureSettings, createAzureHealthSource } from '../../../../src/services/adapters/azure/health-source.ts';
import type { Lighthouse } from '../../../../src/services/adapters/azure/lighthouse.ts';
import type { Subscription } from '../../../../src/services/adapters/azure/subscription.ts';
import { aTransport, failureOf, NOW, plainTokens } from '../../../support/outside-client.ts';
import { type OutsideServer, startOutside } from '../../../support/outside-server.ts';

const CONTOSO = { tenantId: 'contoso', name: 'Contoso', domain: 'contoso.onmicrosoft.com' };
const aSubscription = (id: string): Subscription => ({ id, name: `${id} name`, tenantId: 'contoso' });

/** What each way shows: ids of subscriptions, or why it shows none. */
interface Shown {
  readonly lighthouse?: readonly string[] | FailureKind;
  readonly own?: readonly string[] | FailureKind;
  readonly sold?: readonly string[];
}

describe('the two ways to Azure', () => {
  let arm: OutsideServer;
  let shown: Shown;
  let noted: AzureWay | undefined;
  let time: number;

  before(async () => {
    arm = await startOutside(({ url }) => {
      if (url.pathname === '/subscriptions') {
        const own = shown.own ?? [];
        if (typeof own === 'string') return { status: own === 'timeout' ? 503 : 403, body: {} };
        return { body: { value: own.map((id) => ({ subscriptionId: id, displayName: id, state: 'Enabled' })) } };
      }
      return url.pathname.startsWith('/subscriptions/') ? { body: { value: [] } } : { status: 403, body: {} };
    });
  });
  after(() => arm.close());
  beforeEach(() => {
    arm.asked.length = 0;
    noted = undefined;
    time = NOW.getTime();
  });

  const lighthouse: Lighthouse = {
    async of() {
      const ids = shown.lighthouse ?? [];
      if (typeof ids === 'string') throw new SourceError(ids, 'azure', 'made for a test');
      return { token: 'home', subscriptions: ids.map(aSubscription), events: new Map(), readAt: new Date(time - 1000) };
    },
    again() {},
  };
  const read = async (what: Shown) => {
    shown = what;
    const settings: AzureSettings = {
      baseUrl: arm.url,
      tokens: plainTokens,
      scope: 'arm',
      http: aTransport().http,
      now: () => new Date(time),
      lighthouse,
      entitlements: { of: async () => what.sold?.map((id) => ({ id, name: id })) },
      ways: {
        wayOf: async () => noted,
        note: async (_, way) => {
          noted = way;
        },
      },
    };
    return await createAzureHealthSource(settings).read(CONTOSO, new AbortController().signal);
  };

  const ways: readonly (readonly [string, Shown, AzureWay['way'], FailureKind?])[] = [
    ['delegated alone', { lighthouse: ['a'], own: [] }, 'lighthouse'],
    ['delegated, and the tenant refuses', { lighthouse: ['a'], own: 'no-permission' }, 'lighthouse'],
    ['delegated, and more by the tenant', { lighthouse: ['a'], own: ['a', 'b'] }, 'both'],
    ['the tenant alone', { lighthouse: [], own: ['b'] }, 'customer-token'],
    ['the tenant alone, Lighthouse refused', { lighthouse: 'no-permission', own: ['b'] }, 'customer-token'],
  ];
  for (const [name, what, way] of ways) {
    it(`are told apart: ${name}`, async () => {
      const { reach, gap, services } = await read(what);
      expect([reach?.way, gap, services[0]?.status]).to.deep.equal([way, undefined, 'operational']);
      if (what.lighthouse !== 'no-permission') expect(noted).to.deep.equal({ way, triedAt: NOW });
    });
  }

  it('both closed are a failure with its reason, which is noted', async () => {
    await failureOf(read({ own: 'no-permission' }), 'no-permission');
    expect(noted).to.deep.equal({ way: 'none', triedAt: NOW, failure: 'no-permission' });
  });

  it('closed say nothing where the partner sells no Azure', async () => {
    expect(await read({ own: 'no-permission', sold: [] })).to.deep.equal({ services: [], incidents: [] });
  });

  it('leave a gap with its size where more is sold than either shows', async () => {
    const { gap, services } = await read({ lighthouse: ['a'], own: ['b'], sold: ['a', 'b', 'c'] });
    expect(gap).to.deep.include({ kind: 'no-permission', part: { read: 2, of: 3 } });
    expect(services[0]?.status).to.equal('unknown');
    const none = await failureOf(read({ own: [], sold: ['a', 'b'] }), 'no-permission');
    expect(none.part).to.deep.equal({ read: 0, of: 2 });
  });

  it('leave a gap where one that may show more is silent', async () => {
    expect((await read({ lighthouse: ['a'], own: 'timeout' })).gap?.kind).to.equal('unreachable');
    noted = { way: 'both', triedAt: NOW };
    expect((await read({ lighthouse: 'timeout', own: ['b'] })).gap?.kind).to.equal('timeout');
    noted = undefined;
    await failureOf(read({ lighthouse: 'timeout', own: [] }), 'timeout');
    noted = { way: 'customer-token', triedAt: NOW };
    expect((await read({ lighthouse: 'timeout', own: ['b'] })).gap).to.equal(undefined);
  });

  it('ask a tenant that Lighthouse opens once an hour whether it opens more, and say how old the answer is', async () => {
    const { readAt } = await read({ lighthouse: ['a'], own: [] });
    expect(readAt).to.deep.equal(new Date(NOW.getTime() - 1000));
    const asked = arm.asked.length;
    await read({ lighthouse: ['a'], own: ['b'] });
    expect(arm.asked.length - asked).to.equal(0);
    time += 60 * 60_000;
    expect((await read({ lighthouse: ['a'], own: ['b'] })).reach?.way).to.equal('both');
  });

  it('leave a tenant alone no longer than Lighthouse opens it', async () => {
    await read({ lighthouse: ['a'], own: [] });
    expect((await read({ lighthouse: [], own: ['b'] })).reach?.way).to.equal('customer-token');
  });
});
