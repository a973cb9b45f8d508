import { expect } from 'chai';
import { aDataDir } from '../support/data-dirs.ts';
import { embeddedHome, type Home, serverHome } from '../support/killed/home.ts';
import { judge } from '../support/killed/judge.ts';
import { type Killing, openKilling } from '../support/killed/killing.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { openPostgresStore, type Store } from '../support/stores.ts';

/** Each is killed three times. */
const INCIDENTS = 10;

describe('story: the bot is killed while it tells of outages', function () {
  this.timeout(900_000);
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ customers: 1 });
  });
  after(() => sandbox?.stop());

  async function thirtyTimes(home: Home): Promise<void> {
    let killing: Killing | undefined;
    try {
      killing = await openKilling(home, sandbox, Math.random);
      for (let told = 0; told < INCIDENTS; told += 1) await killing.tellOne();
      const { repeatedCards, repeatedReplies, ...rest } = await judge(killing, home);
      expect(rest).to.deep.equal({ kills: 3 * INCIDENTS, lost: [], unhealed: [], tooMuch: [], stuck: [] });
      // Killed in the middle of a call that Teams has taken, nobody can know that it was.
      expect(repeatedCards).to.be.at.least(1);
      expect(repeatedReplies).to.be.at.least(1);
    } finally {
      await killing?.lives.close();
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
