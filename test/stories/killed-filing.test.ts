import { expect } from 'chai';
import { aDataDir } from '../support/data-dirs.ts';
import { DESK_NAMES, type DeskName } from '../support/escalating.ts';
import { type FilingMoment, MOMENTS_AT } from '../support/killed/desk-moments.ts';
import { type FilingLives, openFilingLives } from '../support/killed/filing.ts';
import { embeddedHome, type Home, serverHome } from '../support/killed/home.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { openPostgresStore, type Store } from '../support/stores.ts';

/** How a request stands in the book once nobody lives who could say so. */
const LEFT: Readonly<Record<FilingMoment, string>> = {
  claimed: 'sending',
  sent: 'sending',
  taken: 'sending',
  promised: 'sending',
  noted: 'filed',
};

/** What a card says first: how long ago something was is told after it. */
const headline = (words: string): string => words.replace(/\).*/s, ')');

describe('story: the bot is killed while it files a request', function () {
  this.timeout(300_000);

  function filesOnceOn(openHome: (hook: Mocha.Context) => Promise<Home>, desks = Object.keys(MOMENTS_AT)): void {
    let home: Home;
    let sandbox: Sandbox;
    let lives: FilingLives;
    before(async function open() {
      home = await openHome(this);
      // A first start compiles a thousand files.
      this.timeout(300_000);
      sandbox = await startSandbox({ customers: 1 });
      lives = await openFilingLives(home, sandbox);
    });
    after(async function close() {
      this.timeout(60_000);
      await lives?.close();
      await sandbox?.stop();
      await home?.close();
    });

    for (const desk of desks as DeskName[])
      for (const moment of MOMENTS_AT[desk])
        it(`${desk}: once, and the agent sees so, when it died as it was ${moment}`, async () => {
          const byHand = desk === 'microsoft365';
          const { left, atOnce, inTheEnd, late, tickets } = await lives.fileAndDie(desk, moment);
          expect(left).to.equal(byHand && moment === 'noted' ? 'handed-off' : LEFT[moment]);
          // On a busy machine the directory, or Microsoft, may not have answered in time.
          expect(atOnce).to.match(/^On its way|: filed \(|^Ready to file by hand|^I cannot find out just now|^Asking /);
          expect(tickets).to.have.lengthOf(byHand ? 0 : 1);
          expect(headline(inTheEnd)).to.equal(
            byHand
              ? `Ready to file by hand (${DESK_NAMES[desk]})`
              : `${tickets[0]?.number}: filed (${DESK_NAMES[desk]})`,
          );
          expect(late.map(headline)).to.deep.equal([headline(inTheEnd), headline(inTheEnd)]);
        });
  }

  describe('on a server', () => {
    let store: Store;
    filesOnceOn(async (hook) => {
      store = await openPostgresStore(hook);
      return await serverHome(store.databaseUrl ?? '');
    });
    after(() => store?.close());
  });

  // The desks are the same; what differs is how what was begun is taken up.
  describe('embedded', () => filesOnceOn(async () => embeddedHome(await aDataDir()), ['own']));
});
