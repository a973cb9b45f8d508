import { expect } from 'chai';
import { createAzureWayBook } from '../../src/services/adapters/storage/azure-way-book.ts';
import { openDatabase } from '../../src/services/adapters/storage/database.ts';
import { type Onboarded, signedIn } from '../support/onboarded.ts';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { openStory } from '../support/story.ts';
import { headingOf, inSight } from '../support/teams/card-shape.ts';

describe('story: Azure is read by the ways that a customer has opened', () => {
  let account: Onboarded;
  const story = openStory(async (sandbox) => {
    account = await signedIn(sandbox, ['partner']);
    return account.settings;
  });
  const asks = async (words: string, locale?: string) => {
    const agent = story().teams.personal(aPerson(locale));
    await agent.says(words);
    return { agent, card: agent.card() };
  };
  const tenantOf = async (name: string) =>
    (await story().sandbox.customers()).find((customer) => customer.name === name)?.tenantId ?? '';
  const MINUTE_MS = 60_000;
  beforeEach(() => story().world.pass(2 * MINUTE_MS));

  it('tells a delegated customer’s outage like any other, and by which way', async () => {
    const { card } = await asks('is Azure down for 미래전자?');
    expect(headingOf(card)).to.equal('미래전자 · Azure: degraded, Microsoft is working on it');
    expect(inSight(card))
      .to.include('K7RM-TQ8')
      .and.include('Subscriptions: 미래전자 운영')
      .and.include('Read by Azure Lighthouse.')
      .and.match(/Update 4.*Update 3.*Update 2/s);
  });

  it('asks one question about all delegated customers, however many are looked at', async () => {
    await story().sandbox.clearRequests();
    for (const name of ['미래전자', 'A. Datum', 'Bellows College']) await asks(`check health for ${name}`);
    const home = (await story().sandbox.requests()).filter(({ tenant }) => tenant === PARTNER_TENANT_ID);
    const asked = (ending: string) => home.filter(({ path }) => path === ending).length;
    const resourceGraph = '/providers/Microsoft.ResourceGraph/resources';
    expect([asked('/subscriptions'), asked(resourceGraph)]).to.deep.equal([1, 1]);
  });

  it('asks it anew for a person who presses Refresh', async () => {
    const { agent } = await asks('check health for A. Datum');
    await story().sandbox.clearRequests();
    await agent.clicks('Refresh');
    expect((await story().sandbox.requests()).some(({ path }) => path.endsWith('ResourceGraph/resources'))).to.equal(
      true,
    );
  });

  it('goes on by single subscriptions where Resource Graph is silent', async () => {
    await story().sandbox.fault({ path: '/providers/Microsoft.ResourceGraph', status: 404 });
    expect(headingOf((await asks('is Azure down for 미래전자?')).card)).to.include('degraded');
  });

  it('is unknown, with its size and a remedy, where more is sold than can be read', async () => {
    const { agent, card } = await asks('check health for Bellows College');
    expect(headingOf(card)).to.equal('Bellows College: no known trouble, but not everything answered');
    expect(inSight(card))
      .to.match(/\? Azure.*Unknown · 2 of 3 subscriptions readable/s)
      .and.include('Ask an Admin agent for the Reader role on each of the subscriptions: by Azure Lighthouse');
    await agent.says('Azure');
    expect(headingOf(agent.card())).to.equal(
      'No known incidents on Azure for Bellows College, but not everything answered',
    );
    expect(inSight(agent.card())).to.include(
      'Read by Azure Lighthouse, and the rest with a token of the customer’s tenant.',
    );
  });

  it('is not called healthy for a customer whose subscriptions give us no role at all', async () => {
    await story().sandbox.fault({ path: '^/subscriptions[?]', body: { value: [] } });
    const { card } = await asks('check health for A. Datum');
    expect(inSight(card)).to.include('0 of 1 subscription readable');
  });

  it('shows the title of a sensitive advisory, and who may read on', async () => {
    const { agent } = await asks('check health for School of Fine Art');
    await agent.says('SX5N-1L0');
    expect(inSight(agent.card()))
      .to.include('Security advisory: rotate keys of some Storage accounts')
      .and.include('Service Health Security Reader')
      .and.not.include('diagnostic log');
    await agent.says('SX5N-1L0 가온의료재단');
    expect(inSight(agent.card())).to.include('diagnostic log').and.not.include('Service Health Security Reader');
  });

  it('includes the tenant as a whole where that may be read, and says so where it may not', async () => {
    const { agent, card } = await asks('TN8D-3W0 가온의료재단');
    expect(inSight(card)).to.include('Sign-in logs of the tenant arrive late').and.not.include('Without events');
    await agent.says('is Azure down for Woodgrove Bank?');
    expect(inSight(agent.card())).to.include('Without events of the tenant as a whole');
    expect(headingOf(agent.card())).to.match(/no open incidents/i);
  });

  it('tells of emerging issues as nobody’s yet, and never as the customer’s state', async () => {
    const { card } = await asks('is Azure down for Proseware?');
    expect(headingOf(card)).to.equal('No open incidents on Azure for Proseware');
    expect(inSight(card))
      .to.include(
        'Azure reports 2 emerging issues not yet tied to these subscriptions. Not confirmed for this customer:',
      )
      .and.include('Azure Front Door - Southeast Asia')
      .and.not.include('Azure DNS');
    const contoso = inSight((await asks('is Azure down for Contoso?')).card);
    expect(contoso).to.include('Azure reports an emerging issue not yet tied');
    expect(contoso.match(/K7RM-TQ8/g)).to.have.length(1);
  });

  it('says when the status page could not be read', async () => {
    await story().sandbox.fault({ path: '/providers/Microsoft.ResourceHealth/emergingIssues', status: 500 });
    expect(inSight((await asks('is Azure down for Proseware?')).card)).to.include('status page could not be read');
  });

  it('remembers the ways', async () => {
    const ids = await Promise.all(['미래전자', 'Bellows College', 'Contoso'].map(tenantOf));
    await story().house.close();
    const database = await openDatabase({ dataDir: account.settings.DATA_DIR });
    try {
      const book = createAzureWayBook(database.db);
      const ways = await Promise.all(ids.map(async (id) => (await book.wayOf(id))?.way));
      expect(ways).to.deep.equal(['lighthouse', 'both', 'customer-token']);
    } finally {
      await database.close();
    }
  });
});

describe('story: Azure without the partner account, which would tell what is sold', () => {
  const story = openStory();

  it('is what both ways show', async () => {
    const agent = story().teams.personal(aPerson());
    await agent.says('check health for Bellows College');
    expect(headingOf(agent.card())).to.equal('Bellows College: no known trouble with 27 services');
  });
});
