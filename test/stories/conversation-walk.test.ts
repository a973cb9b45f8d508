import { expect } from 'chai';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';
import { KIM } from '../support/teams/teams.ts';

describe('story: an agent walks from words to an outage', () => {
  const story = openStory();
  const kim = () => story().teams.personal(KIM);
  const answer = async (words: string): Promise<string> => {
    const agent = kim();
    await agent.says(words);
    return agent.text();
  };

  it('is greeted once an installation, with what the bot can do', async () => {
    const agent = story().teams.personal({ id: '29:newcomer', name: 'New Comer' });
    await agent.installs();
    expect(agent.messages).to.have.length(1);
    expect(agent.text()).to.include('Hello!').and.include('check health for');
  });

  it('is greeted in the language once chosen', async () => {
    const agent = story().teams.personal({ id: '29:returning', name: 'Returning', locale: 'en-US' });
    await agent.says('language ko');
    await agent.installs();
    expect(agent.text()).to.include('안녕하세요');
  });

  it('goes from a customer to the services to the timeline, and back', async () => {
    const agent = kim();
    await agent.says('check health for Contoso');
    expect(agent.text()).to.include('Contoso: Microsoft confirms trouble');
    const timeline = await agent.clicks('Exchange Online');
    expect(cardText(timeline)).to.include('Contoso · Exchange Online: degraded');
    const services = await agent.clicks('All services', { on: timeline });
    expect(cardText(services)).to.include('Contoso: Microsoft confirms trouble');
  });

  it('walks from the customer list when no customer is named', async () => {
    const agent = kim();
    await agent.says('check health');
    expect(agent.text()).to.include('Which customer?');
    expect(cardText(await agent.clicks('Contoso'))).to.include('Contoso: Microsoft confirms trouble');
    await agent.says('check health');
    await agent.says('fabrikam');
    expect(agent.text()).to.include('Fabrikam: Microsoft confirms');
  });

  for (const words of [
    'check health for Contoso Exchange',
    'is Exchange down for Contoso?',
    'CHEKC HEALTH FOR contsoo exchange',
    '콘토소 익스체인지 장애?',
    'Contoso Exchange mail is queueing',
  ]) {
    it(`opens the timeline at once for "${words}"`, async () => {
      expect(await answer(words)).to.include('Contoso · Exchange Online');
    });
  }

  for (const words of [
    'health contoso',
    'Contoso',
    'contoso.onmicrosoft.com',
    'check CONTOSO please',
    '콘토소 상태 확인',
    'contoso 상태',
  ]) {
    it(`opens the services for "${words}", in the language that is typed`, async () => {
      const isKorean = /\p{Script=Hangul}/u.test(words);
      expect(await answer(words)).to.include(isKorean ? 'Contoso: 서비스 27개' : 'Contoso: Microsoft confirms trouble');
    });
  }

  it('finds a customer by what a ticket holds: a mail address, a domain of its own, a tenant id', async () => {
    expect(await answer('From: alex@contoso.com, cannot send')).to.include('Contoso');
    expect(await answer('check health for contoso.com')).to.include('Contoso: Microsoft confirms');
    const fabrikam = (await story().sandbox.customers()).find(({ name }) => name === 'Fabrikam');
    expect(await answer(`health of ${fabrikam?.tenantId}`)).to.include('Fabrikam: Microsoft confirms');
  });

  it('opens a service by name, or the next one, while a customer is in view', async () => {
    await answer('check health for Contoso');
    expect(await answer('teams')).to.include('Microsoft Teams for Contoso');
    expect(await answer('exchnge')).to.include('Contoso · Exchange Online');
    expect(await answer('애저')).to.include('Contoso · Azure');
  });

  it('says so when the customer does not have the service, and shows what it has', async () => {
    const text = await answer('is Viva down for Tailspin Toys?');
    expect(text).to.include('Tailspin Toys does not have that service').and.include('Tailspin Toys: ');
  });

  it('opens an incident by its id anywhere in a message', async () => {
    expect(await answer('the mail says EX1347120, is that Contoso?'))
      .to.include('Contoso · Exchange Online')
      .and.include('EX1347120');
    const several = await answer('EX1347120');
    expect(several).to.include('EX1347120 affects').and.include('Contoso').and.include('Fabrikam');
    const timeline = await kim().clicks('Fabrikam');
    expect(cardText(timeline)).to.include('Fabrikam · Exchange Online').and.include('EX1347120');
  });

  it('says plainly that nobody looked at has an incident, and what to do', async () => {
    expect(await answer('EX9999999')).to.match(
      /EX9999999 was not found at any of the \d+ customers we looked at.*name the customer/,
    );
  });

  it('offers several good matches with what tells them apart, and takes a number', async () => {
    const agent = kim();
    await agent.says('check health for Humongous');
    expect(agent.text())
      .to.include('Several customers match')
      .and.match(/humongous\S*\.onmicrosoft\.com.*humongous\S*\.onmicrosoft\.com/);
    await agent.says('2');
    expect(agent.text()).to.match(/^Humongous Insurance: /);
  });

  it('offers what comes nearest when nothing matches', async () => {
    expect(await answer('hlep me')).to.match(/I did not understand|Ask for a customer/);
    const nearest = await answer('check health for Fabrikorp Holdings');
    expect(nearest).to.include('No customer matches');
    expect(await answer('zzzz qqqq')).to.include('I did not understand “zzzz qqqq”');
  });

  it('lists, helps, greets, cancels and starts over, in both languages', async () => {
    const said = [
      [['customers'], ['고객 목록'], 'Which customer?', '어느 고객을 확인하시겠습니까?'],
      [
        ['help', 'hi', 'start over'],
        ['도움말', '안녕', '처음부터'],
        'Ask for a customer’s service health',
        '고객의 서비스 상태를 물어보세요',
      ],
      [['cancel'], ['취소'], 'nothing is waiting', '더 이상 기다리는 작업이 없습니다'],
    ] as const;
    for (const [english, korean, answered, inKorean] of said) {
      for (const words of english) expect(await answer(words), words).to.include(answered);
      for (const words of korean) expect(await answer(words), words).to.include(inKorean);
    }
  });

  it('forgets what was waiting when told to', async () => {
    await answer('check health for Contoso');
    await answer('cancel');
    expect(await answer('teams')).not.to.include('Contoso');
  });

  it("speaks an agent's own choice of language, before Teams' locale", async () => {
    const agent = story().teams.personal({ id: '29:linguist', name: 'Linguist', locale: 'en-US' });
    await agent.says('language ko');
    await agent.says('check health for Contoso');
    expect(agent.text()).to.include('Contoso:').and.include('서비스');
    const card = await agent.clicks('Exchange Online');
    expect(cardText(card)).to.include('다음 업데이트');
    await agent.says('영어로');
    expect(agent.text()).to.include('Ask for a customer’s service health');
  });

  it('answers in the language that is typed, and goes on in it, unless the agent has chosen one', async () => {
    const agent = story().teams.personal({ id: '29:typist', name: 'Typist', locale: 'en-US' });
    await agent.says('콘토소 상태 확인');
    expect(agent.text()).to.include('Contoso: 서비스');
    expect(cardText(await agent.clicks('Exchange Online'))).to.include('다음 업데이트');
    await agent.says('check health for Contoso');
    expect(agent.text()).to.include('Microsoft confirms trouble');
    await agent.says('language en');
    await agent.says('콘토소 상태 확인');
    expect(agent.text()).to.include('Microsoft confirms trouble');
  });

  it('changes the language by a button as well', async () => {
    const agent = story().teams.personal({ id: '29:clicker', name: 'Clicker', locale: 'en-US' });
    await agent.says('help');
    const languages = await agent.clicks('Language');
    expect(cardText(await agent.clicks('한국어', { on: languages }))).to.include('고객의 서비스 상태');
    await agent.says('도움말');
    expect(agent.text()).to.include('고객의 서비스 상태');
  });

  it("puts the agent's recent customers first", async () => {
    const agent = story().teams.personal({ id: '29:regular', name: 'Regular' });
    await agent.says('check health for Woodgrove Bank');
    await agent.says('check health for 한빛물산');
    await agent.says('customers');
    expect(agent.text()).to.match(/Opened recently 한빛물산.*Woodgrove Bank.*Others/);
  });
});
