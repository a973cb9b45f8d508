import { expect } from 'chai';
import { announcementsTo } from '../support/announcements.ts';
import { lookOnlyAt, openStory, STORY_NOW } from '../support/story.ts';
import { DAY, HOUR, MINUTE } from '../support/wire-issues.ts';
import { aWireMaintenance, aWireMessage } from '../support/wire-messages.ts';

/** 18:42 in Seoul when the story begins: within these. */
const QUIET = { quietFrom: '18:00', quietTo: '07:00', zone: 'Asia/Seoul' };
const BOTH = { communications: 'message,maintenance' };

describe('story: messages and maintenance are told at their hour, each once', function () {
  this.timeout(120_000);
  lookOnlyAt('Litware');
  const story = openStory({}, { LOOK_SECONDS_M365: 3600 });
  const { posted, until, tells, follows, aMinute } = announcementsTo(story);
  const clockAt = (ms: number) => story().world.setClock(new Date(STORY_NOW.getTime() + ms));
  const at = (ms: number) => new Date(story().world.clock().getTime() + ms);
  /** 07:00 in Seoul on the next morning, and on later ones. */
  const morning = (days = 0) => clockAt(12 * HOUR + 18 * MINUTE + days * DAY);

  it('a message waits for the end of quiet hours', async () => {
    await follows('quiet', { ...BOTH, ...QUIET });
    await follows('awake', BOTH);
    await tells(aWireMessage(story().world.clock(), { id: 'MC1500011' }));
    await until('awake', 1);
    expect(posted('awake')[0]).to.include('MC1500011');
    await aMinute();
    expect(posted('quiet')).to.deep.equal([]);
    morning();
    await aMinute();
    await until('quiet', 1);
    expect(posted('quiet')[0]).to.include('MC1500011').and.include('Litware');
  });

  it('a maintenance that moves or is cancelled is told at once, in quiet hours and where noise is muted', async () => {
    morning();
    await follows('open', BOTH);
    await follows('planned', { ...BOTH, ...QUIET, mutesMaintenance: 'true' });
    const [from, to] = [at(3 * DAY), at(3 * DAY + 2 * HOUR)];
    await tells(aWireMaintenance(story().world.clock(), from, to, { id: 'MC1500012' }));
    await until('planned', 1);
    clockAt(DAY);
    const body = (content: string) => ({ id: 'MC1500012', body: { contentType: 'html', content } });
    const inProse = '<p>Mail is read-only from 10:00 AM to 11:30 AM UTC on November 27, 2026.</p>';
    await tells(
      aWireMaintenance(story().world.clock(), from, to, body(inProse)),
      aWireMessage(story().world.clock(), { id: 'MC1500013', title: 'Something else' }),
    );
    await until('planned', 2);
    expect(posted('planned')[1])
      .to.include('Date changed: Planned maintenance')
      .and.match(/Begins: .* → .*27 Nov.*19:00/)
      .and.not.include('Something else');
    const title = '(Cancelled) Planned maintenance: mail is read-only';
    await tells(aWireMaintenance(story().world.clock(), from, to, { ...body(inProse), title }));
    await until('planned', 3);
    expect(posted('planned')[2]).to.include('Cancelled: (Cancelled) Planned maintenance');
    await until('open', 1, 'Cancelled: ');
    expect(posted('open', 'Something else'), 'which was no news for those in quiet hours').to.have.length(1);
    expect(posted('planned')).to.have.length(3);
  });

  it('a digest carries them once a day; hours that nobody can read for certain are said to be unknown', async () => {
    await follows('at once', BOTH);
    await follows('digest', { ...BOTH, digestAt: '07:00' });
    const [from, to] = [at(5 * DAY), at(5 * DAY + HOUR)];
    const vague = { contentType: 'html', content: '<p>From 10 PM to 6 AM on a weekend in December.</p>' };
    await tells(
      aWireMessage(story().world.clock(), { id: 'MC1500014', title: 'A new sign-in page' }),
      aWireMaintenance(story().world.clock(), from, to, { id: 'MC1500015' }),
      aWireMaintenance(story().world.clock(), from, to, { id: 'MC1500016', body: vague }),
    );
    await until('at once', 1);
    expect(posted('digest')).to.deep.equal([]);
    morning(2);
    await aMinute();
    await until('digest', 1);
    expect(posted('digest', 'Since the last digest')).to.have.length(1);
    expect(posted('digest')[0])
      .to.include('3 announcements by Microsoft')
      .and.include('A new sign-in page')
      .and.match(/from \d+ \w+.* to /)
      .and.include('Microsoft tells no hours');
    morning(3);
    await aMinute();
    await until('digest', 2, 'Since the last digest');
    await aMinute();
    expect(posted('digest'), 'told once').to.have.length(1);
  });

  it('counts down to the day by which to act, each step once, across a restart', async () => {
    const { world } = story();
    await follows('countdown', { communications: 'pressing' });
    const actBy = at(40 * DAY);
    await tells(aWireMessage(world.clock(), { id: 'MC1500003', actionRequiredByDateTime: actBy.toISOString() }));
    await until('countdown', 1);
    for (const [step, days] of [30, 14, 7, 1].entries()) {
      world.setClock(new Date(actBy.getTime() - days * DAY));
      await aMinute();
      await until('countdown', step + 2);
      const { length, [length - 1]: said } = posted('countdown');
      expect(said).to.include(days === 1 ? '1 day left to act: Passwords' : `${days} days left to act: Passwords`);
      if (days === 14) await story().restart();
      await aMinute();
    }
    world.setClock(new Date(actBy.getTime() + DAY));
    await aMinute();
    expect(posted('countdown'), 'announced, and four steps').to.have.length(5);
  });
});
