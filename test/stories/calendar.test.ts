import { expect } from 'chai';
import { readCalendar } from '../support/calendars.ts';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { cardText, partsOf } from '../support/teams/card-reading.ts';
import { linksOf } from '../support/teams/card-shape.ts';
import type { Chat, Person } from '../support/teams/teams.ts';
import { DAY, HOUR, MINUTE } from '../support/wire-issues.ts';
import { aWireMaintenance, aWireMessage, tellMessages } from '../support/wire-messages.ts';

const OURS = { tenantId: PARTNER_TENANT_ID, userRole: 'user' } as const;
const GUEST = { tenantId: PARTNER_TENANT_ID, userRole: 'guest' } as const;
const HELPDESK_AGENTS = '5a0d0000-0000-4000-8000-000000006002';
/** What was read of somebody's groups, and a click that might be the same one, is old by then. */
const LATER = 6 * MINUTE;

describe('story: a calendar of what is planned', function () {
  this.timeout(60_000);
  const story = openStory({ AUDIENCE_DEFAULT: 'all' });
  const links: string[] = [];
  const got = async (url: string, headers: Record<string, string> = {}) => {
    const response = await fetch(url, { headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const eventsAt = async (url: string) => {
    const { status, text } = await got(url);
    expect(status, url).to.equal(200);
    return readCalendar(text).events;
  };
  const eventAt = async (url: string, uid: string) => (await eventsAt(url)).find((one) => one.uid === uid);
  const linkOn = (card: Record<string, any>): string => {
    const urls = [...partsOf(card)].flatMap(({ type, text }) =>
      type === 'TextRun' && /^http.*\.ics$/.test(text) ? [text as string] : [],
    );
    links.push(...urls);
    return urls[0] ?? expect.fail(cardText(card));
  };
  const linkOf = async (chat: Chat, names = 'false', press = 'Get the link'): Promise<string> => {
    story().world.pass(MINUTE);
    await chat.says('calendar');
    return linkOn(await chat.clicks(press, { inputs: { names } }));
  };
  const says = async (chat: Chat) => {
    await chat.says('calendar');
    return chat.card();
  };
  const litware = async () =>
    (await story().sandbox.customers()).find(({ name }) => name === 'Litware')?.tenantId ?? expect.fail();
  /** Somebody reads the customer anew. */
  const tell = async (...posts: Parameters<typeof tellMessages>[2][]) => {
    const { sandbox, world, teams } = story();
    await tellMessages(sandbox, await litware(), ...posts);
    world.pass(2 * MINUTE);
    const chat = teams.personal(aPerson());
    await chat.says('messages Litware');
    await chat.clicks('Refresh');
  };
  const later = (ms: number) => new Date(story().world.clock().getTime() + ms);
  const maintenance = (from: Date, over = {}) =>
    aWireMaintenance(story().world.clock(), from, new Date(from.getTime() + 2 * HOUR), over);
  const MAINTENANCE = 'mc1500002.maintenance@healthdesk';

  it('is given in personal chat, by a link to copy and one to press, without customers’ names', async () => {
    const from = new Date(Math.ceil(later(DAY).getTime() / HOUR) * HOUR);
    const actBy = later(20 * DAY);
    await tell(maintenance(from), aWireMessage(later(0), { actionRequiredByDateTime: actBy.toISOString() }));
    const chat = story().teams.personal(aPerson('en-GB', 'America/New_York'));
    await chat.says('calendar');
    expect(cardText(chat.card())).to.include('You have no calendar link yet');
    const card = await chat.clicks('Get the link', { inputs: { names: 'false' } });
    const url = linkOn(card);
    expect(url).to.match(new RegExp(`^${story().house.url}/calendars/[\\w-]{43}\\.ics$`));
    expect(cardText(card)).to.include('Your calendar link').and.include('works until 21 May 2027');
    expect(linksOf(card).map((link) => link.url)).to.deep.equal([url.replace('http:', 'webcal:')]);

    const { headers, text } = await got(url);
    expect(headers.get('content-type')).to.equal('text/calendar; charset=utf-8');
    expect(headers.get('cache-control')).to.equal('private, no-cache');
    const { name, events } = readCalendar(text);
    expect(name).to.equal('Healthdesk: planned by Microsoft');
    const planned = events.find(({ uid }) => uid === MAINTENANCE);
    expect(planned).to.include({ sequence: 0, status: 'CONFIRMED', inUtc: true });
    expect(planned?.title).to.equal('Maintenance · Planned maintenance: mail is read-only');
    expect([planned?.from, planned?.to]).to.deep.equal([from, new Date(from.getTime() + 2 * HOUR)]);
    expect(planned?.text).to.include('Customers: 1 customer').and.include('Microsoft’s words');
    const act = events.find(({ uid }) => uid === 'mc1500001.act-by@healthdesk');
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/New_York' }).format(actBy);
    expect(act).to.include({ isWholeDay: true, day, title: 'Act by today · Passwords of one kind stop working' });
    expect(text).to.not.include('Litware');
    expect(events.find(({ title }) => title === 'Healthdesk: this calendar ends today')?.day).to.equal('2027-05-21');
  });

  it('says on this day that sources were silent: an empty calendar would be a free one', async () => {
    const url = await linkOf(story().teams.personal(aPerson()));
    const gaps = (await eventsAt(url)).find(({ uid }) => uid.startsWith('gaps.'));
    expect(gaps?.title).to.equal('Healthdesk: not all that is planned is known');
    expect(gaps?.text).to.match(/Message center not read lately at \d+ of \d+ customers/);
    expect(gaps?.text).to.match(/Azure not read lately at \d+ of \d+ customers/);
    expect(readCalendar((await got(url)).text).about).to.include('may be missing or out of date');
  });

  it('names customers when it was asked to, and under other names of events', async () => {
    const chat = story().teams.personal(aPerson());
    const url = await linkOf(chat, 'true');
    const planned = await eventAt(url, 'mc1500002.maintenance.named@healthdesk');
    expect(planned?.text).to.include('Customers: Litware');
  });

  it('follows what Microsoft changes: moved, cancelled', async () => {
    const url = await linkOf(story().teams.personal(aPerson()));
    const before = await eventAt(url, MAINTENANCE);
    const [sequence, from] = [before?.sequence ?? Number.NaN, later(5 * DAY)];
    from.setUTCMinutes(0, 0, 0);
    await tell(maintenance(from));
    const moved = await eventAt(url, MAINTENANCE);
    expect(moved?.sequence).to.equal(sequence + 1);
    expect(moved?.from).to.deep.equal(from);
    expect(moved?.changedAt).to.be.above(before?.changedAt as Date);
    await tell(maintenance(from, { title: 'Cancelled: planned maintenance, mail is read-only' }));
    const cancelled = await eventAt(url, MAINTENANCE);
    expect(cancelled).to.include({ sequence: sequence + 2, status: 'CANCELLED' });
    expect(cancelled?.title).to.match(/^Cancelled · /);
    await tell(maintenance(from));
    expect(await eventAt(url, MAINTENANCE)).to.include({ sequence: sequence + 3, status: 'CONFIRMED' });
  });

  it('is sent again only when it says something else', async () => {
    const url = await linkOf(story().teams.personal(aPerson()));
    const { headers } = await got(url);
    const tag = headers.get('etag') ?? '';
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const { status, text } = await got(url, { 'if-none-match': known });
      expect([status, text], known).to.deep.equal([304, '']);
    }
    expect((await got(url, { 'if-none-match': '"other"' })).status).to.equal(200);
    expect((await fetch(url, { method: 'HEAD' })).status).to.equal(200);
    await tell(maintenance(later(6 * DAY)));
    expect((await got(url, { 'if-none-match': tag })).status).to.equal(200);
  });

  it('speaks its owner’s language', async () => {
    const chat = story().teams.personal(aPerson('ko-KR'));
    await chat.says('캘린더');
    const url = linkOn(await chat.clicks('링크 받기'));
    expect((await eventAt(url, MAINTENANCE))?.title).to.match(/^유지 관리 · /);
  });

  it('is renewed, and revoked after a question', async () => {
    const chat = story().teams.personal(aPerson());
    const first = await linkOf(chat);
    const second = await linkOf(chat, 'false', 'New link');
    expect((await got(second)).status).to.equal(200);
    await chat.says('calendar');
    expect(cardText(chat.card())).to.include('Your calendar link works until').and.not.include('/calendars/');
    expect(cardText(await chat.clicks('Revoke'))).to.include('Revoke the calendar link?');
    await chat.clicks('Revoke', { on: await chat.clicks('Revoke') });
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
