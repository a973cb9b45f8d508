import { expect } from 'chai';
import { SIGNAL_LASTS_MS } from '../../src/domain/early-signal.ts';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { cardIn, cardText } from '../support/teams/card-reading.ts';
import type { Person } from '../support/teams/teams.ts';
import { aNewIssue, tellIssues } from '../support/wire-issues.ts';

const OURS = { tenantId: PARTNER_TENANT_ID, userRole: 'user' } as const;
const LOOK_AT_QUESTIONS_MS = 15_000;
const OPEN_KEPT_MS = 15_000;
const ASKED_ABOUT = ['Litware', 'Woodgrove Bank', 'Adventure Works'];
const BOXES = {
  which: 'all',
  classifications: 'incident',
  transitions: 'opened,worse,update,resolved,review',
  zone: 'Asia/Seoul',
  audience: 'keep',
};

describe('story: agents notice trouble before Microsoft tells of it', function () {
  this.timeout(240_000);
  const story = openStory({ LOOK_SECONDS_M365: '15', LOOK_SECONDS_AZURE: '0' });
  const someone = (objectId: string): Person => ({ ...aPerson(), objectId });
  const kim: Person = { ...someone(STAFF.helpdesk), name: 'Kim Minji' };
  const sales: Person = { ...someone(STAFF.sales), name: 'Sam Sales' };
  const idOf = (channel: string) => `19:${channel}@thread.tacv2`;
  const channelOf = (who: Person, channel: string) =>
    story().teams.gathering(who, idOf(channel), 'channel', [OURS, OURS]);
  const tenantOf = async (name: string) =>
    (await story().sandbox.customers()).find((customer) => customer.name === name)?.tenantId ?? '';

  async function follow(channel: string, boxes: object): Promise<void> {
    await channelOf(kim, channel).says('follow');
    const personal = story().teams.personal(kim);
    const review = await personal.clicks('Preview', { inputs: { ...BOXES, ...boxes } });
    await personal.clicks('Save', { on: review });
  }
  const asks = async (objectId: string, customer: string, service: string): Promise<string> => {
    const agent = story().teams.personal(someone(objectId));
    await agent.says(`is ${service} down for ${customer}?`);
    return agent.text();
  };
  const wave = async (service: string): Promise<void> => {
    const agents = [STAFF.helpdesk, STAFF.admin, STAFF.globalAdmin];
    for (const [at, customer] of ASKED_ABOUT.entries()) await asks(agents[at] ?? '', customer, service);
  };
  /** Messages of the channel itself that began with this, or stand as this now; each as it stands. */
  const standing = (channel: string): ReadonlyMap<string, string> =>
    new Map(
      story()
        .teams.connector.calls.filter(
          ({ conversationId, activity }) => conversationId === idOf(channel) && activity.attachments,
        )
        .map(({ activityId, activity }) => [activityId, cardText(cardIn(activity))]),
    );
  const messages = (channel: string, words: string) =>
    [...standing(channel)].filter(([, text]) => text.includes(words));
  const shows = (channel: string, words: string) =>
    story().teams.connector.until(() => messages(channel, words).length > 0);

  before(async function prepare() {
    this.timeout(60_000);
    for (const name of ASKED_ABOUT) await tellIssues(story().sandbox, await tenantOf(name));
    await follow('desk', { earlySignals: 'true' });
    await follow('litware', { earlySignals: 'true', which: 'names', patterns: 'Litware' });
    await follow('calm', { earlySignals: 'false' });
  });

  it('gets one card from them where it is wished for, which becomes the incident’s when Microsoft publishes', async () => {
    const { sandbox, world } = story();
    const tenants = await Promise.all(ASKED_ABOUT.map(tenantOf));
    for (const tenant of tenants) await tellIssues(sandbox, tenant);
    await wave('SharePoint');
    await world.ring(LOOK_AT_QUESTIONS_MS);
    await Promise.all([shows('desk', 'Early signal'), shows('litware', 'Early signal')]);
    expect(messages('litware', 'Early signal').toString())
      .to.include('Litware')
      .and.not.match(/Woodgrove|Adventure/);
    const [[messageId, text] = ['', '']] = messages('desk', 'Early signal: SharePoint Online may be in trouble');
    expect(text).to.include('Adventure Works, Litware and Woodgrove Bank').and.include('Unknown: not confirmed');

    const card = () =>
      cardIn(story().teams.connector.calls.findLast(({ activityId }) => activityId === messageId)?.activity);
    const own = await channelOf(kim, 'desk').clicks('Affected too', { on: card(), messageId });
    expect(cardText(own)).to.include('Affected too (1): Kim Minji');
    await channelOf(kim, 'desk').clicks('Affected too', { on: card(), messageId });
    await shows('desk', 'Affected too (1): Kim Minji');
    const refused = await channelOf(sales, 'desk').clicks('Not us', { on: card(), messageId });
    expect(JSON.stringify(refused)).to.include('Your role does not include this');
    expect(messages('litware', 'Kim Minji')).to.deep.equal([]);

    const at = world.clock().toISOString();
    const issue = aNewIssue({
      ...{ id: 'SP1400009', service: 'SharePoint Online', title: 'Sites open slowly' },
      ...{ startDateTime: at, lastModifiedDateTime: at },
    });
    for (const tenant of tenants) await tellIssues(sandbox, tenant, issue);
    await Promise.all([shows('desk', 'SP1400009'), shows('litware', 'SP1400009')]);
    expect(messages('desk', 'SP1400009').map(([id]) => id)).to.deep.equal([messageId]);
    expect(messages('litware', 'SP1400009').toString()).to.not.match(/Woodgrove|Adventure/);
    expect(messages('desk', 'Early signal')).to.deep.equal([]);
    await shows('calm', 'SP1400009');
    expect(story().teams.connector.calls.filter(({ conversationId }) => conversationId === idOf('calm'))).to.satisfy(
      (calls: readonly { activity: object }[]) => !JSON.stringify(calls).includes('Early signal'),
    );
    const late = await channelOf(kim, 'desk').clicks('Not us', { on: own, messageId });
    expect(JSON.stringify(late)).to.include('This early signal is over');

    world.pass(OPEN_KEPT_MS);
    expect(await asks(STAFF.helpdesk, 'Best For You Organics', 'SharePoint')).to.match(
      /Likely Microsoft: 3 other customers have an open incident on SharePoint Online/,
    );
    expect(await asks(STAFF.helpdeskKorea, '대한정밀', 'SharePoint'), 'looks after none of them')
      .to.include('대한정밀')
      .and.include('Likely only this customer')
      .and.not.match(/other customers? ha/);
  });

  it('is told that nothing came of it after two hours', async () => {
    const { sandbox, world } = story();
    for (const name of ASKED_ABOUT) await tellIssues(sandbox, await tenantOf(name));
    await wave('Teams');
    await world.ring(LOOK_AT_QUESTIONS_MS);
    await shows('desk', 'Early signal: Microsoft Teams may be in trouble');
    world.pass(SIGNAL_LASTS_MS);
    await world.ring(LOOK_AT_QUESTIONS_MS);
    await shows('desk', 'Early signal withdrawn: Microsoft Teams');
    expect(messages('desk', 'Early signal: ')).to.deep.equal([]);
  });
});
