import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';
import { foldOf, headingOf, inSight } from '../support/teams/card-shape.ts';
import { aWireIssue, aWirePost, HOUR, MINUTE, tellIssues } from '../support/wire-issues.ts';

const QUIET = 'fourthcoffee.com';

describe('story: the timeline of a service', () => {
  const story = openStory();
  const reads = async (words: string, reader = aPerson()) => {
    const agent = story().teams.personal(reader);
    await agent.says(words);
    return agent.card();
  };
  /** Fourth Coffee's mail, as Graph tells it from now on. */
  const mailOf = async (...issues: Parameters<typeof aWireIssue>[0][]) => {
    await tellIssues(story().sandbox, QUIET, ...issues.map(aWireIssue));
    return await reads('is Exchange down for Fourth Coffee?');
  };
  beforeEach(() => story().world.pass(60_000));

  it('says of an open incident what, which kind, whom it hurts, since when, and when more is promised', async () => {
    const card = await reads('is Exchange down for Contoso?');
    expect(headingOf(card)).to.equal('Contoso · Exchange Online: degraded, Microsoft is working on it');
    expect(inSight(card))
      .to.include('◐ Degraded · Incident · EX1347120')
      .and.include('since 16:27 GMT+9 (2 hrs, 16 mins) · updated 18:33')
      .and.include('Some users see delays when they send or receive email in Exchange Online')
      .and.include('Users may find that messages queue for up to 40 minutes before they are delivered.')
      .and.include('Scope of impact: Any user whose mail passes through the affected transport servers')
      .and.include('Next update by 20:00 GMT+9 (in 1 hr, 17 mins)');
  });

  it('says when the promised update is overdue', async () => {
    const card = await reads('is Exchange down for Blue Yonder?');
    expect(inSight(card)).to.match(/Next update overdue since 16:00 GMT\+9 \(2 hrs, 4\d mins\)/);
  });

  it('shows the newest posts first, three of them, and the others behind a toggle', async () => {
    const card = await reads('is Exchange down for Contoso?');
    const times = (text: string) => text.match(/\b1[678]:\d\d (?=◐|Current|The first|We are)/g)?.map((at) => at.trim());
    expect(times(inSight(card).split('words')[1] ?? '')).to.deep.equal(['18:33', '18:20', '18:08']);
    const earlier = foldOf(card, '7 earlier posts');
    expect(earlier.isShut).to.equal(true);
    expect(times(earlier.text)).to.deep.equal(['17:56', '17:44', '17:31', '17:17', '17:05', '16:50', '16:38']);
  });

  it('parts posts by their labels, also where these are glued together, and leaves plain ones plain', async () => {
    const earlier = foldOf(await reads('is Exchange down for Contoso?'), 'earlier posts').text;
    expect(earlier).to.include('17:56 The first group of servers drains its queues as expected.');
    expect(earlier).to.include(
      'Current status: A recent change to mail routing looks suspicious. We are confirming this in a test ring. ' +
        'More info: Delayed messages are not lost. 17:05',
    );
  });

  it('turns HTML into readable text, with the address behind each link', async () => {
    const earlier = foldOf(await reads('is Exchange down for Contoso?'), 'earlier posts').text;
    expect(earlier).to.include('Until then: • Ask users not to send the same message twice. • Follow a message with');
    expect(earlier)
      .to.include('message trace (https://admin.exchange.microsoft.com/#/messagetrace)')
      .and.not.include('<');
  });

  it('shows words from outside as they are, whatever they look like', async () => {
    const strange = 'Mail *waits* in [queues](https://example.com) $' + '{customer}';
    const card = await mailOf({
      title: strange,
      posts: [aWirePost('<script>alert(1)</script>&lt;b&gt; _not_ bold &amp; **not** a link')],
    });
    expect(cardText(card)).to.include(strange);
    expect(cardText(card)).to.include('<b> _not_ bold & **not** a link').and.not.include('alert');
  });

  it('has each open problem in full, incidents before what is new, and folds known advisories', async () => {
    const card = await mailOf(
      { id: 'EX1400001', title: 'Mail waits' },
      { id: 'EX1400002', title: 'Nobody signs in', status: 'serviceInterruption' },
      { id: 'EX1400003', title: 'Rules run late', classification: 'advisory', startedAgo: 2 * HOUR },
      { id: 'EX1400004', title: 'Icons are blurred', classification: 'advisory', startedAgo: 90 * 24 * HOUR },
    );
    expect(inSight(card).match(/EX140000\d/g)).to.deep.equal(['EX1400002', 'EX1400001', 'EX1400003']);
    expect(foldOf(card, '1 known advisory').rows).to.deep.equal([
      'Icons are blurred Advisory · EX1400004 · since 24 Aug, 18:42 GMT+9',
    ]);
  });

  it('lists what was resolved within 30 days below, and opens it in full', async () => {
    const agent = story().teams.personal(aPerson());
    await agent.says('is Exchange down for Contoso?');
    expect(foldOf(agent.card(), '2 problems resolved in the last 30 days').rows).to.deep.equal([
      'Mobile mail clients ask for passwords Incident · EX1298274 · resolved 18 Nov, 18:42 GMT+9',
      'Junk mail filter seems too strict Advisory · EX1294901 · resolved 2 Nov, 18:42 GMT+9',
    ]);
    const past = inSight(await agent.clicks('Mobile mail clients'));
    expect(past)
      .to.include('✓ Service restored · Incident · EX1298274')
      .and.include('18 Nov, 13:42 GMT+9 to 18 Nov, 18:42');
    expect(past).to.include('Final status: The change was taken back; our checks show normal service.');
  });

  it('says that there is nothing where there is nothing', async () => {
    const card = await reads('is Sway down for Litware?');
    expect(headingOf(card)).to.equal('No open incidents on Sway for Litware');
    expect(inSight(card)).to.include('Nothing was published in the last 30 days.');
  });

  it("tells times in the reader's zone, and names it", async () => {
    const words = 'is Exchange down for Contoso?';
    expect(cardText(await reads(words, aPerson('ko-KR', 'Asia/Seoul')))).to.include('16:27 GMT+9부터 (2시간');
    expect(cardText(await reads(words, aPerson('en-US', 'Europe/London')))).to.include('since 07:27 GMT (2 hr');
    expect(cardText(await reads(words, aPerson('en-US', 'America/New_York')))).to.include('since 02:27 EST (2 hr');
  });

  it('names the day of what was not today, in the way of the locale', async () => {
    const words = 'is Exchange down for Blue Yonder?';
    expect(cardText(await reads(words, aPerson('en-GB', 'Europe/London')))).to.include(
      'since 16 Nov, 09:42 GMT (6 days)',
    );
    expect(cardText(await reads(words, aPerson('en-US', 'Europe/London')))).to.include(
      'since Nov 16, 09:42 GMT (6 days)',
    );
    expect(cardText(await reads(words, aPerson('ko-KR', 'Asia/Seoul')))).to.include(
      '11월 16일 18:42 GMT+9부터 (6일째)',
    );
  });

  it('believes a source that marks a service although nothing is published yet', async () => {
    await tellIssues(story().sandbox, QUIET);
    await story().sandbox.fault({
      path: '/v1.0/admin/serviceAnnouncement/healthOverviews',
      tenant: QUIET,
      body: { value: [{ id: 'Exchange', service: 'Exchange Online', status: 'serviceInterruption' }] },
    });
    const card = await reads('is Exchange down for Fourth Coffee?');
    expect(headingOf(card)).to.include('interrupted');
    expect(inSight(card)).to.include('has not published an incident yet');
  });

  it('counts down to the next update as time goes by', async () => {
    const promised = 'Current status: We look. \n\nNext update by: Sunday, November 22, 2026, at 10:30 AM UTC';
    const issue = { posts: [aWirePost(promised, 5 * MINUTE)] };
    expect(inSight(await mailOf(issue))).to.match(/Next update by 19:30 GMT\+9 \(in 3\d mins\)/);
    story().world.pass(HOUR);
    expect(inSight(await mailOf(issue))).to.match(/Next update overdue since 19:30 GMT\+9 \(2\d mins\)/);
  });
});
