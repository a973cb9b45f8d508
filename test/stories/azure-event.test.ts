import { expect } from 'chai';
import { aPerson, READERS } from '../support/people.ts';
import { openStory } from '../support/story.ts';
import { foldOf, headingOf, inSight, linksOf } from '../support/teams/card-shape.ts';

describe('story: an Azure event', () => {
  const story = openStory();
  const asks = async (words: string, locale?: string) => {
    const agent = story().teams.personal(aPerson(locale));
    await agent.says(words);
    return { agent, card: agent.card() };
  };

  it('has the form of any incident, with services, regions and subscriptions', async () => {
    const { card } = await asks('is Azure down for Contoso?');
    expect(headingOf(card)).to.equal('Contoso · Azure: degraded, Microsoft is working on it');
    expect(inSight(card))
      .to.match(/◐ Degraded · Incident · K7RM-TQ8 since 16:32 GMT\+9 \(2 hrs, \d+ mins\) · updated 18:22/)
      .and.include('requests to Storage accounts in Korea Central and Japan East may fail or take longer')
      .and.include('Impacted services: Storage and Virtual Machines')
      .and.include('Regions: Korea Central and Japan East')
      .and.include('Subscriptions: Contoso Production')
      .and.not.include('<');
  });

  it('tells its updates newest first, each once although two regions repeat it', async () => {
    const { card } = await asks('is Azure down for Contoso?');
    expect(inSight(card).match(/Update \d/g)).to.deep.equal(['Update 4', 'Update 3', 'Update 2']);
    expect(foldOf(card, '1 earlier post').text).to.include('16:47 Update 1');
  });

  it('has what was mitigated below, with the mitigation', async () => {
    const { agent, card } = await asks('is Azure down for Contoso?');
    expect(foldOf(card, '1 problem resolved').text).to.include('QX2V-9LD · resolved 12 Nov, 18:42 GMT+9');
    const past = await agent.clicks('Application Gateway');
    expect(inSight(past))
      .to.include('✓ Resolved · Incident · QX2V-9LD')
      .and.include('a faulty configuration was taken back');
  });

  it('is found by its tracking id', async () => {
    const { card } = await asks('any news on tracking id K7RM-TQ8 for Contoso?');
    expect(headingOf(card)).to.equal('Contoso · Azure: degraded, Microsoft is working on it');
  });

  for (const [language, locale] of Object.entries(READERS)) {
    it(`of planned maintenance says when it begins, and leads to its page (${language})`, async () => {
      const { agent } = await asks('check health for Woodgrove Bank', locale);
      const card = await agent.clicks('PM4T-7S0');
      expect(headingOf(card)).to.match(/PM4T-7S0 is planned maintenance$|PM4T-7S0: 계획된 유지 관리입니다$/);
      expect(inSight(card)).to.match(
        /begins 27 Nov, 18:42 GMT\+9 \(in 5 days\)|11월 27일 18:42 GMT\+9 시작 \(5일 후\)/,
      );
      expect(inSight(card)).to.include('Virtual machines pause for less than 30 seconds.');
      expect(linksOf(card)[0]?.url).to.include('plannedMaintenance');
    });
  }

  it('counts a dozen of advisories of several pages', async () => {
    const { agent, card } = await asks('check health for Wide World Importers');
    expect(headingOf(card)).to.equal('Wide World Importers: no known trouble with 27 services');
    expect(foldOf(card, 'known advisories').rows[0]).to.match(/^▲ Azure 12 advisories/);
    expect(foldOf(await agent.clicks('Azure 12 advisories'), '12 known advisories').rows).to.have.length(12);
  });
});
