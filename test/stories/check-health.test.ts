import { expect } from 'chai';
import { cardText } from '../support/teams/card-reading.ts';
import { KIM } from '../support/teams/teams.ts';
import { openStory } from '../support/story.ts';

describe('story: a helpdesk agent checks the health of a customer', () => {
  const story = openStory();

  it('is greeted once', async () => {
    const agent = story().teams.personal(KIM);
    expect(await agent.installs()).to.equal(200);
    expect(agent.messages).to.have.length(1);
    console.log(agent.text());
  });

  it('walks from the customer to the services to the timeline', async () => {
    const agent = story().teams.personal(KIM);
    await agent.says('check health for Contoso');
    console.log(agent.text());
    const card = await agent.clicks('Exchange Online');
    console.log(cardText(card));
    for (const words of ['is Exchange down for Contoso?', '콘토소 상태 확인', 'check health', '2', 'EX1347120', 'blorp', 'contsoo', 'health of alex@contoso.com', 'language ko', '한빛물산 상태', 'ㅎㅂㅁㅅ', 'cancel']) {
      await agent.says(words);
      console.log('\n>>>', words, '\n', agent.text().slice(0, 700));
    }
  });
});
