import { expect } from 'chai';
import { openDatabase } from '../../src/services/adapters/storage/database.ts';
import { aDataDir } from '../support/data-dirs.ts';
import { doctor, settingsFor } from '../support/doctor.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { STORY_NOW } from '../support/story.ts';

const READER = '5a0d0000-0000-4000-8000-000000007031';
const READERS_GROUP = '5a0d0000-0000-4000-8000-000000006011';
const CONTOSO = { named: 'Contoso' };

describe('story: doctor names each fault, what to do, and whether the bot can work', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  /** No account has signed in, and there is no database yet. */
  let env: Record<string, string>;
  let bot: Record<string, string>;

  before(async () => {
    sandbox = await startSandbox({ now: STORY_NOW, fixedClock: true });
    env = { ...settingsFor(sandbox), DATA_DIR: 'out/no-data' };
    const { BOT_LOCAL: _, ...reachable } = env;
    bot = {
      ...reachable,
      BOT_APP_ID: '5a0d0000-0000-4000-8000-000000000002',
      BOT_APP_TENANT_ID: env.PARTNER_TENANT_ID ?? '',
      BOT_APP_SECRET: 'sandbox-bot',
      BOT_OPENID_METADATA_URL: `${sandbox.url}/v1/.well-known/openidconfiguration`,
    };
  });
  afterEach(async () => {
    await sandbox.clearFaults();
    await sandbox.resetConsents();
  });
  after(() => sandbox.stop());

  it('finds nothing wrong with a bot that has its registration', async () => {
    const seen = await doctor({ ...bot, PARTNER_CENTER_WEBHOOK: 'on' }, CONTOSO);
    expect(seen.isWell, seen.text).to.equal(true);
    for (const name of ['bot-credential', 'bot-keys', 'webhook', 'customers']) {
      expect(seen.row(name).outcome, name).to.equal('ok');
    }
  });

  it('sees whether Partner Center posts its events to us', async () => {
    const settings = { ...bot, PARTNER_CENTER_WEBHOOK: 'on', PUBLIC_URL: 'https://healthdesk.example.com' };
    const heard = 'https://healthdesk.example.com/api/partner-center';
    const gdap = ['granular-admin-relationship-activated', 'granular-admin-relationship-terminated'];
    const row = async () => (await doctor(settings)).row('webhook-registration');
    const none = await row();
    expect(none).to.include({ outcome: 'warn' });
    expect(none.remedy).to.include(`Register ${heard}`).and.include('docs/setup.md');
    for (const [url, events, outcome, says] of [
      ['https://old.example.com/api/partner-center', gdap, 'warn', 'https://old.example.com'],
      [heard, gdap.slice(0, 1), 'warn', 'not granular-admin-relationship-terminated'],
      [heard, gdap, 'ok', 'It does.'],
    ] as const) {
      await sandbox.setWebhook({ url, events });
      const found = await row();
      expect(found.outcome, says).to.equal(outcome);
      expect(found.says).to.include(says);
    }
    await sandbox.fault({ path: '/webhooks/', status: 403 });
    expect((await row()).says).to.include('403');
    expect((await doctor(bot)).row('webhook-registration').outcome).to.equal('skipped');
  });

  for (const [what, settings, row, says, remedy] of [
    [
      'wrong settings',
      { READER_CLIENT_ID: 'x', GRAPH_URL: 'y' },
      'settings',
      /READER_CLIENT_ID.*GRAPH_URL/,
      /env\/\.env\.example/,
    ],
    [
      'a wrong secret',
      { READER_CLIENT_SECRET: 'wrong-one' },
      'reader-credential',
      /AADSTS7000215/,
      /secret, certificate/,
    ],
    [
      'a wrong client id',
      { READER_CLIENT_ID: '5a0d0000-0000-4000-8000-00000000dead' },
      'reader-credential',
      /AADSTS700016/,
      /READER_CLIENT_ID/,
    ],
    [
      'the bot’s wrong secret',
      { BOT_APP_SECRET: 'wrong-one' },
      'bot-credential',
      /AADSTS7000215/,
      /secret, certificate/,
    ],
    [
      'a cloud that is not this one',
      { CLOUD: 'gcch', PUBLIC_URL: 'https://bot.example' },
      'bot-keys',
      /api\.botframework\.us/,
      /CLOUD/,
    ],
    [
      'a server that is not there',
      { DATABASE_URL: 'postgres://healthdesk:hidden@127.0.0.1:9/h' },
      'database',
      /127\.0\.0\.1:9\/h/,
      /DATABASE_URL/,
    ],
  ] as const) {
    it(`fails: ${what}`, async () => {
      const seen = await doctor({ ...bot, ...settings });
      expect(seen.isWell).to.equal(false);
      expect(seen.row(row).outcome).to.equal('failed');
      expect(seen.row(row).says).to.match(says);
      expect(seen.row(row).remedy).to.match(remedy);
      expect(seen.text).to.include('Not fit to run').and.not.include('hidden');
    });
  }

  for (const [what, fault, row, says, remedy] of [
    [
      'the token endpoint is down',
      { path: 'oauth2/v2.0/token', status: 503 },
      'reader-credential',
      /Unreachable/,
      /proxy and CLOUD/,
    ],
    [
      'the keys of the channel cannot be read',
      { path: '/v1/.well-known', status: 503 },
      'bot-keys',
      /503/,
      /login\.botframework\.com/,
    ],
    ['Graph is down', { path: '/v1.0/', status: 503 }, 'relationships', /503/, /status\.cloud\.microsoft/],
    [
      'Graph talks nonsense',
      { path: '/v1.0/', body: '<html>hello</html>' },
      'relationships',
      /An answer that is none/,
      /proxy/,
    ],
    [
      'the right to relationships is missing',
      { path: 'delegatedAdminRelationships', status: 403 },
      'relationships',
      /403/,
      /DelegatedAdminRelationship\.Read\.All/,
    ],
    [
      'the right to groups is missing',
      { path: '/v1.0/groups', status: 403 },
      'groups',
      /403/,
      /GroupMember\.Read\.All/,
    ],
  ] as const) {
    it(`fails: ${what}`, async () => {
      await sandbox.fault(fault);
      const seen = await doctor(bot);
      expect(seen.isWell).to.equal(false);
      expect(seen.row(row).outcome).to.equal('failed');
      expect(seen.row(row).says).to.match(says);
      expect(seen.row(row).remedy).to.match(remedy);
    });
  }

  it('asks nothing that rests on an answer which did not come', async () => {
    const seen = await doctor({ ...env, READER_CLIENT_SECRET: 'wrong-one' });
    for (const name of ['relationships', 'groups', 'partner-center', 'customers']) {
      expect(seen.row(name).outcome, name).to.equal('skipped');
    }
    expect(seen.row('relationships').says).to.include('Reader application comes first');
  });

  for (const [what, fault, row, remedy] of [
    [
      'Partner Center refuses',
      { path: '/v1/customers', status: 403 },
      'partner-center',
      /app management.*PARTNER_CENTER=off/,
    ],
    ['contracts are refused', { path: '/v1.0/contracts', status: 403 }, 'contracts', /Directory\.Read\.All/],
    [
      'assignments are refused',
      { path: 'accessAssignments', status: 403 },
      'assignments',
      /DelegatedAdminRelationship/,
    ],
    ['tenants are refused', { path: 'findTenantInformation', status: 403 }, 'domains', /CrossTenantInformation/],
  ] as const) {
    it(`warns, and the bot can work: ${what}`, async () => {
      await sandbox.fault(fault);
      const seen = await doctor(env, CONTOSO);
      expect(seen.isWell, seen.text).to.equal(true);
      expect(seen.row(row).outcome).to.equal('warn');
      expect(seen.row(row).remedy).to.match(remedy);
    });
  }

  it('names GDAP_SCOPING=off, and does without what is off', async () => {
    const seen = await doctor({ ...env, GDAP_SCOPING: 'off', PARTNER_CENTER: 'off' });
    expect(seen.isWell).to.equal(true);
    expect(seen.row('scoping').outcome).to.equal('warn');
    expect(seen.row('scoping').says).to.include('every agent sees all customers');
    expect(seen.row('partner-center').outcome).to.equal('skipped');
  });

  it('says that no account has signed in, and that no key seals its token', async () => {
    const seen = await doctor(env);
    expect([seen.row('reader-account').outcome, seen.row('token-key').outcome]).to.deep.equal(['warn', 'warn']);
    expect(seen.row('reader-account').remedy).to.equal('npm run onboard');
  });

  it('sees the group of the reader account, and that there is none of that id', async () => {
    expect((await doctor({ ...env, GDAP_READER_GROUP_ID: READERS_GROUP })).row('reader-group').says).to.include(
      'Global',
    );
    const seen = await doctor({ ...env, GDAP_READER_GROUP_ID: READER });
    expect(seen.row('reader-group').outcome).to.equal('warn');
  });

  it('leaves a database alone that a bot holds, and says what cannot be seen', async () => {
    const dataDir = await aDataDir();
    const running = await openDatabase({ dataDir });
    try {
      const seen = await doctor({ ...env, DATA_DIR: dataDir }, CONTOSO);
      expect(seen.isWell, seen.text).to.equal(true);
      expect(seen.row('database').says).to.include('held by a bot that runs');
      expect(seen.row('database').remedy).to.include('stop the bot');
      expect(seen.row('reader-account').outcome).to.equal('skipped');
      expect(seen.customer('Contoso').way).to.equal('app-only');
      await sandbox.setConsent('contoso.com', { application: false });
      const blind = await doctor({ ...env, DATA_DIR: dataDir }, CONTOSO);
      expect([blind.row('customers').outcome, blind.isWell]).to.deep.equal(['warn', true]);
    } finally {
      await running.close();
    }
  });

  it('takes the token key from Key Vault, and tells what the vault refuses', async () => {
    const vault = { ...env, TOKEN_KEY_VAULT_URL: `${sandbox.url}/secrets/token-key` };
    expect((await doctor(vault)).row('token-key').says).to.include('Key Vault gave it');
    await sandbox.fault({ path: '/secrets/', status: 403 });
    const seen = await doctor(vault);
    expect([seen.row('token-key').outcome, seen.isWell]).to.deep.equal(['failed', false]);
    expect(seen.row('token-key').says).to.include('Key Vault Secrets User');
  });
});
