import { expect } from 'chai';
import { aCalendarWalk, MAINTENANCE } from '../support/calendar-walk.ts';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';
import type { Person } from '../support/teams/teams.ts';
import { DAY, MINUTE } from '../support/wire-issues.ts';

const OURS = { tenantId: PARTNER_TENANT_ID, userRole: 'user' } as const;
const GUEST = { tenantId: PARTNER_TENANT_ID, userRole: 'guest' } as const;
const HELPDESK_AGENTS = '5a0d0000-0000-4000-8000-000000006002';
/** What was read of somebody's groups, and a click that might be the same one, is old by then. */
const LATER = 6 * MINUTE;

describe('story: whose calendar it is, and for how long', function () {
  this.timeout(60_000);
  const story = openStory({ AUDIENCE_DEFAULT: 'all' });
  const { links, got, eventAt, linkOn, linkOf, says, litware, tell, later, maintenance } = aCalendarWalk(story);

  before(async () => await tell(maintenance(later(3 * DAY))));

  it('is renewed, and revoked after a question', async () => {
    const chat = story().teams.personal(aPerson());
    const first = await linkOf(chat);
    const second = await linkOf(chat, 'false', 'New link');
    expect((await got(second)).status).to.equal(200);
    await chat.says('calendar');
    expect(cardText(chat.card())).to.include('Your calendar link works until').and.not.include('/calendars/');
    const question = await chat.clicks('Revoke');
    expect(cardText(question)).to.include('Revoke the calendar link?');
    await chat.clicks('Revoke', { on: question });
    await chat.says('calendar');
    expect(chat.text()).to.include('You have no calendar link yet');
    expect([(await got(first)).status, (await got(second)).status]).to.deep.equal([404, 404]);
  });

  it('ends with its owner’s rights and comes back with them; while nobody can tell, programs are to wait', async () => {
    const { sandbox, world, teams } = story();
    const url = await linkOf(teams.personal({ ...aPerson(), objectId: STAFF.sales }));
    expect((await got(url)).status).to.equal(200);
    await sandbox.setMember(STAFF.sales, '5a0d0000-0000-4000-8000-000000006003', false);
    world.pass(LATER);
    expect((await got(url)).status).to.equal(404);
    await sandbox.resetMembers();
    world.pass(LATER);
    expect((await got(url)).status).to.equal(200);
    await sandbox.fault({ path: 'checkMemberGroups', status: 503 });
    world.pass(LATER);
    const { status, headers, text } = await got(url);
    expect([status, text]).to.deep.equal([503, '']);
    expect(headers.get('retry-after')).to.equal('300');
  });

  it('tells nothing of a customer whom we leave', async () => {
    const { world, teams } = story();
    const url = await linkOf(teams.personal(aPerson()), 'true');
    expect((await got(url)).text).to.include('Litware');
    const admin = teams.personal({ ...aPerson(), objectId: STAFF.admin });
    await admin.says('offboard Litware');
    await admin.clicks('Offboard');
    expect((await got(url)).text).to.not.include('Litware');
    expect(await eventAt(url, 'mc1500002.maintenance.named@healthdesk')).to.equal(undefined);
    await admin.says('onboard Litware again');
    world.pass(LATER);
  });

  it('is fetched so often and no more', async () => {
    story().world.pass(11 * MINUTE);
    const url = await linkOf(story().teams.personal(aPerson()));
    const statuses: number[] = [];
    for (let at = 0; at < 61; at += 1) statuses.push((await got(url, { 'if-none-match': '*' })).status);
    expect(new Set(statuses.slice(0, 60))).to.deep.equal(new Set([304]));
    expect(statuses.at(-1)).to.equal(429);
    story().world.pass(11 * MINUTE);
    expect((await got(url)).status).to.equal(200);
  });

  describe('of a channel', () => {
    const kim: Person = { ...aPerson(), name: 'Kim Minji', objectId: STAFF.helpdesk };
    const lee: Person = { ...aPerson(), name: 'Lee', objectId: STAFF.admin };
    const channel = (who: Person, id: string, ...members: (typeof OURS | typeof GUEST)[]) =>
      story().teams.gathering(who, `19:${id}@thread.tacv2`, 'channel', [OURS, ...members]);
    const channelLink = async (id: string, who = kim, press = 'Get the link') => {
      const here = channel(who, id);
      story().world.pass(MINUTE);
      await here.says('calendar');
      const said = await here.clicks(press);
      expect(said).to.equal('The calendar link is in your personal chat with me.');
      expect(JSON.stringify(here.messages)).to.not.include('/calendars/');
      return linkOn(story().teams.personal(who).card());
    };

    it('goes to whoever may follow there, in personal chat, and speaks the channel’s language', async () => {
      await tell(maintenance(later(3 * DAY)));
      const url = await channelLink('planned');
      expect((await eventAt(url, MAINTENANCE))?.title).to.match(/^Maintenance · /);
      await channel(kim, 'planned').says('language ko');
      expect((await eventAt(url, MAINTENANCE))?.title).to.match(/^유지 관리 · /);
      const sales = channel({ ...aPerson(), objectId: STAFF.sales }, 'planned');
      await sales.says('calendar');
      expect(sales.text()).to.not.include('180');
    });

    it('is what the channel may hear, and is renewed and revoked by others than who got it', async () => {
      const url = await channelLink('heard');
      const [tenantId, conversationId] = [await litware(), '19:heard@thread.tacv2'];
      const admin = story().teams.personal({ ...aPerson(), objectId: STAFF.admin });
      const approve = (audience: 'list' | 'none', tenantIds: string[]) =>
        admin.invokes('adaptiveCard/action', {
          action: {
            type: 'Action.Execute',
            data: { do: 'approve-audience', conversationId, audience, tenantIds },
          },
        });
      await approve('list', [tenantId]);
      expect((await got(url)).text).to.include('for 1 customer');
      await approve('none', []);
      expect((await got(url)).status).to.equal(404);
      await channel(lee, 'heard').says('calendar');
      expect(channel(lee, 'heard').text()).to.include('would be empty');
      await approve('list', [tenantId]);
      const renewed = await channelLink('heard', lee, 'New link');
      expect([(await got(url)).status, (await got(renewed)).status]).to.deep.equal([404, 200]);
      const here = channel(kim, 'heard');
      await here.says('calendar');
      await here.clicks('Revoke', { on: await here.clicks('Revoke') });
      expect((await got(renewed)).status).to.equal(404);
    });

    it('ends when whoever got the link may follow there no more, and is silent while a guest is there', async () => {
      const { sandbox, world } = story();
      const url = await channelLink('left');
      expect((await got(url)).status).to.equal(200);
      await sandbox.setMember(STAFF.helpdesk, HELPDESK_AGENTS, false);
      world.pass(LATER);
      expect((await got(url)).status).to.equal(404);
      await sandbox.resetMembers();
      world.pass(LATER);
      expect((await got(url)).status).to.equal(200);
      const guests = channel(kim, 'left', GUEST);
      await guests.changes('teamMemberAdded');
      expect((await got(url)).status).to.equal(404);
    });
  });

  describe('in the end', () => {
    it('expires after 180 days, and whoever asks learns no difference to one that never was', async () => {
      const { world, teams, house } = story();
      const chat = teams.personal(aPerson());
      const revoked = await linkOf(chat);
      await chat.clicks('Revoke', { on: await chat.clicks('Revoke', { on: await says(chat) }) });
      const url = await linkOf(chat);
      world.pass(180 * DAY - MINUTE);
      expect((await got(url)).status, 'on the last day').to.equal(200);
      world.pass(MINUTE);
      const never = `${house.url}/calendars/${'x'.repeat(43)}.ics`;
      const dead = [url, revoked, never, never.slice(0, -5), `${never}x`, url.replace('.ics', '')];
      const told = await Promise.all(
        dead.map(async (one) => {
          const { status, headers, text } = await got(one);
          const { date: _, ...all } = Object.fromEntries(headers);
          return JSON.stringify([status, all, text]);
        }),
      );
      expect(told[0]).to.match(/^\[404,.*,""\]$/);
      expect(new Set(told).size, told.join('\n')).to.equal(1);
      expect(cardText(await says(chat))).to.include('Your calendar link expired on');
    });

    it('leaves no link in the log', () => {
      expect(links).to.have.length.above(10);
      const log = story().logged();
      expect(log).to.not.include('/calendars/');
      for (const link of links) expect(log).to.not.include(link.split('/').at(-1)?.slice(0, -4));
    });
  });
});
