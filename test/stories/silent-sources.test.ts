import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import type { SandboxFault } from '../support/sandbox.ts';
import { askPastSilentGraph } from '../support/slow-graph.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';
import { accentOf, foldOf, headingOf, rowsOf } from '../support/teams/card-shape.ts';

const HEALTH = '/v1.0/admin/serviceAnnouncement/';
const FAILURE_MEMORY_MS = 10_000;

const SILENCES: Readonly<Record<string, { fault: Omit<SandboxFault, 'path'>; why: string; remedy: string }>> = {
  'is down': { fault: { status: 503 }, why: 'could not be reached', remedy: 'Refresh to ask again.' },
  'limits our requests': {
    fault: { status: 429, headers: { 'retry-after': '90' } },
    why: 'is limiting our requests',
    remedy: 'Wait 1 min, then refresh.',
  },
  'answers in HTML': {
    fault: { body: '<html>soon back</html>' },
    why: 'an answer we could not read',
    remedy: 'Try again',
  },
  'is cut off': { fault: { truncate: true }, why: 'an answer we could not read', remedy: 'Try again in a minute.' },
  'refuses us': {
    fault: { status: 403, body: {} },
    why: 'our roles at this customer are not enough',
    remedy: 'GDAP roles',
  },
  'does not know our application': { fault: { status: 401 }, why: 'could not sign in', remedy: 'This is on our side' },
};

describe('story: a source does not answer', () => {
  const story = openStory();
  const agent = () => story().teams.personal(aPerson());
  const healthOf = async (customer: string) => {
    const chat = agent();
    await chat.says(`check health for ${customer}`);
    return chat.card();
  };
  /** What was heard before is too old to be told again, and a customer who refused us is asked again. */
  beforeEach(() => story().world.pass(15 * 60_000));

  for (const [what, { fault, why, remedy }] of Object.entries(SILENCES)) {
    it(`says why its services are unknown, and what to do: Microsoft 365 ${what}`, async () => {
      await story().sandbox.fault({ ...fault, path: HEALTH });
      const card = await healthOf('Litware');
      expect(cardText(card)).to.include('? Microsoft 365 Unknown · ').and.include(why).and.include(remedy);
      expect(cardText(card))
        .to.include('Microsoft 365 not read')
        .and.not.match(/operational|no known trouble|✓/);
      expect(headingOf(card)).to.match(/^Litware: (service health unknown|we may not see its service health)$/);
      expect(accentOf(card)).to.equal('emphasis');
    });
  }

  it('gives up on a silent one after its time, and tells what the other said', async () => {
    const chat = agent();
    await askPastSilentGraph(story(), chat, 'check health for Contoso');
    expect(headingOf(chat.card())).to.equal(
      'Contoso: Microsoft confirms trouble with 1 service; Microsoft 365 not read',
    );
    expect(chat.text()).to.include(
      '? Microsoft 365 Unknown · Microsoft 365 did not answer in time Refresh to ask again.',
    );
  });

  it('is not green when only Azure is silent, though all the rest is well', async () => {
    await story().sandbox.fault({ path: '/subscriptions', status: 503 });
    const card = await healthOf('Proseware');
    expect(headingOf(card)).to.equal('Proseware: no known trouble, but not everything answered');
    expect(accentOf(card)).to.equal('emphasis');
    expect(cardText(card)).to.match(/read 1 sec ago from Microsoft 365 \([^)]+\) · Azure not read/);
    expect(foldOf(card, 'operational').rows).to.include('Exchange Online').and.not.include('Azure');
  });

  it('still confirms the trouble that the other source tells of', async () => {
    await story().sandbox.fault({ path: HEALTH, status: 503 });
    const card = await healthOf('Contoso');
    expect(headingOf(card)).to.equal('Contoso: Microsoft confirms trouble with 1 service; Microsoft 365 not read');
    const [azure, microsoft365] = rowsOf(card);
    expect(azure).to.match(/^◐ Azure Degraded · 1 incident/);
    expect(microsoft365).to.match(/^\? Microsoft 365 Unknown/);
  });

  it('asks again when its row is tapped', async () => {
    await story().sandbox.fault({ path: HEALTH, status: 503 });
    const chat = agent();
    await chat.says('check health for Litware');
    await story().sandbox.clearFaults();
    const card = await chat.clicks('Microsoft 365 could not be reached');
    expect(headingOf(card)).to.equal('Litware: no known trouble with 30 services');
  });

  it('remembers a failure for ten seconds only', async () => {
    await story().sandbox.fault({ path: HEALTH, status: 503 });
    await healthOf('Litware');
    await story().sandbox.clearFaults();
    story().world.pass(FAILURE_MEMORY_MS - 1);
    expect(headingOf(await healthOf('Litware'))).to.include('unknown');
    story().world.pass(1);
    expect(headingOf(await healthOf('Litware'))).to.include('no known trouble');
  });

  it('says so on the timeline of a service too, with the way back', async () => {
    await story().sandbox.fault({ path: HEALTH, status: 503 });
    const chat = agent();
    await chat.says('check health for Contoso');
    await story().sandbox.clearFaults();
    story().world.pass(60_000);
    await chat.says('is Exchange down for Contoso?');
    await story().sandbox.fault({ path: HEALTH, status: 503 });
    const card = await chat.clicks('Refresh');
    expect(headingOf(card)).to.equal('Contoso · Microsoft 365: health unknown');
    expect(cardText(card)).to.include('Microsoft 365 could not be reached Refresh to ask again.');
    expect(headingOf(await chat.clicks('All services', { on: card }))).to.include('Contoso: ');
  });
});
