import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import { readWishes } from '../../scripts/onboard/wishes.ts';
import { openDatabase } from '../../src/services/adapters/storage/database.ts';
import { createKeyRing } from '../../src/services/adapters/storage/key-ring.ts';
import { createTokenVault } from '../../src/services/adapters/storage/token-vault.ts';
import { signInAs } from '../support/browser.ts';
import { aDataDir } from '../support/data-dirs.ts';
import { type RunningScript, runScript } from '../support/run-script.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { GOOD_FORM, PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';

const SIGN_IN_PAGE = /https:\S+\/authorize\?\S+/;

describe('npm run onboard and npm run revoke', function () {
  this.timeout(60_000);
  const key = randomBytes(32);
  let sandbox: Sandbox;
  let env: Record<string, string>;
  let dataDir: string;
  let ca: string;

  before(async () => {
    sandbox = await startSandbox();
    dataDir = await aDataDir();
    ca = `${dataDir}-ca.pem`;
    await writeFile(ca, sandbox.ca);
    env = {
      BOT_LOCAL: 'true',
      PARTNER_TENANT_ID,
      READER_CLIENT_ID: GOOD_FORM.client_id,
      READER_CLIENT_SECRET: GOOD_FORM.client_secret,
      TOKEN_KEY: key.toString('base64'),
      LOGIN_URL: sandbox.url,
      GRAPH_URL: sandbox.url,
      ARM_URL: sandbox.url,
      PARTNER_CENTER_URL: sandbox.url,
      DATA_DIR: dataDir,
      NODE_EXTRA_CA_CERTS: ca,
    };
  });
  after(async () => {
    await sandbox.stop();
    await rm(ca);
  });

  const onboard = (...args: string[]) => runScript('scripts/onboard.ts', ['--port', '0', ...args], env);
  /** The browser signs in and is sent back to the script. */
  const signIn = async (script: RunningScript, userName: string, page = SIGN_IN_PAGE) => {
    const returned = await signInAs(userName, (await script.says(page)).replace(/^[^h]*/s, ''));
    expect(await (await fetch(returned)).text()).to.include('you may close this');
  };
  const stored = async () => {
    const database = await openDatabase({ dataDir });
    try {
      return await createTokenVault(database.db, createKeyRing([key])).read('reader');
    } finally {
      await database.close();
    }
  };

  it('reads what is wanted', () => {
    expect(readWishes([])).to.deep.equal({ account: 'reader', consent: undefined, port: 8400 });
    expect(readWishes(['--account', 'partner', '--consent', 'all', '--port', '0'])).to.deep.equal({
      account: 'partner',
      consent: 'all',
      port: 0,
    });
    for (const wrong of ['--account admin', '--consent everybody', '--port x', '--what', 'all']) {
      expect(readWishes(wrong.split(' ')), wrong).to.equal(undefined);
    }
  });

  for (const [userName, why] of Object.entries({
    'amara.diallo': 'in AdminAgents',
    'jonas.berg': 'a Global Administrator',
  })) {
    it(`stores no token of somebody who is ${why}`, async () => {
      const script = onboard();
      await signIn(script, userName);
      expect(await script.ended()).to.equal(1);
      expect(script.said()).to.include(why).and.include('Nothing was stored').and.not.include('    at ');
    });
  }

  it('stores no token of an account that has signed in without MFA', async () => {
    await sandbox.setMfa('healthdesk.reader', false);
    const script = onboard();
    await signIn(script, 'healthdesk.reader');
    expect(await script.ended()).to.equal(1);
    expect(script.said()).to.include('without MFA').and.include('Nothing was stored').and.not.include('    at ');
    await sandbox.resetMfa();
  });

  it('has stored nothing until then', async () => {
    expect(await stored()).to.equal(undefined);
  });

  it('stores the reader account’s token, sealed, and says nothing of it', async () => {
    const script = onboard();
    await signIn(script, 'healthdesk.reader');
    expect(await script.ended(), script.said()).to.equal(0);
    const token = await stored();
    expect(token?.userName).to.match(/^healthdesk\.reader@/);
    expect(token?.token).to.match(/^1\.Ab/);
    expect(script.said()).to.include(token?.userName).and.not.include(token?.token);
  });

  it('lets an Admin agent consent for every customer, and keeps nothing of them', async () => {
    await sandbox.setConsent('fabrikam.com', { delegated: false });
    const before = await stored();
    const script = onboard('--consent', 'all');
    await signIn(script, 'amara.diallo');
    expect(await script.ended()).to.equal(1);
    expect(script.said())
      .to.match(/^consented: Fabrikam$/m)
      .and.match(/^had consented: Contoso$/m);
    expect(script.said())
      .to.match(/^not consented: Lucerne Publishing: 403/m)
      .and.include('1 without consent');
    expect(await stored()).to.deep.equal(before);
  });

  it('lets nobody else consent', async () => {
    const { tenantId = '' } = (await sandbox.customers()).find(({ name }) => name === 'Contoso') ?? {};
    const script = onboard('--consent', tenantId);
    await signIn(script, 'hana.novak');
    expect(await script.ended()).to.equal(1);
    expect(script.said()).to.match(/^not consented: .+403 900150/m);
  });

  it('stands back while a bot has the embedded database', async () => {
    const bot = await openDatabase({ dataDir });
    try {
      for (const script of [onboard(), runScript('scripts/revoke.ts', [], env)]) {
        expect(await script.ended()).to.equal(1);
        expect(script.said()).to.include('is in use by another process').and.not.include('    at ');
      }
    } finally {
      await bot.close();
    }
  });

  it('wants a key to seal with', async () => {
    const { TOKEN_KEY: _, ...keyless } = env;
    const script = runScript('scripts/onboard.ts', [], keyless);
    expect(await script.ended()).to.equal(1);
    expect(script.said()).to.include('TOKEN_KEY').and.not.include('    at ');
  });

  it('forgets every token', async () => {
    const script = runScript('scripts/revoke.ts', [], env);
    expect(await script.ended(), script.said()).to.equal(0);
    expect(script.said()).to.match(/^Forgotten: .*healthdesk\.reader@/);
    expect(await stored()).to.equal(undefined);
    const again = runScript('scripts/revoke.ts', [], env);
    expect(await again.ended()).to.equal(0);
    expect(again.said()).to.include('No token was stored');
  });
});
