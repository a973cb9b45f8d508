import { expect } from 'chai';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';
import type { Chat, Person } from '../support/teams/teams.ts';

const MESSAGE_PATIENCE_MS = 1500;
const INVOKE_PATIENCE_MS = 3500;
const SOURCE_LIMIT_MS = 8000;

let people = 0;
const somebody = (): Person => ({
  id: `29:somebody-${++people}`,
  name: 'Somebody',
  locale: 'en-GB',
  zone: 'Asia/Seoul',
});

describe('story: Microsoft takes its time', () => {
  const story = openStory({ CACHE_MS: '1000' });
  const hang = () => story().sandbox.fault({ path: '/v1.0/admin/serviceAnnouncement/', hang: true });
  const forgetAnswers = () => {
    story().world.setClock(new Date(story().world.clock().getTime() + 60_000));
    story().world.forget();
  };
  /** Patience runs out while Microsoft is being asked. */
  const loseConfidence = async (ms: number) => {
    await story().world.waiting(SOURCE_LIMIT_MS);
    await story().world.ring(ms);
  };
  const edited = (chat: Chat, times: number) =>
    story().teams.connector.until(() => chat.messages.at(-1)?.edits === times);

  beforeEach(forgetAnswers);

  it('shows within two seconds that work is going on, and turns that into the answer', async () => {
    await hang();
    const agent = story().teams.personal(somebody());
    const saying = agent.says('check health for Contoso');
    await loseConfidence(MESSAGE_PATIENCE_MS);
    await story().teams.connector.until(() => agent.messages.length === 1);
    expect(agent.text()).to.include('Asking Microsoft 365 and Azure about Contoso');
    await story().world.runOut(SOURCE_LIMIT_MS);
    await saying;
    expect(agent.messages).to.have.length(1);
    expect(agent.text()).to.include('Microsoft 365 did not answer in time').and.include('Azure');
  });

  it('answers a click in time, and edits the message when the result has come', async () => {
    const agent = story().teams.personal(somebody());
    await agent.says('check health for Contoso');
    forgetAnswers();
    await hang();
    const clicking = agent.clicks('Exchange Online');
    await loseConfidence(INVOKE_PATIENCE_MS);
    expect(cardText(await clicking)).to.include('Asking Microsoft 365 and Azure about Contoso');
    await story().world.runOut(SOURCE_LIMIT_MS);
    await edited(agent, 1);
    expect(agent.text()).to.include('Microsoft 365 did not answer in time');
  });

  it('never lets a late result overwrite what others see, or what was opened since', async () => {
    const thread = story().teams.thread(somebody(), 'slow');
    await thread.says('check health for Contoso');
    forgetAnswers();
    await hang();
    const clicking = thread.clicks('Exchange Online');
    await loseConfidence(INVOKE_PATIENCE_MS);
    const working = await clicking;
    expect(cardText(working)).to.include('Show result');
    await story().world.runOut(SOURCE_LIMIT_MS);
    const result = await thread.clicks('Show result', { on: working });
    expect(cardText(result)).to.include('Microsoft 365 did not answer in time');
    expect(thread.messages).to.have.length(1);
    expect(thread.messages[0]?.edits).to.equal(0);
  });

  it('shows what was asked last, when an earlier click is still on its way', async () => {
    const agent = story().teams.personal(somebody());
    await agent.says('check health for Contoso');
    const services = agent.card();
    forgetAnswers();
    await hang();
    const slow = agent.clicks('Exchange Online', { on: services });
    await loseConfidence(INVOKE_PATIENCE_MS);
    await slow;
    const quick = agent.clicks('Customers', { on: services });
    await story().world.runOut(SOURCE_LIMIT_MS);
    expect(cardText(await quick)).to.include('Which customer?');
    await edited(agent, 2);
    expect(agent.text()).to.include('Which customer?');
  });
});

describe('story: what arrives twice', () => {
  const story = openStory();

  it('is answered once', async () => {
    const agent = story().teams.personal(somebody());
    const deliveries = [1, 2, 3].map(() => agent.says('check health for Contoso', { activityId: 'repeated' }));
    expect(await Promise.all(deliveries)).to.deep.equal([200, 200, 200]);
    await agent.says('check health for Contoso', { activityId: 'repeated' });
    expect(agent.messages).to.have.length(1);
  });

  it('takes two messages at once one after the other, and loses none', async () => {
    const agent = story().teams.personal(somebody());
    await agent.says('check health for Humongous');
    await Promise.all([agent.says('2'), agent.says('check health for Contoso')]);
    const texts = agent.messages.map(({ activity }) => cardText(activity.attachments[0].content));
    expect(texts).to.have.length(3);
    expect(texts[1]).to.match(/^Humongous Insurance: /);
    expect(texts[2]).to.match(/^Contoso: /);
  });

  it('takes two clicks at once without a step done twice', async () => {
    const agent = story().teams.personal(somebody());
    await agent.says('check health for Contoso');
    const cards = await Promise.all([agent.clicks('Exchange Online'), agent.clicks('Exchange Online')]);
    for (const card of cards) expect(cardText(card)).to.include('Contoso · Exchange Online');
    expect(agent.messages).to.have.length(1);
  });
});
