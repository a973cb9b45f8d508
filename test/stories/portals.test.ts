import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import type { SandboxCustomer } from '../support/sandbox.ts';
import { openStory } from '../support/story.ts';
import { linksOf } from '../support/teams/card-shape.ts';

describe('story: the buttons that open a portal', () => {
  const story = openStory();
  let customers: readonly SandboxCustomer[];
  before(async () => {
    customers = await story().sandbox.customers();
  });
  const customer = (name: string): SandboxCustomer => {
    const found = customers.find((one) => one.name === name);
    if (!found) throw new Error(`the sandbox has no ${name}`);
    return found;
  };
  const linksAfter = async (words: string, locale?: string) => {
    const agent = story().teams.personal(aPerson(locale));
    await agent.says(words);
    return linksOf(agent.card());
  };

  it('lead from the services to service health, and to Azure where there is any, as delegated admin', async () => {
    const { tenantId } = customer('Contoso');
    expect((await linksAfter('check health for Contoso')).map(({ title, url }) => [title, url])).to.deep.equal([
      [
        'Admin center ↗',
        `https://portal.office.com/Partner/BeginClientSession.aspx?CTID=${tenantId}&CSDEST=ServiceStatus`,
      ],
      [
        'Azure portal ↗',
        `https://portal.azure.com/${tenantId}#view/Microsoft_Azure_Health/AzureHealthBrowseBlade/~/serviceIssues`,
      ],
    ]);
    expect((await linksAfter('check health for Litware')).map(({ title }) => title)).to.deep.equal(['Admin center ↗']);
  });

  it('lead from a timeline to its health and to where the service is administered', async () => {
    const { tenantId, domain } = customer('서울커피');
    const exchange = await linksAfter('is Exchange down for 서울커피?');
    expect(exchange.map(({ title }) => title)).to.deep.equal(['Admin center ↗', 'Exchange admin ↗']);
    expect(exchange[0]?.url).to.include(`CTID=${tenantId}&`);
    expect(exchange[1]?.url).to.equal(`https://admin.cloud.microsoft/exchange?delegatedOrg=${domain}`);
    expect((await linksAfter('is Azure down for Contoso?')).map(({ url }) => url)).to.deep.equal([
      `https://portal.azure.com/${customer('Contoso').tenantId}#view/Microsoft_Azure_Health/AzureHealthBrowseBlade/~/serviceIssues`,
    ]);
  });

  it('say that they leave Teams, and where to', async () => {
    const links = [
      ...(await linksAfter('check health for Contoso')),
      ...(await linksAfter('is Exchange down for Contoso?')),
      ...(await linksAfter('check health for Contoso', 'ko-KR')),
    ];
    expect(links).to.have.length(6);
    for (const { title, url, tooltip } of links) {
      expect(title).to.match(/ ↗$/);
      expect(tooltip).to.include(new URL(url).host);
    }
  });

  it('belong to the customer on the card, and to nobody else', async () => {
    for (const { name, domain, tenantId } of customers.filter(({ character }) => character === 'mail incident')) {
      for (const { url } of await linksAfter(`check health for ${domain}`)) expect(url, name).to.include(tenantId);
      for (const { url } of await linksAfter(`is Exchange down for ${domain}?`)) {
        expect(url.includes(tenantId) || url.includes(domain), `${name}: ${url}`).to.equal(true);
      }
    }
  });

  it('are not offered where we may not go', async () => {
    for (const name of ['Trey Research', 'Lucerne Publishing', 'Wingtip Toys']) {
      expect(await linksAfter(`check health for ${name}`), name).to.deep.equal([]);
    }
  });
});

describe('story: a portal has moved', () => {
  const moved = 'https://admin.example/{tenantId}/health';
  const issue = 'https://admin.example/?delegatedOrg={domain}#/alerts/{incidentId}';
  const story = openStory({ PORTAL_TEMPLATES: JSON.stringify({ serviceHealth: moved, issue }) });

  it('follows the setting, and opens the incident itself where the setting says how', async () => {
    const agent = story().teams.personal(aPerson());
    await agent.says('check health for Contoso');
    expect(linksOf(agent.card())[0]?.url).to.match(/^https:\/\/admin\.example\/[0-9a-f-]{36}\/health$/);
    const timeline = await agent.clicks('Exchange Online');
    expect(linksOf(timeline)[0]?.url).to.equal(
      'https://admin.example/?delegatedOrg=contoso.onmicrosoft.com#/alerts/EX1347120',
    );
  });
});
