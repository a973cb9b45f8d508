import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';
import { headingOf } from '../support/teams/card-shape.ts';

const HEALTH = '/v1.0/admin/serviceAnnouncement/';
const FAILURE_MEMORY_MS = 10_000;

describe('story: Microsoft 365 stays silent for a customer', () => {
  const story = openStory();
  const healthRequests = async () => {
    const requests = await story().sandbox.requests();
    return requests.filter(({ path }) => path.startsWith(HEALTH)).length;
  };

  it('is left alone after a while, said plainly, and asked at once when somebody refreshes', async () => {
    const { sandbox, world, teams } = story();
    const chat = teams.personal(aPerson());
    await sandbox.fault({ path: HEALTH, status: 503 });
    for (let times = 0; times < 3; times += 1) {
      await chat.says('check health for Litware');
      expect(cardText(chat.card())).to.include('Refresh to ask again.');
      world.pass(FAILURE_MEMORY_MS);
    }
    expect(story().logged()).to.include('a source is left alone for a while');

    await sandbox.clearRequests();
    await chat.says('check health for Litware');
    const leftAlone = chat.card();
    expect(headingOf(leftAlone)).to.equal('Litware: service health unknown');
    expect(cardText(leftAlone))
      .to.include('Microsoft 365 could not be reached')
      .and.include('No answer for 30 secs, so it is left alone for 20 secs. Refresh asks at once.');
    expect(await healthRequests()).to.equal(0);

    await chat.says('check health for Proseware');
    expect(await healthRequests()).to.be.above(0);

    await sandbox.clearFaults();
    expect(headingOf(await chat.clicks('Refresh', { on: leftAlone }))).to.include('Litware: no known trouble');
    expect(story().logged()).to.include('a source answers again');
  });
});
