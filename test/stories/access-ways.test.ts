import { expect } from 'chai';
import type { AccessWay } from '../../src/domain/access-way.ts';
import { createAccessBook } from '../../src/services/adapters/storage/access-book.ts';
import { openDatabase } from '../../src/services/adapters/storage/database.ts';
import { createKeyRing } from '../../src/services/adapters/storage/key-ring.ts';
import { createTokenVault } from '../../src/services/adapters/storage/token-vault.ts';
import { type Onboarded, onboarded } from '../support/onboarded.ts';
import { aPerson } from '../support/people.ts';
import { openStory, STORY_NOW } from '../support/story.ts';
import { headingOf } from '../support/teams/card-shape.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What the fleet has granted: half of it to the application alone, half only together with the reader account. */
const FLEET = {
  'Coho Winery': { application: true, delegated: false },
  'Coho Vineyard': { application: false, delegated: true },
  Proseware: { application: false, delegated: false },
} as const;

describe('story: every customer is read by the way that it has opened', () => {
  let account: Onboarded;
  let ids: Record<string, string>;
  const story = openStory(async (sandbox) => {
    account = await onboarded(sandbox, new Date(STORY_NOW.getTime() - 2 * DAY_MS));
    ids = Object.fromEntries((await sandbox.customers()).map(({ name, tenantId }) => [name, tenantId]));
    return { ...account.settings, GDAP_SCOPING: 'off' };
  });
  const agent = () => story().teams.personal(aPerson());
  const grant = async (name: string, consent: { application?: boolean; delegated?: boolean }) =>
    await story().sandbox.setConsent(ids[name] ?? '', consent);
  const heading = async (name: string) => {
    const chat = agent();
    await chat.says(`check health for ${name}`);
    return { chat, says: headingOf(chat.card()) };
  };

  before(async () => {
    for (const [name, consent] of Object.entries(FLEET)) await grant(name, consent);
  });
  after(() => story().sandbox.resetConsents());

  for (const name of ['Alpine Ski House', 'Coho Winery', 'Coho Vineyard']) {
    it(`finds a way into ${name}`, async () => {
      expect((await heading(name)).says).to.match(/no known trouble with \d+ services/);
    });
  }

  for (const [name, why] of Object.entries({
    Proseware: 'has not consented',
    'Lucerne Publishing': 'delegated access ended',
    'Wingtip Toys': 'our roles at this customer are not enough',
  })) {
    it(`says why there is none into ${name}`, async () => {
      const { chat } = await heading(name);
      expect(chat.text().toLowerCase()).to.include(why.toLowerCase());
    });
  }

  it('goes the other way when a customer takes one back', async () => {
    await grant('Alpine Ski House', { delegated: false });
    story().world.pass(61 * MINUTE_MS);
    expect((await heading('Alpine Ski House')).says).to.include('no known trouble');
  });

  it('asks a customer without a way again after a quarter of an hour, and at once when a person does', async () => {
    const { sandbox, world } = story();
    world.pass(16 * MINUTE_MS);
    const { chat, says } = await heading('Proseware');
    expect(says).to.include('we may not see its service health');
    await grant('Proseware', { delegated: true });
    await sandbox.clearRequests();
    world.pass(14 * MINUTE_MS);
    expect((await heading('Proseware')).says).to.include('we may not see');
    expect((await sandbox.requests()).filter(({ tenant }) => tenant === ids.Proseware)).to.eql([]);
    expect(headingOf(await chat.clicks('Refresh'))).to.include('no known trouble');
  });

  it('goes on with those that the application may read by itself when the account’s sign-in is revoked', async () => {
    await story().sandbox.revokeRefreshTokens();
    story().world.pass(61 * MINUTE_MS);
    expect((await heading('Coho Winery')).says).to.include('no known trouble');
    const { chat } = await heading('Coho Vineyard');
    expect(chat.text()).to.match(/sign.?in/i);
  });

  it('renewed the account when it opened, logged no token, and remembers the ways', async () => {
    const { DATA_DIR, TOKEN_KEY = '' } = account.settings;
    const logged = story().logged();
    await story().house.close();
    const database = await openDatabase({ dataDir: DATA_DIR });
    try {
      const stored = await createTokenVault(database.db, createKeyRing([Buffer.from(TOKEN_KEY, 'base64')])).read(
        'reader',
      );
      expect(stored?.receivedAt).to.deep.equal(STORY_NOW);
      expect(stored?.token)
        .to.match(/^1\.Ab/)
        .and.not.equal(account.refreshToken);
      expect(logged).to.include('a source gave no answer');
      for (const secret of [account.refreshToken, stored?.token, 'sandbox-only', 'eyJ'])
        expect(logged).to.not.include(secret);

      const ways = await createAccessBook(database.db).all();
      const wayOf = (name: string): AccessWay['way'] | undefined => ways.get(ids[name] ?? '')?.way;
      expect(['Alpine Ski House', 'Coho Winery', 'Coho Vineyard', 'Proseware', 'Wingtip Toys'].map(wayOf)).to.eql([
        'app-only',
        'app-only',
        'delegated',
        'delegated',
        'none',
      ]);
    } finally {
      await database.close();
    }
  });
});
