import { expect } from 'chai';
import { fills, withOwnDesk } from '../support/escalating.ts';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { cardIn, cardText } from '../support/teams/card-reading.ts';
import type { ConnectorCall } from '../support/teams/connector.ts';
import type { Person } from '../support/teams/teams.ts';
import { aWireIssue, aWirePost, tellIssues } from '../support/wire-issues.ts';

const OURS = { tenantId: PARTNER_TENANT_ID, userRole: 'user' } as const;
const CHANNEL = '19:after-outage@thread.tacv2';
const MINUTE_MS = 60_000;

describe('story: an outage ends before its request does', function () {
  this.timeout(180_000);
  const story = openStory(async (sandbox) => ({ ...(await withOwnDesk(sandbox)), LOOK_SECONDS_M365: '15' }));
  const kim: Person = { ...aPerson(), name: 'Kim Minji', objectId: STAFF.helpdesk };
  const chat = () => story().teams.personal(kim);

  const textOf = ({ activity }: ConnectorCall): string => {
    const card = activity.attachments?.[0]?.content;
    return card ? cardText(card) : '';
  };
  const heard = async (conversationId: string, said: string): Promise<ConnectorCall> => {
    const find = () =>
      story().teams.connector.calls.findLast(
        (call) => call.conversationId === conversationId && textOf(call).includes(said),
      );
    await story().teams.connector.until(() => find() !== undefined);
    return find() as ConnectorCall;
  };
  const press = (call: ConnectorCall, title: string, inputs = {}) =>
    chat().clicks(title, { on: cardIn(call.activity), messageId: call.activityId, inputs });
  /** How Microsoft tells of it from now on, as soon as somebody has looked. */
  async function tells(tenant: string, over: Record<string, unknown>, change: string): Promise<void> {
    const { sandbox, world } = story();
    world.pass(MINUTE_MS);
    await tellIssues(sandbox, tenant, aWireIssue({ ...over, lastModifiedDateTime: world.clock().toISOString() }));
    await story().heard(({ tenantId, found }) => tenantId === tenant && found?.includes(`${change} EX1400001`));
  }

  it('shows on the outage’s card that a request exists, asks whether it is solved, and brings the review', async () => {
    const { sandbox, teams, world } = story();
    const contoso = (await sandbox.customers()).find(({ name }) => name === 'Contoso')?.tenantId ?? '';
    await tellIssues(sandbox, contoso);
    const here = teams.gathering(kim, CHANNEL, 'channel', [OURS, OURS]);
    await here.says('follow');
    const form = chat().card();
    await fills(chat(), await fills(chat(), form, 'Preview', { which: 'list', customers: contoso }), 'Save');
    // Published since somebody follows: posted at once.
    await tells(contoso, { posts: [aWirePost('We are looking into it.', -MINUTE_MS / 2)] }, 'opened');
    const living = await heard(CHANNEL, 'EX1400001');
    expect(textOf(living)).to.not.include('service request');

    await chat().says('EX1400001 contoso.com');
    const review = await fills(chat(), await chat().clicks('Escalate'), 'Review', { businessImpact: 'No orders.' });
    const sent = await chat().clicks('Send', { on: review });
    const number = /^D-\d+/.exec(cardText(sent))?.[0] ?? '';
    world.pass(2 * MINUTE_MS);
    const counted = await heard(CHANNEL, '1 service request open');
    expect(counted.activityId).to.equal(living.activityId);
    const list = await here.clicks('1 service request open', {
      on: cardIn(counted.activity),
      messageId: counted.activityId,
    });
    expect(cardText(list)).to.include(number).and.include('Contoso');

    const over = { status: 'serviceRestored', isResolved: true, endDateTime: world.clock().toISOString() };
    await tells(contoso, over, 'resolved');
    await chat().clicks('Refresh', { on: sent });
    const asked = await heard(`personal-${kim.objectId}`, 'EX1400001 is over');
    expect(textOf(asked)).to.match(new RegExp(`is ${number} solved, or does it persist`));
    const persists = await press(asked, 'It persists', { text: 'Still late in Busan.' });
    expect(cardText(persists)).to.include('The desk knows that it persists');
    await press(asked, 'It persists', { text: 'Still late in Busan.' });
    const ticket = async () =>
      JSON.stringify((await sandbox.tickets()).find((one) => JSON.stringify(one).includes(`"${number}"`)));
    expect((await ticket()).split('Still late in Busan.')).to.have.lengthOf(2);

    await tells(contoso, { ...over, status: 'postIncidentReviewPublished' }, 'review');
    await chat().clicks('Refresh', { on: sent });
    const published = await heard(`personal-${kim.objectId}`, 'the post-incident review of EX1400001 is out');
    expect(JSON.stringify(published.activity)).to.include('post-incident-review');
    expect(await ticket()).to.include('The post-incident review of EX1400001');

    const closed = await press(asked, 'Solved');
    expect(cardText(closed))
      .to.match(new RegExp(`^${number}: closed`))
      .and.include('Closed at the desk.');
  });
});
