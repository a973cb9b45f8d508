import { expect } from 'chai';
import { fills, withOwnDesk } from '../support/escalating.ts';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { boxesOn, cardIn, cardText, partsOf } from '../support/teams/card-reading.ts';
import type { Person } from '../support/teams/teams.ts';
import { aNewIssue, tellIssues } from '../support/wire-issues.ts';

const OURS = { tenantId: PARTNER_TENANT_ID, userRole: 'user' } as const;
const CHANNEL = '19:escalate@thread.tacv2';

describe('story: the channel’s living card becomes a service request', function () {
  this.timeout(120_000);
  const story = openStory(async (sandbox) => ({
    ...(await withOwnDesk(sandbox)),
    LOOK_SECONDS_M365: '15',
  }));
  const kim: Person = { ...aPerson(), name: 'Kim Minji', objectId: STAFF.helpdesk };

  it('opens the form in the agent’s own chat, asks which of the customers it is for, and files it', async () => {
    const { sandbox, teams, world } = story();
    const ofNames = (await sandbox.customers()).filter(({ name }) => ['Contoso', 'Fabrikam'].includes(name));
    const [contoso, fabrikam] = ofNames.map(({ tenantId }) => tenantId) as [string, string];
    for (const tenant of [contoso, fabrikam]) await tellIssues(sandbox, tenant);
    const here = teams.gathering(kim, CHANNEL, 'channel', [OURS, OURS]);
    const personal = teams.personal(kim);
    await here.says('follow');
    const following = personal.card();
    await fills(
      personal,
      await fills(personal, following, 'Preview', { which: 'list', customers: `${contoso},${fabrikam}` }),
      'Save',
    );
    world.pass(60_000);
    const at = world.clock().toISOString();
    for (const tenant of [contoso, fabrikam])
      await tellIssues(sandbox, tenant, aNewIssue({ lastModifiedDateTime: at }));
    const living = () =>
      teams.connector.calls.findLast(
        ({ conversationId, activity }) =>
          conversationId === CHANNEL && /(?=.*EX1400001).*2 of your customers/.test(JSON.stringify(activity)),
      );
    await teams.connector.until(() => living() !== undefined);

    const messageId = living()?.activityId ?? '';
    const answer = await here.clicks('Escalate', { on: cardIn(living()?.activity), messageId });
    expect(answer).to.equal('I sent you this in our personal chat.');
    const form = personal.card();
    expect(cardText(form)).to.include('Service request: for which customer?');
    expect(boxesOn(form)).to.include({ incidents: 'EX1400001' }).and.not.have.property('customer');
    const rows = [...partsOf(form)].flatMap(({ selectAction }) => selectAction?.data.reviewFor ?? []);
    expect(rows).to.have.members([contoso, fabrikam]);
    const typed = { businessImpact: 'Orders are not confirmed.' };
    const review = await fills(personal, form, 'Fabrikam', typed);
    expect(cardText(review))
      .to.match(/^Send this for Fabrikam/)
      .and.include('EX1400001');
    expect(cardText(await personal.clicks('Send', { on: review }))).to.match(/^D-\d+: filed/);
    const posted = teams.connector.calls.filter(({ conversationId }) => conversationId.startsWith(CHANNEL));
    expect(JSON.stringify(posted)).to.not.include('Orders are not confirmed');
  });
});
