import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { cardIn, cardText } from '../support/teams/card-reading.ts';
import { follow } from '../support/teams/follow-form.ts';
import type { Person } from '../support/teams/teams.ts';
import { aNewIssue, DAY, HOUR, MINUTE, tellIssues } from '../support/wire-issues.ts';
import { aWireMaintenance, aWireMessage, tellMessages } from '../support/wire-messages.ts';

const OURS = { tenantId: PARTNER_TENANT_ID, userRole: 'user' } as const;

describe('story: channels follow messages and maintenance', function () {
  this.timeout(120_000);
  const story = openStory({}, { LOOK_SECONDS_M365: 2 });
  const kim: Person = { ...aPerson(), name: 'Kim Minji', objectId: STAFF.helpdesk };
  const channel = (id: string) => story().teams.gathering(kim, `19:${id}@thread.tacv2`, 'channel', [OURS, OURS]);
  const tenantOf = async (name: string) =>
    (await story().sandbox.customers()).find((customer) => customer.name === name)?.tenantId ?? '';

  /** What Teams was told in a channel of announcements, as text. */
  const posted = (id: string) =>
    story()
      .teams.connector.calls.filter(
        ({ method, conversationId }) => method === 'POST' && conversationId === `19:${id}@thread.tacv2`,
      )
      .flatMap(({ activity }) => (activity.attachments?.length ? cardText(cardIn(activity)) : []))
      .filter((text) => text.includes('MC15'));
  const until = (id: string, count: number) => story().teams.connector.until(() => posted(id).length >= count);
  /** Somebody reads the customer anew, and a minute goes by. */
  const readAnd = async (ms: number) => {
    const { world, teams } = story();
    const chat = teams.personal(aPerson());
    await chat.says('messages Litware');
    await chat.clicks('Refresh');
    world.pass(ms);
    await world.ring(MINUTE);
  };
  const followsHere = async (id: string, boxes: object) => {
    const { teams } = story();
    const customers = await tenantOf('Litware');
    const answer = await follow(channel(id), teams.personal(kim), { which: 'list', customers, ...boxes });
    story().world.pass(MINUTE);
    return answer;
  };

  it('is silent about trouble that begins in a planned maintenance, where that was wished, until it has ended', async () => {
    const { sandbox, world, teams } = story();
    const tenant = await tenantOf('Litware');
    await tellIssues(sandbox, tenant);
    await followsHere('patient', { mutesMaintenance: 'true' });
    await followsHere('eager', {});
    const now = world.clock().getTime();
    const maintenance = aWireMaintenance(new Date(now), new Date(now - HOUR), new Date(now + HOUR), {
      id: 'MC1500009',
    });
    await tellMessages(sandbox, tenant, maintenance);
    await readAnd(MINUTE);
    const cards = (id: string, incident: string) =>
      teams.connector.calls.filter(
        ({ conversationId, activity }) =>
          conversationId === `19:${id}@thread.tacv2` && JSON.stringify(activity).includes(incident),
      );
    const lastModifiedDateTime = world.clock().toISOString();
    const before = { id: 'EX1500001', startDateTime: new Date(now - 2 * HOUR).toISOString(), lastModifiedDateTime };
    const during = { id: 'EX1500002', startDateTime: new Date(now - HOUR / 2).toISOString(), lastModifiedDateTime };
    await tellIssues(sandbox, tenant, aNewIssue(before), aNewIssue(during));
    await teams.connector.until(
      () => cards('eager', 'EX1500002').length > 0 && cards('patient', 'EX1500001').length > 0,
    );
    expect(cards('patient', 'EX1500002')).to.deep.equal([]);
    world.pass(HOUR + MINUTE);
    await teams.connector.until(() => cards('patient', 'EX1500002').length > 0);
  });

  it('hears what is new, what moved, what begins and ends, each once; what was there before is no news', async () => {
    const { sandbox, world } = story();
    const began = world.clock().getTime();
    const at = (ms: number) => new Date(began + ms);
    const tenant = await tenantOf('Litware');
    const old = aWireMessage(at(-DAY), { id: 'MC1500000', title: 'Known for a day' });
    await tellMessages(sandbox, tenant, old);
    const { review, saved } = await followsHere('news', { communications: 'message,maintenance' });
    expect(review).to.include('all messages').and.include('planned maintenance');
    expect(saved).to.include('followed from now on');
    await readAnd(0);

    const [from, to] = [at(2 * DAY), at(2 * DAY + 2 * HOUR)];
    const change = aWireMessage(at(5 * MINUTE), { actionRequiredByDateTime: at(40 * DAY).toISOString() });
    await tellMessages(sandbox, tenant, old, change, aWireMaintenance(at(5 * MINUTE), from, to));
    await readAnd(5 * MINUTE);
    await until('news', 1);
    expect(posted('news')[0])
      .to.include('2 announcements by Microsoft')
      .and.include('Litware')
      .and.include('act by')
      .and.not.include('Known for a day');

    const [later, latest] = [at(3 * DAY), at(3 * DAY + 2 * HOUR)];
    const moved = aWireMaintenance(at(10 * MINUTE), later, latest);
    await tellMessages(sandbox, tenant, old, change, moved);
    await readAnd(5 * MINUTE);
    await until('news', 2);
    expect(posted('news')[1])
      .to.include('Date changed: Planned maintenance')
      .and.match(/Begins: .* → .*Ends: .* → /);

    world.setClock(at(3 * DAY + HOUR));
    await world.ring(MINUTE);
    await until('news', 3);
    expect(posted('news')[2]).to.include('Under way: Planned maintenance').and.include('under way until');
    world.setClock(at(3 * DAY + 3 * HOUR));
    await world.ring(MINUTE);
    await until('news', 4);
    expect(posted('news')[3]).to.include('Over: Planned maintenance');
    world.setClock(at(11 * DAY));
    await world.ring(MINUTE);
    await until('news', 5);
    expect(posted('news')[4]).to.include('30 days left to act: Passwords');
    expect(posted('news')).to.have.length(5);
  });
});
