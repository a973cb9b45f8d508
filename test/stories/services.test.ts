import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { openStory } from '../support/story.ts';
import { foldOf, foldsOf, headingOf, inSight, rowsOf } from '../support/teams/card-shape.ts';
import { aWireIssue, tellIssues } from '../support/wire-issues.ts';

describe('story: the services of a customer', () => {
  const story = openStory();
  const healthOf = async (customer: string) => {
    const agent = story().teams.personal(aPerson());
    await agent.says(`check health for ${customer}`);
    return agent.card();
  };

  it('are those that this tenant has', async () => {
    const small = await healthOf('Best For You Organics');
    expect(foldOf(small, '8 services operational').rows).to.deep.equal([
      'Exchange Online',
      'Identity Service',
      'Microsoft 365 Apps',
      'Microsoft 365 suite',
      'Microsoft Teams',
      'Office for the web',
      'OneDrive for Business',
      'SharePoint Online',
    ]);
  });

  it('include Azure where there are subscriptions, and only there', async () => {
    expect(foldOf(await healthOf('Proseware'), 'operational').text).to.match(/\bAzure ›/);
    expect(foldsOf(await healthOf('Litware')).some(({ rows }) => rows.includes('Azure'))).to.equal(false);
  });

  it('stand worst first, each with icon, word and number', async () => {
    const teams = {
      id: 'TM1400001',
      service: 'Microsoft Teams',
      title: 'Nobody can meet',
      status: 'serviceInterruption',
    };
    await tellIssues(
      story().sandbox,
      'adatum.onmicrosoft.com',
      aWireIssue({ title: 'Mail waits' }),
      aWireIssue({ id: 'EX1400002', title: 'Rules run late' }),
      aWireIssue(teams),
    );
    await story().sandbox.fault({ path: '/subscriptions', tenant: 'adatum.onmicrosoft.com', status: 503 });
    const card = await healthOf('A. Datum');
    expect(headingOf(card)).to.equal('A. Datum: Microsoft confirms trouble with 2 of 3 services');
    const [first, second, third] = rowsOf(card);
    expect(first).to.match(/^● Microsoft Teams Interrupted · 1 incident · since 15:42 GMT\+9 Nobody can meet\b/);
    expect(second).to.match(/^◐ Exchange Online Degraded · 2 incidents · since 15:42 GMT\+9/);
    expect(third).to.match(/^\? Azure Unknown · /);
  });

  it('fold under a count when they are healthy, and when they have but old advisories', async () => {
    const card = await healthOf('Contoso');
    expect(rowsOf(card).map((row) => row.split(' · ')[0])).to.deep.equal([
      '◐ Azure Degraded',
      '◐ Exchange Online Degraded',
      'Messages',
    ]);
    expect(foldsOf(card).map(({ title, isShut }) => [title, isShut])).to.deep.equal([
      ['▲ 14 known advisories on 6 services', true],
      ['✓ 19 services operational', true],
    ]);
    expect(foldOf(card, 'known advisories').rows).to.include(
      '▲ Microsoft Intune 3 advisories · since 27 Sept, 18:42 GMT+9',
    );
    expect(foldOf(card, 'operational').rows).to.have.length(19);
  });

  it('announce planned maintenance without an alarm, and say when it begins', async () => {
    const card = await healthOf('Woodgrove Bank');
    expect(headingOf(card)).to.equal('Woodgrove Bank: no known trouble with 27 services');
    expect(inSight(card)).to.include('◔ 1 planned maintenance').and.include('18 known advisories');
    expect(foldOf(card, 'planned maintenance').text).to.include('begins 27 Nov, 18:42 GMT+9');
  });
});
