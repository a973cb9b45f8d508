import { expect } from 'chai';
import type { DeskReadiness } from '../../../src/domain/filing.ts';
import type { RequestDesk } from '../../../src/services/desk-ports.ts';
import { createChooseDesk } from '../../../src/services/requests/choose-desk.ts';
import { createSearchTopics } from '../../../src/services/requests/search-topics.ts';
import { aCustomer, NOW } from '../../support/builders.ts';
import { aMemoryDesk, NOT_NOW } from '../../support/desks.ts';
import { KIM_AGENT } from '../../support/following.ts';
import { aPacket } from '../../support/requests.ts';

const signal = () => new AbortController().signal;

describe('choosing a desk', () => {
  const question = { customer: aCustomer(), service: aPacket().service, agent: KIM_AGENT };
  const aDesk = (kind: RequestDesk['kind'], readiness: () => Promise<DeskReadiness>): RequestDesk => ({
    ...aMemoryDesk(),
    id: kind,
    kind,
    readiness,
  });
  const choose = (desks: readonly RequestDesk[], may = true) => {
    const failures: string[] = [];
    const chooseDesk = createChooseDesk({
      desks,
      mayRead: () => (may ? { may } : { may: false, why: 'unknown' }),
      deadline: signal,
      onFailure: ({ kind }) => failures.push(kind),
    });
    return chooseDesk(question).then((all) => [
      ...all.map(({ desk, readiness }) => `${desk.id} ${readiness.kind}`),
      ...failures,
    ]);
  };
  const azure = aDesk('azure', async () => {
    throw NOT_NOW;
  });
  const microsoft = aDesk('microsoft365', async () => ({ kind: 'hand-off', why: 'no-api' }));
  const own = aDesk('own', async () => ({ kind: 'ready', needs: [], subscriptions: [] }));

  it('puts those first that file by themselves, and says of a silent one that it is silent', async () => {
    expect(await choose([azure, microsoft, own])).to.deep.equal([
      'own ready',
      'microsoft365 hand-off',
      'azure failed',
      'unreachable',
    ]);
  });

  it('has only the partner’s own desk for a customer whom we may not read', async () => {
    expect(await choose([azure, microsoft, own], false)).to.deep.equal([
      'own ready',
      'azure not-here',
      'microsoft365 not-here',
    ]);
  });
});

describe('completing a desk’s own lists', () => {
  const names = [
    'Billing',
    'Virtual Machine running Linux',
    'Virtual Machine running Windows',
    'Linux on Virtual metal',
  ];
  let asked = 0;
  const topics = {
    services: async () => {
      asked += 1;
      return names.map((name) => ({ id: name, name }));
    },
    classifications: async (_: unknown, serviceId: string) => [{ id: `${serviceId}/a`, name: 'Cannot connect' }],
  };

  it('finds every word of what is typed, beginnings first, and asks once an hour', async () => {
    let now = NOW;
    const { services, classifications } = createSearchTopics({ clock: () => now, deadline: signal });
    const found = async (typed: string) => (await services(topics, aCustomer(), typed)).map(({ name }) => name);
    expect(await found('linux VIRTUAL')).to.deep.equal(['Linux on Virtual metal', 'Virtual Machine running Linux']);
    expect(await found('')).to.have.lengthOf(4);
    expect(await found('mainframe')).to.deep.equal([]);
    expect(asked).to.equal(1);
    now = new Date(NOW.getTime() + 3_600_000);
    await found('billing');
    expect(asked).to.equal(2);
    expect(await classifications(topics, aCustomer(), 'vm', 'connect')).to.deep.equal([
      { id: 'vm/a', name: 'Cannot connect' },
    ]);
  });
});
