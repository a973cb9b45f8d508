import { expect } from 'chai';
import { aCalendarWalk, MAINTENANCE } from '../support/calendar-walk.ts';
import { readCalendar } from '../support/calendars.ts';
import { aPerson } from '../support/people.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';
import { linksOf } from '../support/teams/card-shape.ts';
import { DAY, HOUR } from '../support/wire-issues.ts';
import { aWireMessage } from '../support/wire-messages.ts';

describe('story: a calendar of what is planned', function () {
  this.timeout(60_000);
  const story = openStory({ AUDIENCE_DEFAULT: 'all' });
  const { got, eventsAt, eventAt, linkOn, linkOf, tell, later, maintenance } = aCalendarWalk(story);

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
});
