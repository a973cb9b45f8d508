import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { lookOnlyAt, openStory, STORY_NOW } from '../support/story.ts';
import { actionOn, cardIn, cardText } from '../support/teams/card-reading.ts';
import { headingOf } from '../support/teams/card-shape.ts';
import { BOXES, follow } from '../support/teams/follow-form.ts';
import type { Person } from '../support/teams/teams.ts';
import { aWireIssue, aWirePost, DAY, MINUTE, tellIssues } from '../support/wire-issues.ts';

const OURS = { tenantId: PARTNER_TENANT_ID, userRole: 'user' } as const;
const CHANNEL = '19:leaving@thread.tacv2';
const INCIDENT = 'EX1400077';
/** All have a relationship; Alpine Ski House does not buy from us besides. */
const NAMES = ['Fourth Coffee', 'Litware', 'Alpine Ski House'] as const;

describe('story: a customer leaves, and a card that names it is posted', function () {
  this.timeout(240_000);
  lookOnlyAt(...NAMES);
  const story = openStory({ LOOK_SECONDS_AZURE: '0', FILE_DELIVERY: 'link' }, { LOOK_SECONDS_M365: 5 });
  const admin: Person = { ...aPerson(), name: 'Alex Admin', objectId: STAFF.admin };
  const personal = () => story().teams.personal(admin);
  const channel = () => story().teams.gathering(admin, CHANNEL, 'channel', [OURS, OURS]);
  const tenantOf = async (name: string) =>
    (await story().sandbox.customers()).find((customer) => customer.name === name)?.tenantId ?? expect.fail(name);

  const calls = () =>
    story().teams.connector.calls.filter(
      ({ conversationId, activity }) => conversationId === CHANNEL && JSON.stringify(activity).includes(INCIDENT),
    );
  const cardNow = () => cardIn(calls().at(-1)?.activity);
  const shows = (words: string) =>
    story().teams.connector.until(() => calls().length > 0 && cardText(cardNow()).includes(words));
  const posts = () => calls().filter(({ method }) => method === 'POST');
  /** Microsoft tells these customers of the incident, with this post as the newest; faults do not outlive a test. */
  const tell = async (names: readonly string[], post: string) => {
    const { sandbox, world } = story();
    world.pass(MINUTE);
    const now = world.clock().toISOString();
    const posts = [{ ...aWirePost(post), createdDateTime: now }];
    const over = { id: INCIDENT, lastModifiedDateTime: now, posts };
    for (const name of names) await tellIssues(sandbox, await tenantOf(name), aWireIssue(over));
    // A card is edited once a minute at most, and everybody is looked at as often.
    world.pass(MINUTE);
  };
  /** What a customer's tenant is asked while Litware, whose turn comes as often, is looked at twice. */
  let steps = 0;
  const askedInARound = async (name: string) => {
    await story().sandbox.clearRequests();
    for (let look = 0; look < 2; look += 1) {
      steps += 1;
      await tell(['Litware'], `Step ${steps} is taken.`);
      await shows(`Step ${steps} is taken.`);
    }
    const asked = await story().sandbox.requests();
    const [left, here] = await Promise.all([tenantOf(name), tenantOf('Litware')]);
    expect(asked.some(({ tenant }) => tenant === here)).to.equal(true);
    return asked.filter(({ tenant }) => tenant === left).map(({ path }) => path);
  };
  const historyOf = async (on: Record<string, any>): Promise<string> => {
    const linked = await personal().clicks('Outage history', { on });
    const response = await fetch(actionOn(linked, 'Download').url, { method: 'POST' });
    return await response.text();
  };
  /** Five minutes go by, and customers and relationships are read again. */
  const refreshed = async () => {
    story().world.pass(5 * MINUTE);
    await story().world.ring(5 * MINUTE);
    await story().house.settled();
  };

  before(() => {
    story().letTimePass();
    story().world.lookAsTimePasses();
  });
  after(() => story().sandbox.resetRelationships());

  it('stands in a channel, once it is followed', async () => {
    for (const name of NAMES) await tellIssues(story().sandbox, await tenantOf(name));
    await channel().installs();
    const names = { which: 'names', patterns: NAMES.join(', ') };
    expect((await follow(channel(), personal(), names)).saved).to.include('followed from now on');
    await tell(NAMES, 'We look into it.');
    await shows('3 of your customers');
    expect(cardText(cardNow())).to.include('Fourth Coffee').and.include('Litware').and.include('Alpine Ski House');
  });

  it('loses an offboarded customer by an edit, and so do forms that wait and lists', async () => {
    await tell(NAMES, 'We look into it.');
    const fourthCoffee = await tenantOf('Fourth Coffee');
    await channel().says('follow');
    const form = personal().card();
    expect(cardText(form) + JSON.stringify(form)).to.include('Fourth Coffee');
    await personal().says('offboard Fourth Coffee');
    const done = await personal().clicks('Offboard');
    expect(headingOf(done)).to.equal('Fourth Coffee is offboarded');
    await shows('2 of your customers');
    expect(JSON.stringify(cardNow())).to.include('Litware').and.not.include('Fourth Coffee');
    expect(posts(), 'an edit, no new card').to.have.lengthOf(1);

    const again = await personal().clicks('Preview', {
      on: form,
      inputs: { ...BOXES, which: 'list', customers: fourthCoffee },
    });
    expect(JSON.stringify(again)).to.include('Preview').and.include('Litware').and.not.include('Fourth Coffee');
    await personal().says('outages');
    expect(personal().text()).to.include(INCIDENT).and.not.include('Fourth Coffee');
    await personal().clicks(INCIDENT);
    expect(personal().text()).to.not.include('Fourth Coffee');
    expect(await historyOf(done)).to.include(INCIDENT);

    expect(await askedInARound('Fourth Coffee')).to.deep.equal([]);
  });

  it('loses a customer whose relationship has ended just so, unasked, within five minutes', async () => {
    const { sandbox } = story();
    await tell(['Litware', 'Alpine Ski House'], 'Queues drain.');
    await sandbox.setRelationships(await tenantOf('Alpine Ski House'), 'terminated');
    await refreshed();
    await shows(': Litware');
    expect(JSON.stringify(cardNow())).to.not.include('Alpine');
    expect(posts()).to.have.lengthOf(1);
    expect(await askedInARound('Alpine Ski House')).to.deep.equal([]);
    await personal().says('outages');
    expect(personal().text()).to.include(INCIDENT).and.not.include('Alpine');

    await personal().says('check health for Alpine Ski House');
    const ended = personal().card();
    expect(cardText(ended))
      .to.include('Delegated access has ended')
      .and.include('application ID 5a0d0000-0000-4000-8000-000000000001');
    expect(await historyOf(ended)).to.include(INCIDENT);
  });

  it('keeps nothing of either when the time is over', async () => {
    const { world } = story();
    await personal().says('check health for Alpine Ski House');
    const ended = personal().card();
    world.setClock(new Date(STORY_NOW.getTime() + 32 * DAY));
    for (let chore = 0; chore < 3; chore += 1) await world.ring(DAY);
    await story().house.settled();
    expect(await historyOf(ended)).to.match(/^incident,service,title,[^\n]*\s*$/);
  });
});
