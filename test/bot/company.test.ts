import type { Activity, TurnContext } from 'botbuilder';
import { expect } from 'chai';
import sinon from 'sinon';
import { createCompanies } from '../../src/bot/company.ts';

const OURS = { id: '29:a', tenantId: 'PARTNER', userRole: 'user' };
const MINUTE_MS = 60_000;

function setUp(answer: (token: string | undefined) => object) {
  const clock = { now: Date.UTC(2026, 10, 22) };
  const asked = sinon.spy(async (_id: string, { continuationToken }: { continuationToken?: string }) =>
    answer(continuationToken),
  );
  const failures: unknown[] = [];
  const companies = createCompanies({
    partnerTenantId: 'partner',
    clock: () => new Date(clock.now),
    deadline: () => new AbortController().signal,
    onFailure: (error) => failures.push(error),
  });
  const context = {
    activity: { channelData: { team: { id: '19:team' } } },
    adapter: { ConnectorClientKey: 'connector' },
    turnState: new Map([['connector', { conversations: { getConversationPagedMembers: asked } }]]),
  } as unknown as TurnContext;
  return { asked, failures, clock, companies, of: (id = '19:x') => companies.of(context, id) };
}

describe('who takes part in a conversation', () => {
  it('is ours when every member’s home is the partner’s tenant, on every page', async () => {
    const { of, asked } = setUp((token) =>
      token ? { members: [OURS] } : { members: [OURS, OURS], continuationToken: 'more' },
    );
    expect(await of()).to.equal('ours');
    expect(asked.args.map(([id, { continuationToken }]) => [id, continuationToken])).to.deep.equal([
      ['19:x', undefined],
      ['19:x', 'more'],
    ]);
  });

  for (const [who, member] of Object.entries({
    'a guest': { ...OURS, userRole: 'Guest' },
    'somebody anonymous': { ...OURS, userRole: 'anonymous' },
    'somebody of another tenant': { ...OURS, tenantId: 'elsewhere' },
    'somebody without a tenant': { id: '29:b' },
  })) {
    it(`is mixed with ${who}`, async () => {
      expect(await setUp(() => ({ members: [OURS, member] })).of()).to.equal('mixed');
    });
  }

  it('cannot be told when the roster fails, is garbled or never ends, and is asked for again a minute later', async () => {
    for (const answer of [
      () => {
        throw new Error('429');
      },
      () => ({ people: [] }),
      () => ({ members: [OURS], continuationToken: 'again' }),
    ]) {
      const { of, asked, failures, clock } = setUp(answer);
      expect(await of()).to.equal('unknown');
      const before = asked.callCount;
      expect(before).to.be.most(50);
      expect(failures).to.have.length(1);
      await of();
      expect(asked.callCount).to.equal(before);
      clock.now += MINUTE_MS;
      await of();
      expect(asked.callCount).to.be.above(before);
    }
  });

  it('is forgotten for all channels of a team when its people change', async () => {
    const { of, asked, companies } = setUp(() => ({ members: [OURS] }));
    await of();
    companies.forget({ conversation: { id: '19:other' }, channelData: { team: { id: '19:elsewhere' } } } as Activity);
    await of();
    expect(asked.callCount).to.equal(1);
    companies.forget({ conversation: { id: '19:team' } } as Activity);
    await of();
    expect(asked.callCount).to.equal(2);
  });
});
