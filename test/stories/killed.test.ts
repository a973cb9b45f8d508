import { expect } from 'chai';
import { aDataDir } from '../support/data-dirs.ts';
import { embeddedHome, type Home, serverHome } from '../support/killed/home.ts';
import type { Judgement } from '../support/killed/judge.ts';
import { flawsOf, killOften } from '../support/killed/kill-often.ts';
import { startSandbox } from '../support/sandbox.ts';
import { openPostgresStore, type Store } from '../support/stores.ts';

/** Enough for a card and a reply that come twice; bench:crash kills as often as it is told to. */
const KILLS = 15;

describe('story: the bot is killed while it tells of outages', function () {
  // Each life is a process that starts: seconds of a core, of which others may want theirs.
  this.timeout(900_000);

  async function soOften(home: Home): Promise<Judgement> {
    const sandbox = await startSandbox({ customers: 1 });
    try {
      return await killOften(home, sandbox, { kills: KILLS, random: Math.random });
    } finally {
      await sandbox.stop();
      await home.close();
    }
  }

  function expectNoLoss(judgement: Judgement): void {
    expect(flawsOf(judgement)).to.deep.equal([]);
    expect(judgement.kills).to.be.at.least(KILLS);
    // Killed in the middle of a call that Teams has taken, nobody can know that it was.
    expect(judgement.repeatedCards).to.be.at.least(1);
    expect(judgement.repeatedReplies).to.be.at.least(1);
  }

  // Both at the same time: a life waits as much as it works.
  let embedded: Promise<Judgement>;
  before(async () => {
    embedded = soOften(embeddedHome(await aDataDir()));
    embedded.catch(() => {});
  });
  after(() => embedded.catch(() => {}));

  describe('on a server', () => {
    let store: Store;
    before(async function openStore() {
      store = await openPostgresStore(this);
    });
    after(() => store?.close());

    it('loses nothing, and repeats a card once at most, which a click heals', async () => {
      expectNoLoss(await soOften(await serverHome(store.databaseUrl ?? '')));
    });
  });

  describe('embedded', () => {
    it('loses nothing, and repeats a card once at most, which a click heals', async () => {
      expectNoLoss(await embedded);
    });
  });
});
