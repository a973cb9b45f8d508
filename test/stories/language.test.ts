import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { cardIn, cardText } from '../support/teams/card-reading.ts';
import { follow } from '../support/teams/follow-form.ts';
import type { Person } from '../support/teams/teams.ts';
import { aNewIssue, MINUTE, tellIssues } from '../support/wire-issues.ts';

const OURS = { tenantId: PARTNER_TENANT_ID, userRole: 'user' } as const;
const CHANNEL = '19:multilingual@thread.tacv2';

describe('story: a channel has a language of its own', function () {
  this.timeout(120_000);
  const story = openStory({}, { LOOK_SECONDS_M365: 2 });
  const kim: Person = { ...aPerson('en-GB'), name: 'Kim Minji', objectId: STAFF.helpdesk };
  const sales: Person = { ...aPerson('en-GB'), name: 'Sam Sales', objectId: STAFF.sales };
  const channelOf = (who: Person) => story().teams.gathering(who, CHANNEL, 'channel', [OURS, OURS]);

  it('offers each language in its own name, and what was chosen', async () => {
    const here = channelOf(kim);
    await here.says('language');
    expect(here.text()).to.include('In which language shall I speak here?').and.include('한국어').and.include('Korean');
    expect(await here.clicks('한국어'))
      .to.include('이제부터')
      .and.include('한국어');
    await here.says('language');
    expect(here.text())
      .to.include('이 대화에서는 어떤 언어를 쓸까요?')
      .and.match(/한국어 현재 선택됨/);
  });

  it('is spoken to everybody there, and nowhere else', async () => {
    const here = channelOf(sales);
    await here.says('help');
    expect(here.text()).to.include('고객의 서비스 상태');
    const alone = story().teams.personal(sales);
    await alone.says('help');
    expect(alone.text()).to.include('Ask for a customer’s service health');
    await alone.says('language ko');
    await alone.says('language en');
    await here.says('help');
    expect(here.text(), "one's own choice is one's own").to.include('고객의 서비스 상태');
  });

  it('is decided by whoever may follow there', async () => {
    const here = channelOf(sales);
    await here.says('language en');
    expect(here.text())
      .to.include('AdminAgents')
      .and.match(/[가-힣]/);
    await here.says('help');
    expect(here.text()).to.include('고객의 서비스 상태');
  });

  it('is that of the cards that are posted there', async () => {
    const { sandbox, teams, world } = story();
    const tenant = (await sandbox.customers()).find(({ name }) => name === 'Contoso')?.tenantId ?? '';
    await tellIssues(sandbox, tenant);
    const { saved } = await follow(channelOf(kim), teams.personal(kim), { which: 'list', customers: tenant });
    expect(saved, 'Kim reads English').to.include('Outages are followed from now on');
    world.pass(MINUTE);
    await tellIssues(sandbox, tenant, aNewIssue({ lastModifiedDateTime: world.clock().toISOString() }));
    const posted = () =>
      teams.connector.calls.find(
        ({ conversationId, activity }) => conversationId === CHANNEL && JSON.stringify(activity).includes('EX1400001'),
      );
    await teams.connector.until(() => posted() !== undefined);
    const card = cardIn(posted()?.activity);
    expect(card.lang).to.equal('ko');
    expect(cardText(card)).to.include('서비스 저하').and.include('Contoso');
  });

  it('is taken back', async () => {
    const here = channelOf(kim);
    await here.says('언어');
    expect(await here.clicks('각자의 언어로')).to.include('각자의 언어로 답합니다');
    await here.says('help');
    expect(here.text()).to.include('Ask for a customer’s service health');
  });
});
