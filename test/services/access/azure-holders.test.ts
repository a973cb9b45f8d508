import { expect } from 'chai';
import { SourceError } from '../../../src/domain/source-error.ts';
import { createHoldsAzureRole } from '../../../src/services/access/azure-holders.ts';
import type { PartnerGroups } from '../../../src/services/ports.ts';
import { aCustomer, NOW } from '../../support/builders.ts';

const AGENT = { objectId: 'KIM', tenantId: 'partner', name: 'Kim Minji' };
const MINUTE_MS = 60_000;

function setUp(holders: string[], memberOf: readonly string[]) {
  const state = { now: NOW, asked: 0, fails: false, ended: false, failures: [] as SourceError[] };
  const holds = createHoldsAzureRole({
    assignments: {
      holdersOf: async () => {
        state.asked += 1;
        if (state.fails) throw new SourceError('timeout', 'azure', 'silent');
        return holders;
      },
    },
    groups: {
      memberOf: async (_: unknown, ids: readonly string[]) => ids.filter((id) => memberOf.includes(id)),
    } as unknown as PartnerGroups,
    mayRead: () => (state.ended ? { may: false, why: 'ended' } : { may: true }),
    clock: () => state.now,
    deadline: () => new AbortController().signal,
    onFailure: (error) => state.failures.push(error),
  });
  return { state, holders, holds: (fresh = false) => holds(AGENT, aCustomer(), fresh) };
}

describe('a role on the Azure subscriptions', () => {
  it('is held by the agent, or by a group that the agent is in', async () => {
    expect(await setUp(['kim'], []).holds()).to.equal(true);
    expect(await setUp(['g-readers'], ['g-readers']).holds()).to.equal(true);
    expect(await setUp(['g-readers'], ['g-others']).holds()).to.equal(false);
    expect(await setUp([], ['g-readers']).holds()).to.equal(false);
  });

  it('is believed for five minutes, and no longer', async () => {
    const { state, holders, holds } = setUp(['kim'], []);
    await holds();
    holders.length = 0;
    state.now = new Date(NOW.getTime() + 5 * MINUTE_MS - 1);
    expect(await holds(true)).to.equal(true);
    state.now = new Date(NOW.getTime() + 5 * MINUTE_MS);
    expect([await holds(), state.asked]).to.deep.equal([false, 2]);
  });

  it('is asked for again by who was refused and asks for Azure itself', async () => {
    const { state, holders, holds } = setUp([], []);
    await holds();
    holders.push('kim');
    expect([await holds(), state.asked]).to.deep.equal([false, 1]);
    expect([await holds(true), state.asked]).to.deep.equal([true, 2]);
  });

  it('is not asked for, nor believed, where we may not read the customer any more', async () => {
    const { state, holds } = setUp(['kim'], []);
    expect(await holds()).to.equal(true);
    state.ended = true;
    expect([await holds(), await holds(true), state.asked]).to.deep.equal([false, false, 1]);
  });

  it('is nobody’s while it cannot be read', async () => {
    const { state, holds } = setUp(['kim'], []);
    state.fails = true;
    expect(await holds()).to.equal(false);
    expect(state.failures).to.have.length(1);
  });
});
