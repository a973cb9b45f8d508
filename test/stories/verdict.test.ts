import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import type { Person } from '../support/teams/teams.ts';

describe('story: us or Microsoft?', () => {
  const story = openStory();
  const someone = (objectId: string): Person => ({ ...aPerson(), objectId });
  const answer = async (words: string, who: Person = aPerson()): Promise<string> => {
    const agent = story().teams.personal(who);
    await agent.says(words);
    return agent.text();
  };

  it('is answered on a customer’s services and on a service, with reasons and the age of the data', async () => {
    expect(await answer('check health for Contoso')).to.match(
      /Microsoft confirms: \d+ incidents published · data from 18:42 GMT\+9/,
    );
    expect(await answer('is Exchange down for Contoso?')).to.include('Microsoft confirms: ');
    expect(await answer('check health for Best For You Organics')).to.include(
      'Likely only this customer: nothing is published',
    );
    expect(await answer('check health for Consolidated Messenger')).to.match(
      /cannot tell: Microsoft 365.* did not answer/,
    );
  });

  it('becomes likely Microsoft when three agents have asked about three customers within 15 minutes', async () => {
    const ask = (customer: string, objectId: string) =>
      answer(`is SharePoint down for ${customer}?`, someone(objectId));
    expect(await ask('Litware', STAFF.helpdesk)).to.include('Likely only this customer');
    expect(await ask('Woodgrove Bank', STAFF.helpdesk)).to.include('Likely only this customer');
    expect(await ask('Woodgrove Bank', STAFF.admin)).to.include('Likely only this customer');
    expect(await ask('Adventure Works', STAFF.globalAdmin)).to.include(
      'Likely Microsoft: asked about for 3 customers by as many agents within 15 minutes',
    );
    story().world.pass(16 * 60_000);
    expect(await ask('Adventure Works', STAFF.globalAdmin)).to.include('Likely only this customer');
  });

  it('says that outages across customers are not watched, where they are not', async () => {
    expect(await answer('outages')).to.include('does not watch outages across customers');
    expect(await answer('콘토소 장애 이력')).to.include('장애를 감시하지 않습니다');
  });
});
