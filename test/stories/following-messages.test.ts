import { expect } from 'chai';
import { announcementsTo } from '../support/announcements.ts';
import { lookOnlyAt, openStory } from '../support/story.ts';
import { aNewIssue, DAY, HOUR, MINUTE, tellIssues } from '../support/wire-issues.ts';
import { aWireMaintenance, aWireMessage } from '../support/wire-messages.ts';

describe('story: channels follow messages and maintenance', function () {
  this.timeout(120_000);
  lookOnlyAt('Litware');
  const story = openStory({}, { LOOK_SECONDS_M365: 2 });
  const { tenant, posted, until, cards, tells, follows, aMinute } = announcementsTo(story);

  it('is silent about trouble that begins in a planned maintenance, where that was wished, until it has ended', async () => {
    const { sandbox, world, teams } = story();
    await tellIssues(sandbox, await tenant());
    await follows('patient', { mutesMaintenance: 'true' });
    await follows('eager', {});
    const now = world.clock().getTime();
    await tells(aWireMaintenance(new Date(now), new Date(now - HOUR), new Date(now + HOUR), { id: 'MC1500009' }));
    const lastModifiedDateTime = world.clock().toISOString();
    const before = { id: 'EX1500001', startDateTime: new Date(now - 2 * HOUR).toISOString(), lastModifiedDateTime };
    const during = { id: 'EX1500002', startDateTime: new Date(now - HOUR / 2).toISOString(), lastModifiedDateTime };
    await tellIssues(sandbox, await tenant(), aNewIssue(before), aNewIssue(during));
    await teams.connector.until(
      () => cards('eager', 'EX1500002').length > 0 && cards('patient', 'EX1500001').length > 0,
    );
    expect(cards('patient', 'EX1500002')).to.deep.equal([]);
    world.pass(HOUR + MINUTE);
    await teams.connector.until(() => cards('patient', 'EX1500002').length > 0);
  });

  it('hears what is new, what moved, what begins and ends, each once; what was there before is no news', async () => {
    const { world } = story();
    const began = world.clock().getTime();
    const at = (ms: number) => new Date(began + ms);
    const old = aWireMessage(at(-DAY), { id: 'MC1500000', title: 'Known for a day' });
    await tells(old);
    const { review, saved } = await follows('news', { communications: 'message,maintenance' });
    expect(review).to.include('all messages').and.include('planned maintenance');
    expect(saved).to.include('followed from now on');
    await aMinute();

    const [from, to] = [at(2 * DAY), at(2 * DAY + 2 * HOUR)];
    const soon = world.clock();
    const change = aWireMessage(soon, { actionRequiredByDateTime: at(40 * DAY).toISOString() });
    await tells(old, change, aWireMaintenance(soon, from, to));
    await until('news', 1);
    expect(posted('news')[0])
      .to.include('2 announcements by Microsoft')
      .and.include('Litware')
      .and.include('act by')
      .and.not.include('Known for a day');

    const [later, latest] = [at(3 * DAY), at(3 * DAY + 2 * HOUR)];
    await tells(old, change, aWireMaintenance(world.clock(), later, latest));
    await until('news', 2);
    expect(posted('news')[1])
      .to.include('Date changed: Planned maintenance')
      .and.match(/Begins: .* → .*Ends: .* → /);

    world.setClock(at(3 * DAY + HOUR));
    await aMinute();
    await until('news', 3);
    expect(posted('news')[2]).to.include('Under way: Planned maintenance').and.include('under way until');
    world.setClock(at(3 * DAY + 3 * HOUR));
    await aMinute();
    await until('news', 4);
    expect(posted('news')[3]).to.include('Over: Planned maintenance');
    expect(posted('news')).to.have.length(4);
  });
});
