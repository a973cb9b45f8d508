import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';
import type { Person } from '../support/teams/teams.ts';

const MINUTE_MS = 60_000;
const SERVICE_SUPPORT_GLOBAL = '5a0d0000-0000-4000-8000-000000006011';
const HELPDESK_AGENTS = '5a0d0000-0000-4000-8000-000000006002';

const as = (objectId: string): Person => ({ ...aPerson(), objectId });

describe('story: what an agent may see', () => {
  const story = openStory();
  afterEach(() => story().sandbox.resetMembers());

  const tenantOf = async (name: string): Promise<string> =>
    (await story().sandbox.customers()).find((customer) => customer.name === name)?.tenantId ?? '';
  const answer = async (who: Person, words: string): Promise<string> => {
    const chat = story().teams.personal(who);
    await chat.says(words);
    return chat.text();
  };
  /** What the answer to words says, apart from the words themselves. */
  const withoutWords = (text: string, words: string) => text.replaceAll(words, '…');

  it('is told to who has no role by the groups to ask for, whatever they ask', async () => {
    const nobody = as(STAFF.nobody);
    for (const words of ['check health for Contoso', 'customers', 'EX1347120', 'Contoso', 'audience please']) {
      const said = await answer(nobody, words);
      expect(said, words).to.include('You are in none of our agent groups').and.include('HelpdeskAgents');
      expect(said).not.to.include('Contoso');
    }
    expect(await answer(nobody, 'help')).to.include('Ask for a customer’s service health');
  });

  it('sounds the same for a customer out of reach as for nonsense', async () => {
    const korea = as(STAFF.helpdeskKorea);
    for (const [hidden, nonsense] of [
      ['Fabrikam', 'Qwxzvbn'],
      ['check health for Fabrikam', 'check health for Qwxzvbn'],
      ['fabrikam.com', 'qwxzvbn.com'],
      ['EX1347120 Fabrikam', 'EX1347120 Qwxzvbn'],
    ] as const) {
      const [one, other] = [await answer(korea, hidden), await answer(korea, nonsense)];
      const name = (words: string) => words.split(' ').at(-1) ?? '';
      expect(withoutWords(one, name(hidden)), hidden).to.equal(withoutWords(other, name(nonsense)));
      expect(withoutWords(one, name(hidden)), hidden).not.to.include('Fabrikam');
    }
  });

  it('counts, lists and completes only what is in reach', async () => {
    const korea = as(STAFF.helpdeskKorea);
    const list = await answer(korea, 'customers');
    expect(list)
      .to.match(/\b1\d customers in all/)
      .and.not.match(/Fabrikam|Contoso|Litware/);
    const chat = story().teams.personal(korea);
    const { body } = await chat.invokes('application/search', { queryText: 'fabrikam' });
    expect(body.value.results).to.deep.equal([]);
    const known = await chat.invokes('application/search', { queryText: '대한정밀' });
    expect(JSON.stringify(known.body)).to.include('대한정밀');
  });

  it('refuses an old card of a customer out of reach, names the groups, and asks nothing of the customer’s tenant', async () => {
    const tenantId = await tenantOf('Fabrikam');
    await story().sandbox.clearRequests();
    const chat = story().teams.personal(as(STAFF.helpdeskKorea));
    for (const data of [
      { do: 'show-services', tenantId },
      { do: 'show-timeline', tenantId, source: 'microsoft365', serviceId: 'Exchange' },
      { do: 'show-incident', tenantId, incidentId: 'EX1347120' },
    ]) {
      const { body } = await chat.invokes('adaptiveCard/action', { action: { type: 'Action.Execute', data } });
      const text = cardText(body.value);
      expect(text).to.include('None of your groups gives you access here').and.include('GDAP Service Support Global');
      expect(text).not.to.include('Fabrikam');
    }
    const asked = (await story().sandbox.requests()).filter(({ tenant }) => tenant === tenantId);
    expect(asked).to.deep.equal([]);
  });

  it('grows at once with a group that is activated, and the refused button then works', async () => {
    const agent = as(STAFF.justInTime);
    expect(await answer(agent, 'check health for Fabrikam')).to.include('None of your groups gives you access here');
    await story().sandbox.setMember(STAFF.justInTime, SERVICE_SUPPORT_GLOBAL, true);
    expect(await answer(agent, 'check health for Fabrikam')).to.include('Fabrikam: Microsoft confirms');
    await story().sandbox.setMember(STAFF.helpdeskKorea, SERVICE_SUPPORT_GLOBAL, true);
    expect(await answer(as(STAFF.helpdeskKorea), 'Fabrikam')).to.include('Fabrikam: Microsoft confirms');
  });

  it('ends five minutes after it was taken away', async () => {
    const agent = as(STAFF.helpdesk);
    story().world.pass(6 * MINUTE_MS);
    expect(await answer(agent, 'check health for Contoso')).to.include('Contoso: Microsoft confirms');
    await story().sandbox.setMember(STAFF.helpdesk, HELPDESK_AGENTS, false);
    expect(await answer(agent, 'check health for Contoso')).to.include('Contoso: Microsoft confirms');
    story().world.pass(5 * MINUTE_MS);
    expect(await answer(agent, 'check health for Contoso')).to.include('You are in none of our agent groups');
    story().world.pass(5 * MINUTE_MS);
  });

  it('cannot be told while the directory is silent, and nothing is shown then', async () => {
    const agent = as(STAFF.sales);
    story().world.pass(6 * MINUTE_MS);
    await story().sandbox.fault({ path: 'checkMemberGroups', status: 503 });
    const said = await answer(agent, 'check health for Contoso');
    expect(said).to.include('I cannot find out just now').and.not.include('Contoso');
    await story().sandbox.clearFaults();
    expect(await answer(agent, 'check health for Contoso')).to.include('Contoso: Microsoft confirms');
  });
});

describe('story: a partner who shows all customers to every agent', () => {
  const story = openStory({ GDAP_SCOPING: 'off', POLICY: '{"see-health":["admin-agent"]}' });

  it('says so in settings, and may narrow what roles do', async () => {
    const sales = story().teams.personal(as(STAFF.sales));
    await sales.says('customers');
    expect(sales.text()).to.include('51 customers in all');
    await sales.says('check health for Wingtip Toys');
    expect(sales.text()).to.include('Your role does not include this').and.include('AdminAgents');
    const admin = story().teams.personal(as(STAFF.admin));
    await admin.says('check health for Wingtip Toys');
    expect(admin.text()).to.include('Wingtip Toys: we may not see its service health');
  });
});
