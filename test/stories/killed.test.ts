import { expect } from 'chai';
import { aDataDir } from '../support/data-dirs.ts';
import { embeddedHome, type Home, serverHome } from '../support/killed/home.ts';
import { flawsOf, killOften } from '../support/killed/kill-often.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { openPostgresStore, type Store } from '../support/stores.ts';

const KILLS = 30;

describe('story: the bot is killed while it tells of outages', function () {
  // A minute or two on an idle machine: each life is a process that starts.
  this.timeout(600_000);
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ customers: 1 });
  });
  after(() => sandbox?.stop());

  async function thirtyTimes(home: Home): Promise<void> {
    try {
      const judgement = await killOften(home, sandbox, { kills: KILLS, random: Math.random });
      expect(flawsOf(judgement)).to.deep.equal([]);
      expect(judgement.kills).to.equal(KILLS);
      // Killed in the middle of a call that Teams has taken, nobody can know that it was.
      expect(judgement.repeatedCards).to.be.at.least(1);
      expect(judgement.repeatedReplies).to.be.at.least(1);
    } finally {
      await home.close();
    }
  }

  it('embedded: loses nothing, and repeats a card once at most, which a click heals', async () => {
    await thirtyTimes(embeddedHome(await aDataDir()));
  });

  describe('on a server', () => {
    let store: Store;
    before(async function openStore() {
      store = await openPostgresStore(this);
    });
    after(() => store?.close());

    it('loses nothing, and repeats a card once at most, which a click heals', async () => {
      await thirtyTimes(await serverHome(store.databaseUrl ?? ''));
    });
  });
});
