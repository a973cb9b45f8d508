import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';
import { headingOf, rowsOf } from '../support/teams/card-shape.ts';
import { aWireIssue, DAY, tellIssues } from '../support/wire-issues.ts';

describe('story: the bot restarts in the middle of a conversation', function () {
  this.timeout(60_000);
  const story = openStory();
  const anAgent = (locale?: string) => story().teams.personal(aPerson(locale));

  it('remembers, after one restart, all that was under way', async () => {
    const chooser = anAgent();
    await chooser.says('check health for Humongous Insurance');
    const second = rowsOf(chooser.card())[1]?.split(' ')[2];

    const visitor = anAgent();
    await visitor.says('check health for Litware');
    await visitor.says('check health for Contoso');

    const speaker = anAgent();
    await speaker.says('language ko');

    const clicker = anAgent();
    await clicker.says('check health for Contoso');
    const oldCard = clicker.card();

    const follower = anAgent();
    await follower.says('check health for Fabrikam');

    const repeated = anAgent();
    await repeated.says('help', { activityId: 'delivered-twice' });

    await story().restart();

    await chooser.says('2');
    expect(chooser.text(), 'a waiting list is answered by a number').to.include(`${second} · read`);

    await visitor.says('check health');
    expect(
      rowsOf(visitor.card())
        .slice(0, 2)
        .map((row) => row.split(' ')[0]),
    ).to.deep.equal(['Contoso', 'Litware']);

    await speaker.says('check health for Contoso');
    expect(speaker.text(), "the agent's own language").to.include('Microsoft가 문제를 확인했습니다');

    const timeline = await clicker.clicks('Exchange Online', { on: oldCard });
    expect(headingOf(timeline), 'a button of an old card').to.include('Contoso · Exchange Online: degraded');

    await follower.says('exchange');
    expect(headingOf(follower.card()), 'a service of the customer in view').to.include('Fabrikam · Exchange Online');

    await repeated.says('help', { activityId: 'delivered-twice' });
    expect(repeated.messages, 'a message delivered twice').to.have.length(1);
  });

  it('knows its customers before Microsoft has named them again', async () => {
    await story().sandbox.fault({ path: '/v1/customers', status: 503 });
    await story().restart();
    const agent = anAgent();
    await agent.says('check health for Litware');
    expect(cardText(agent.card())).to.include('Litware: no known trouble with 30 services');
  });

  it('still notices that an advisory has worsened since', async () => {
    const agent = anAgent();
    const advisory = { classification: 'advisory', startedAgo: 40 * DAY };
    const tell = (status: string) =>
      tellIssues(story().sandbox, 'fourthcoffee.com', aWireIssue({ ...advisory, status }));
    await tell('serviceRestored');
    await agent.says('check health for Fourth Coffee');
    await story().restart();
    await tell('investigating');
    await agent.says('check health for Fourth Coffee');
    expect(headingOf(agent.card())).to.equal('Fourth Coffee: no incidents, 1 new advisory');
  });
});
