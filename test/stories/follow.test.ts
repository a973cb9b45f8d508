import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { lookOnlyAt, openStory } from '../support/story.ts';
import { actionOn, cardIn, cardText } from '../support/teams/card-reading.ts';
import type { ConnectorCall } from '../support/teams/connector.ts';
import { BOXES, follow, KOREAN } from '../support/teams/follow-form.ts';
import type { Person } from '../support/teams/teams.ts';
import { aNewIssue, aWirePost, MINUTE, tellIssues } from '../support/wire-issues.ts';

const OURS = { tenantId: PARTNER_TENANT_ID, userRole: 'user' } as const;
describe('story: a channel follows outages', function () {
  this.timeout(240_000);
  lookOnlyAt('Contoso', 'Fabrikam', 'Litware', '대한정밀');
  const story = openStory({}, { LOOK_SECONDS_M365: 2 });
  const korean = { locale: 'ko-KR', zone: 'Asia/Seoul' };
  const kim: Person = { ...aPerson(), name: 'Kim Minji', objectId: STAFF.helpdesk };
  const jiho: Person = { ...aPerson(), ...korean, name: '이지호', objectId: STAFF.helpdeskKorea };
  const sales: Person = { ...aPerson(), name: 'Sam Sales', objectId: STAFF.sales };
  const channelOf = (who: Person, id: string) =>
    story().teams.gathering(who, `19:${id}@thread.tacv2`, 'channel', [OURS, OURS]);
  const tenantOf = async (name: string) =>
    (await story().sandbox.customers()).find((customer) => customer.name === name)?.tenantId ?? '';

  /** What Teams has been told in a channel, thread by thread left out, about an outage. */
  const calls = (id: string): readonly ConnectorCall[] =>
    story().teams.connector.calls.filter(
      ({ conversationId, activity }) =>
        conversationId.startsWith(`19:${id}@thread.tacv2`) && /EX140000\d/.test(JSON.stringify(activity)),
    );
  const posted = (id: string) =>
    calls(id).filter(({ method, conversationId }) => method === 'POST' && !conversationId.includes(';'));
  const replies = (id: string) =>
    calls(id).filter(({ method, conversationId }) => method === 'POST' && conversationId.includes(';message'));
  const until = (claim: () => boolean) => story().teams.connector.until(claim);
  const cardOf = (id: string) =>
    cardIn(calls(id).findLast(({ conversationId }) => !conversationId.includes(';'))?.activity);
  const shows = (id: string, words: string) =>
    until(() => posted(id).length > 0 && cardText(cardOf(id)).includes(words));

  before(() => story().letTimePass());

  it('asks, replays, and then keeps one living card an outage', async () => {
    const { sandbox, teams, world } = story();
    const here = channelOf(kim, 'desk');
    const [contoso, fabrikam, litware] = await Promise.all(['Contoso', 'Fabrikam', 'Litware'].map(tenantOf));
    const all = [contoso, fabrikam, litware] as string[];
    for (const tenant of all) await tellIssues(sandbox, tenant);
    const names = { which: 'names', patterns: 'Contoso, Fabrikam' };

    await here.installs();
    expect(await here.clicks('Follow outages')).to.equal('I sent you this in our personal chat.');
    const personal = teams.personal(kim);
    expect(personal.text()).to.include('What should the conversation follow?');
    const again = await personal.clicks('Preview', {
      inputs: { ...BOXES, ...names, services: 'Exchnage Onlyne, Zorg', zone: 'Mars', quietFrom: '22:00' },
    });
    expect(cardText(again))
      .to.include('“Zorg”')
      .and.include('“Mars” is no time zone')
      .and.include('both a beginning and an end');
    expect(JSON.stringify(again)).to.include('"Contoso, Fabrikam"').and.include('"22:00"');
    const review = await personal.clicks('Preview', {
      on: again,
      inputs: { ...BOXES, ...names, services: 'Exchange' },
    });
    expect(cardText(review)).to.match(/In the last 30 days this would have posted (no card|\d+ cards?)/);
    const done = await personal.clicks('Save', { on: review });
    expect(cardText(done)).to.include('Outages are followed from now on');
    expect(await personal.clicks('Save', { on: review })).to.include('did this already');
    expect((await here.says('following')) && here.text())
      .to.include('customers named Contoso and Fabrikam')
      .and.include('Kim Minji');

    world.pass(MINUTE);
    for (const tenant of all)
      await tellIssues(sandbox, tenant, aNewIssue({ lastModifiedDateTime: world.clock().toISOString() }));
    await shows('desk', '2 of your customers');
    expect(posted('desk')).to.have.lengthOf(1);
    expect(cardText(cardOf('desk')))
      .to.include('Contoso')
      .and.include('Fabrikam')
      .and.not.include('Litware');

    const messageId = posted('desk')[0]?.activityId ?? '';
    const own = await here.clicks('Acknowledge', { on: cardOf('desk'), messageId });
    expect(cardText(own)).to.include('Acknowledged by Kim Minji');
    await shows('desk', 'Acknowledged by Kim Minji');
    const choices = await here.clicks('Mute', { on: cardOf('desk'), messageId });
    await here.clicks('Until next update', { on: choices, messageId });
    await shows('desk', 'Muted by Kim Minji');

    world.pass(MINUTE);
    const update = {
      lastModifiedDateTime: world.clock().toISOString(),
      posts: [aWirePost('Current status: Traffic moves.', 0)],
    };
    for (const tenant of all) await tellIssues(sandbox, tenant, aNewIssue(update));
    await shows('desk', 'Traffic moves.');
    world.pass(MINUTE);
    const over = {
      ...update,
      status: 'serviceRestored',
      isResolved: true,
      endDateTime: world.clock().toISOString(),
      lastModifiedDateTime: world.clock().toISOString(),
    };
    for (const tenant of all) await tellIssues(sandbox, tenant, aNewIssue(over));
    await shows('desk', 'is resolved');
    await until(() => replies('desk').length > 0);
    expect(posted('desk')).to.have.lengthOf(1);
    expect(replies('desk')).to.have.lengthOf(1);
    expect(replies('desk')[0]?.conversationId).to.include(messageId);
    expect(JSON.stringify(replies('desk')[0]?.activity))
      .to.include('Resolved: Exchange Online (EX1400001)')
      .and.not.include('Litware');
  });

  it('speaks Korean where it was asked for in Korean, sums up what is open already, and ends', async () => {
    const { sandbox, teams, world } = story();
    const tenant = await tenantOf('대한정밀');
    const issues = ['EX1400002', 'EX1400003'].map((id) =>
      aNewIssue({ id, lastModifiedDateTime: world.clock().toISOString() }),
    );
    await tellIssues(sandbox, tenant, ...issues);
    await story().heard((line) => line.tenantId === tenant && String(line.found).includes('EX1400003'));
    const here = channelOf(jiho, 'korea');
    const boxes = { which: 'list', customers: tenant };
    const { review, saved } = await follow(here, teams.personal(jiho), boxes, KOREAN);
    expect(review).to.include('카드');
    expect(saved).to.include('지금부터 장애를 구독합니다');
    await until(() => calls('korea').length > 0);
    expect(cardText(cardOf('korea')))
      .to.include('대한정밀')
      .and.include('EX1400002')
      .and.include('EX1400003');
    expect(calls('korea')).to.have.lengthOf(1);
    await here.says('구독 취소');
    expect(here.text()).to.include('여기서 장애 구독을 취소할까요?');
    expect(await here.clicks('구독 취소')).to.include('구독을 취소했습니다');
    await here.says('구독 목록');
    expect(here.text()).to.include('여기서 구독하는 장애가 없습니다');
  });

  it('is for those alone who may, and a form for who began it', async () => {
    const { teams } = story();
    const here = channelOf(sales, 'desk');
    await here.says('follow');
    expect(here.text()).to.include('AdminAgents');
    await channelOf(kim, 'desk').says('following');
    const row = actionOn(channelOf(kim, 'desk').card(), 'Contoso');
    const elsewhere = teams.personal(kim);
    const press = { action: { type: 'Action.Execute', data: { ...row.data } } };
    expect(JSON.stringify((await elsewhere.invokes('adaptiveCard/action', press)).body)).to.include(
      'no longer followed here',
    );
    await channelOf(kim, 'desk').says('follow');
    const form = actionOn(elsewhere.card(), 'Preview');
    const stolen = { action: { type: 'Action.Execute', data: { ...form.data, ...BOXES } } };
    expect(JSON.stringify((await teams.personal(jiho).invokes('adaptiveCard/action', stolen)).body)).to.include(
      '이 양식은',
    );
  });
});
