import { expect } from 'chai';
import { doctor, settingsFor } from '../support/doctor.ts';
import { onboarded } from '../support/onboarded.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { STORY_NOW } from '../support/story.ts';

const READER = '5a0d0000-0000-4000-8000-000000007031';
const ADMIN_AGENTS = '5a0d0000-0000-4000-8000-000000006001';
const READERS_GROUP = '5a0d0000-0000-4000-8000-000000006011';
const CONTOSO = { named: 'Contoso' };
const DAY_MS = 24 * 60 * 60_000;

describe('story: doctor looks at the accounts, and at what keeps them out of a customer', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let env: Record<string, string>;
  let signedIn: Record<string, string>;

  before(async () => {
    sandbox = await startSandbox({ now: STORY_NOW, fixedClock: true });
    env = settingsFor(sandbox);
    signedIn = { ...env, ...(await onboarded(sandbox)).settings };
  });
  afterEach(async () => {
    await sandbox.resetPolicies();
    await sandbox.resetConsents();
    await sandbox.resetMembers();
    await sandbox.resetMfa();
  });
  after(() => sandbox.stop());

  for (const [code, cause, remedy] of [
    [700016, 'app-absent', /adminconsent\?client_id=/],
    [65001, 'no-consent', /npm run onboard -- --consent [0-9a-f-]{36}/],
    [53003, 'conditional-access', /exclude the service provider users of your tenant/],
    [50076, 'mfa-missing', /Ask for MFA of the account/],
    [50079, 'mfa-missing', /npm run onboard again/],
    [700082, 'token-expired', /sign in again: npm run onboard/],
    [90072, 'access-ended', /Service Support Administrator/],
  ] as const) {
    it(`tells ${cause} at a customer (AADSTS${code})`, async () => {
      await sandbox.setPolicy('contoso.com', code);
      const seen = await doctor(signedIn, CONTOSO);
      const { cause: told, outcome, remedy: advice, says } = seen.customer('Contoso');
      expect([told, outcome, seen.isWell], says).to.deep.equal([cause, 'warn', false]);
      expect(advice).to.match(remedy);
    });
  }

  it('goes the other way where one is blocked, and says so', async () => {
    await sandbox.setConsent('contoso.com', { delegated: false });
    const seen = await doctor(signedIn, CONTOSO);
    expect(seen.customer('Contoso').says).to.include('Readable, app-only (delegated: no consent to the application)');
    expect(seen.isWell).to.equal(true);
  });

  it('tells that the reader account holds no role', async () => {
    await sandbox.setMember(READER, READERS_GROUP, false);
    await sandbox.setConsent('contoso.com', { application: false });
    const seen = await doctor(signedIn, CONTOSO);
    expect(seen.customer('Contoso').cause).to.equal('access-ended');
    expect(seen.customer('Contoso').remedy).to.include('assign it to the security group');
  });

  it('refuses a reader account in AdminAgents', async () => {
    await sandbox.setMember(READER, ADMIN_AGENTS, true);
    const seen = await doctor(signedIn);
    expect([seen.row('reader-roles').outcome, seen.isWell]).to.deep.equal(['failed', false]);
    expect(seen.row('reader-roles').says).to.include('in AdminAgents');
    expect(seen.row('reader-roles').remedy).to.include('npm run revoke');
  });

  it('tells that MFA is missing in the refresh token', async () => {
    await sandbox.setMfa('healthdesk.reader', false);
    const seen = await doctor(signedIn);
    expect(seen.row('reader-account').outcome).to.equal('warn');
    expect(seen.row('reader-account').says).to.include('MFA is missing in the refresh token');
  });

  it('tells of a token that ends within 14 days', async () => {
    const old = await onboarded(sandbox, new Date(STORY_NOW.getTime() - 80 * DAY_MS));
    const seen = await doctor({ ...env, ...old.settings });
    expect(seen.row('reader-account').outcome).to.equal('warn');
    expect(seen.row('reader-account').says).to.include('good until 2026-12-02');
  });

  it('tells that the key of the stored token is another one', async () => {
    const seen = await doctor({ ...signedIn, TOKEN_KEY: Buffer.alloc(32, 1).toString('base64') });
    expect(seen.row('reader-account').says).to.include('not among those in TOKEN_KEY');
  });

  it('tells of a sign-in that has been revoked', async () => {
    await sandbox.revokeRefreshTokens();
    await sandbox.setConsent('contoso.com', { application: false });
    const seen = await doctor(signedIn, CONTOSO);
    expect(seen.row('reader-account').outcome).to.equal('warn');
    expect(seen.row('reader-account').says).to.include('has been revoked');
    expect(seen.row('reader-account').remedy).to.include('npm run onboard');
    expect([seen.customer('Contoso').cause, seen.isWell]).to.deep.equal(['token-revoked', false]);
  });
});
