import { expect } from 'chai';
import { openDatabase } from '../../src/services/adapters/storage/database.ts';
import { createKeyRing } from '../../src/services/adapters/storage/key-ring.ts';
import { createTokenVault } from '../../src/services/adapters/storage/token-vault.ts';
import { doctor, type Examined, settingsFor } from '../support/doctor.ts';
import { type Onboarded, onboarded } from '../support/onboarded.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { STORY_NOW } from '../support/story.ts';
import { createHandWorld } from '../support/world.ts';

const READS_BY_POST = /\/(token|checkMemberGroups|resources|fetchEventDetails)$/;

describe('story: doctor looks at a partner who is set up', function () {
  this.timeout(120_000);
  let sandbox: Sandbox;
  let account: Onboarded;
  let seen: Examined;
  let env: Record<string, string>;

  before(async () => {
    sandbox = await startSandbox({ now: STORY_NOW, fixedClock: true });
    account = await onboarded(sandbox);
    env = { ...settingsFor(sandbox), ...account.settings };
    await sandbox.clearRequests();
    // It would take 12 seconds; that it is slow is told by a test of its own.
    await sandbox.fault({ path: '/v1.0/', tenant: 'southridgevideo.onmicrosoft.com', status: 504 });
    seen = await doctor(env, 'usual');
    await sandbox.clearFaults();
  });
  after(() => sandbox.stop());

  it('is green: nothing has failed', () => {
    expect(seen.isWell, seen.text).to.equal(true);
    expect(seen.text).to.include('Fit to run');
    for (const name of [
      'settings',
      'scoping',
      'database',
      'token-key',
      'reader-credential',
      'relationships',
      'groups',
    ]) {
      expect(seen.row(name).outcome, name).to.equal('ok');
    }
    for (const name of ['assignments', 'contracts', 'domains', 'partner-center', 'reader-account', 'reader-roles']) {
      expect(seen.row(name).outcome, name).to.equal('ok');
    }
    expect(seen.row('reader-account').says).to.include('with MFA').and.include('good until 2027-02-20');
    for (const name of ['bot-credential', 'bot-keys', 'webhook', 'partner-account']) {
      expect(seen.row(name).outcome, name).to.equal('skipped');
    }
  });

  it('reads an ordinary customer by the reader account, and names the groups that hold a role', () => {
    const { outcome, way, groups, relation } = seen.customer('Contoso');
    expect({ outcome, way, relation }).to.deep.equal({ outcome: 'ok', way: 'delegated', relation: 'direct reseller' });
    expect(groups).to.include('GDAP Service Support Global');
  });

  it('tells provider and reseller apart', () => {
    expect(seen.customer('Alpine Ski House').relation).to.match(/^indirect reseller, through provider [0-9a-f-]{36}$/);
    expect(seen.customer('Phone Company').relation).to.equal('indirect provider, for reseller 6112345');
  });

  for (const [name, cause, says, remedy] of [
    [
      'Trey Research',
      'no-consent',
      'No consent',
      /npm run onboard -- --consent [0-9a-f-]{36}.*adminconsent\?client_id=/,
    ],
    ['Lucerne Publishing', 'access-ended', 'since 2026-11-03', /new GDAP relationship.*partner\.microsoft\.com/],
    ['Nod Publishers', 'access-ended', 'not read', /waits for approval.*granularAdminRelationships\//],
    ['Wingtip Toys', 'no-permission', '403', /Service Support Administrator \(f023fd81-a637-4b56-95fd-791ac0226033\)/],
    ['Consolidated Messenger', 'throttled', '429', /Wait a few minutes/],
    ['Graphic Design Institute', 'garbage', 'An answer that is none', /proxy/],
    ['Southridge Video', 'unreachable', '504', /status\.cloud\.microsoft/],
    [
      'Fincher Architects',
      undefined,
      'Readable, app-only (delegated: no delegated access)',
      /^Role: .*GDAP relationship/,
    ],
    ['Lamna Healthcare', undefined, 'ends on 2026-12-03 and does not renew itself', /auto-extend/],
  ] as const) {
    it(`tells what is wrong with ${name}`, () => {
      const row = seen.customer(name);
      expect(row.outcome).to.equal('warn');
      expect(row.cause).to.equal(cause);
      expect(row.says).to.include(says);
      expect(row.remedy).to.match(remedy);
    });
  }

  it('leaves nobody else in trouble', () => {
    expect(seen.customers.filter(({ outcome }) => outcome !== 'ok')).to.have.length(9);
    expect(seen.row('customers').says).to.equal(
      `${seen.customers.length - 7} of ${seen.customers.length} can be read.`,
    );
  });

  for (const [name, azure] of [
    ['A. Datum', /^Azure: readable by Azure Lighthouse\.$/],
    ['Bellows College', /^Azure: readable by Azure Lighthouse and by a token of the customer’s tenant/],
    ['City Power & Light', /^Azure: .*(503|Unreachable).*status\.cloud\.microsoft/],
    ['Best For You Organics', /no subscription gives us a role/],
    ['Lucerne Publishing', undefined],
  ] as const) {
    it(`tells how far we see into the Azure of ${name}, which fails nobody`, () => {
      const row = seen.customer(name);
      if (!azure) return expect(row).to.not.have.property('azure');
      expect(row.azure).to.match(azure);
      expect(seen.text.replace(/\s+/g, ' ')).to.include(row.azure?.slice(0, 25));
    });
  }

  it('changes nothing', async () => {
    const requests = await sandbox.requests();
    expect(requests.length).to.be.above(100);
    expect(requests.filter(({ method, path }) => method !== 'GET' && !READS_BY_POST.test(path))).to.eql([]);
    const { DATA_DIR, TOKEN_KEY = '' } = account.settings;
    const database = await openDatabase({ dataDir: DATA_DIR });
    try {
      const keys = createKeyRing([Buffer.from(TOKEN_KEY, 'base64')]);
      expect((await createTokenVault(database.db, keys).read('reader'))?.token).to.equal(account.refreshToken);
      for (const table of ['access_way', 'azure_way', 'customer', 'gdap_relationship'] as const) {
        expect(await database.db.selectFrom(table).selectAll().execute(), table).to.eql([]);
      }
    } finally {
      await database.close();
    }
  });

  it('tells a slow customer by the time that a question may take', async () => {
    const world = createHandWorld(STORY_NOW);
    const looking = doctor(
      { ...env, SOURCE_TIME_LIMIT_MS: '7777', DATA_DIR: 'out/no-data' },
      { named: 'Southridge Video' },
      world,
    );
    await world.runOut(7777);
    const { isWell, customer, row } = await looking;
    expect(customer('Southridge Video').cause).to.equal('slow');
    expect(customer('Southridge Video').remedy).to.include('SOURCE_TIME_LIMIT_MS');
    expect([isWell, row('customers').outcome]).to.deep.equal([false, 'failed']);
  });

  it('finds a customer by name, domain or tenant id, and says so when there is none', async () => {
    const { tenantId } = seen.customer('Proseware');
    for (const named of ['proseware', 'proseware.onmicrosoft.com', tenantId]) {
      expect((await doctor(env, { named })).customers.map(({ name }) => name)).to.eql(['Proseware']);
    }
    const { isWell, row } = await doctor(env, { named: 'Nobody Ltd' });
    expect(isWell).to.equal(false);
    expect(row('customers').says).to.include('Nobody Ltd');
  });
});
