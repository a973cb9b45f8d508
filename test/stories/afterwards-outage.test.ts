import { expect } from 'chai';
import { fills, withOwnDesk } from '../support/escalating.ts';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { cardIn, cardText } from '../support/teams/card-reading.ts';
import type { ConnectorCall } from '../support/teams/connector.ts';
import { follow } from '../support/teams/follow-form.ts';
import type { Person } from '../support/teams/teams.ts';
import { aNewIssue, MINUTE, tellIssues } from '../support/wire-issues.ts';

const OURS = { tenantId: PARTNER_TENANT_ID, userRole: 'user' } as const;
const CHANNEL = '19:after-outage@thread.tacv2';
const INCIDENT = 'EX1400001';

describe('story: an outage ends before its request does', function () {
  this.timeout(240_000);
  const story = openStory(withOwnDesk, { LOOK_SECONDS_M365: 5 });
  const kim: Person = { ...aPerson(), name: 'Kim Minji', objectId: STAFF.helpdesk };
  const chat = () => story().teams.personal(kim);

  const textOf = ({ activity }: ConnectorCall): string => {
    const card = activity.attachments?.[0]?.content;
    return card ? cardText(card) : '';
  };
  /** The last message of a conversation that says so, as soon as there is one. */
  const heard = async (conversationId: string, said: string): Promise<ConnectorCall> => {
    const find = () =>
      story().teams.connector.calls.findLast(
        (call) => call.conversationId === conversationId && textOf(call).includes(said),
      );
    await story().teams.connector.until(() => find() !== undefined);
    return find() ?? expect.fail('it was there');
  };
  const press = (call: ConnectorCall, title: string, inputs = {}) =>
    chat().clicks(title, { on: cardIn(call.activity), messageId: call.activityId, inputs });
  /** How Microsoft tells of it from now on; in all less than five minutes go by, for the desk takes no older messages. Resolves as soon as a look has found that out. */
  async function tells(tenant: string, change: string, over: Record<string, unknown> = {}): Promise<void> {
    const { sandbox, world } = story();
    world.pass(MINUTE);
    await tellIssues(sandbox, tenant, aNewIssue({ ...over, lastModifiedDateTime: world.clock().toISOString() }));
    await story().heard(({ tenantId, found }) => tenantId === tenant && found?.includes(`${change} ${INCIDENT}`));
  }

  it('shows on the outage’s card that a request exists, asks whether it is solved, and brings the review', async () => {
    const { sandbox, teams, world } = story();
    const contoso = (await sandbox.customers()).find(({ name }) => name === 'Contoso')?.tenantId ?? '';
    await tellIssues(sandbox, contoso);
    const here = teams.gathering(kim, CHANNEL, 'channel', [OURS, OURS]);
    await follow(here, chat(), { which: 'list', customers: contoso });
    await tells(contoso, 'opened');
    const living = await heard(CHANNEL, INCIDENT);
    expect(textOf(living)).to.not.include('service request');
    // So long after it was posted a card may be edited.
    world.pass(MINUTE / 4);

    await chat().says(`${INCIDENT} contoso.com`);
    const review = await fills(chat(), await chat().clicks('Escalate'), 'Review', { businessImpact: 'No orders.' });
    const sent = await chat().clicks('Send', { on: review });
    const number = /^D-\d+/.exec(cardText(sent))?.[0] ?? '';
    const counted = await heard(CHANNEL, '1 service request open');
    expect([counted.method, counted.activityId]).to.deep.equal(['PUT', living.activityId]);
    const list = await here.clicks('1 service request open', {
      on: cardIn(counted.activity),
      messageId: counted.activityId,
    });
    expect(cardText(list)).to.include(number).and.include('Contoso');

    const over = { status: 'serviceRestored', isResolved: true, endDateTime: world.clock().toISOString() };
    await tells(contoso, 'resolved', over);
    await chat().clicks('Refresh', { on: sent });
    const asked = await heard(`personal-${kim.objectId}`, `${INCIDENT} is over`);
    expect(textOf(asked)).to.include(`is ${number} solved, or does it persist?`);
    const persists = await press(asked, 'It persists', { text: 'Still late in Busan.' });
    expect(cardText(persists)).to.include('The desk knows that it persists');
    await press(asked, 'It persists', { text: 'Still late in Busan.' });
    const ticket = async () =>
      JSON.stringify((await sandbox.tickets()).find((one) => JSON.stringify(one).includes(`"${number}"`)));
    expect((await ticket()).split('Still late in Busan.')).to.have.lengthOf(2);

    await tells(contoso, 'review', { ...over, status: 'postIncidentReviewPublished' });
    await chat().clicks('Refresh', { on: sent });
    const published = await heard(`personal-${kim.objectId}`, `the post-incident review of ${INCIDENT} is out`);
    expect(JSON.stringify(published.activity)).to.include('post-incident-review');
    expect(await ticket()).to.include(`The post-incident review of ${INCIDENT}`);

    const closed = await press(asked, 'Solved');
    expect(cardText(closed))
      .to.match(new RegExp(`^${number}: closed`))
      .and.include('Closed at the desk.');
  });
});
