import { expect } from 'chai';
import { readConfig } from '../../src/config.ts';
import { TokenKeyUnreadableError, withTokenKeys } from '../../src/house/token-keys.ts';
import { settingsFor } from '../support/doctor.ts';
import { ALONE, startProgram } from '../support/program.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { STORY_NOW } from '../support/story.ts';
import { createHandWorld } from '../support/world.ts';

describe('the token key, wherever it is kept', function () {
  this.timeout(30_000);
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.clearFaults());
  after(() => sandbox.stop());

  const keysOf = async (more: Record<string, string>) => {
    const config = readConfig({ ...settingsFor(sandbox), ...more });
    return (await withTokenKeys(config, createHandWorld(STORY_NOW))).TOKEN_KEY.map((key) =>
      Buffer.from(key).toString(),
    );
  };
  const inVault = (secret: string) => ({ TOKEN_KEY_VAULT_URL: `${sandbox.url}/secrets/${secret}` });
  const refusalOf = async (more: Record<string, string>): Promise<string> => {
    const error = await keysOf(more).then(
      () => expect.fail('should have been refused'),
      (reason: unknown) => reason,
    );
    expect(error).to.be.instanceOf(TokenKeyUnreadableError);
    return (error as Error).message;
  };

  it('comes from settings, and asks nobody', async () => {
    await sandbox.clearRequests();
    expect(await keysOf({ TOKEN_KEY: Buffer.alloc(32, 'k').toString('base64') })).to.eql(['k'.repeat(32)]);
    expect(await sandbox.requests()).to.eql([]);
  });

  it('comes from Key Vault, with a token of the reader application', async () => {
    expect(await keysOf(inVault('token-key'))).to.eql(['sandbox-only-sandbox-only-sandbo']);
  });

  it('says which right is missing', async () => {
    await sandbox.fault({ path: '/secrets/', status: 403, body: { error: { code: 'Forbidden', message: 'No.' } } });
    expect(await refusalOf(inVault('token-key')))
      .to.include('Key Vault Secrets User')
      .and.include('403');
  });

  it('stops the start of a bot that cannot have it, in one sentence', async () => {
    const nowhere = { ...ALONE, KEY_VAULT_URL: ALONE.LOGIN_URL, DATA_DIR: 'out/no-data' };
    const { ended } = startProgram({ ...nowhere, TOKEN_KEY_VAULT_URL: `${ALONE.LOGIN_URL}/secrets/token-key` });
    const { code, said } = await ended;
    expect(code).to.equal(1);
    expect(said)
      .to.match(/^TOKEN_KEY_VAULT_URL: .* cannot be read/)
      .and.not.include('    at ');
  });

  it('says what else is wrong', async () => {
    expect(await refusalOf(inVault('nothing'))).to.include('Check the name of the secret');
    expect(await refusalOf(inVault('no-key')))
      .to.include('32 random bytes')
      .and.not.include('this is no key');
    expect(await refusalOf({ ...inVault('token-key'), READER_CLIENT_SECRET: 'wrong' })).to.include('its credential');
    await sandbox.fault({ path: '/secrets/', status: 503 });
    expect(await refusalOf(inVault('token-key'))).to.include('network rules');
  });
});
