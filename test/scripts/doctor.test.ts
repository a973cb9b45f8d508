import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { ROOT } from '../../scripts/start/places.ts';
import { openDatabase } from '../../src/services/adapters/storage/database.ts';
import { aDataDir } from '../support/data-dirs.ts';
import { settingsFor } from '../support/doctor.ts';
import { runScript } from '../support/run-script.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';

/** Of nobody: `npm start` of this test alone would be found under it. */
const BOT_PORT = '39789';

describe('npm run doctor', function () {
  this.timeout(120_000);
  const runDir = join(ROOT, 'out', 'start', BOT_PORT);
  let sandbox: Sandbox;
  let env: Record<string, string>;
  const run = (args: readonly string[], more: Record<string, string> = {}) =>
    runScript('scripts/doctor.ts', args, { ...env, ...more });

  before(async () => {
    sandbox = await startSandbox();
    await mkdir(runDir, { recursive: true });
    await writeFile(join(runDir, 'sandbox-ca.pem'), sandbox.ca);
    env = { ...settingsFor(sandbox), DATA_DIR: 'out/no-data', NODE_EXTRA_CA_CERTS: join(runDir, 'sandbox-ca.pem') };
  });
  after(async () => {
    await sandbox.stop();
    await rm(runDir, { recursive: true });
  });

  it('looks at the settings of the environment, and ends well when nothing has failed', async () => {
    const doctor = run(['--customer', 'Contoso']);
    expect(await doctor.ended(), doctor.said()).to.equal(0);
    expect(doctor.said()).to.include('Looking at the settings in the environment.').and.include('Fit to run');
  });

  it('ends with 1 when the bot could not do its main job, and without a stack', async () => {
    const doctor = run(['--customers', 'none'], { READER_CLIENT_SECRET: 'wrong' });
    expect(await doctor.ended()).to.equal(1);
    expect(doctor.said()).to.include('AADSTS7000215').and.include('Not fit to run').and.not.include('    at ');
  });

  it('speaks JSON to programs', async () => {
    const doctor = run(['--customer', 'Trey Research', '--json']);
    expect(await doctor.ended()).to.equal(1);
    const { isWell, customers } = JSON.parse(doctor.said().slice(doctor.said().indexOf('{')));
    expect(isWell).to.equal(false);
    expect(customers[0]).to.include({ name: 'Trey Research', way: 'none', cause: 'no-consent' });
  });

  it('finds the sandbox of npm start beside it, whose database it leaves alone', async () => {
    const dataDir = await aDataDir();
    const bot = await openDatabase({ dataDir });
    try {
      const newcomer = runScript('scripts/doctor.ts', ['--customer', 'Contoso'], {
        ...{ PORT: BOT_PORT, SANDBOX_PORT: new URL(sandbox.url).port, DATA_DIR: dataDir },
      });
      expect(await newcomer.ended(), newcomer.said()).to.equal(0);
      expect(newcomer.said()).to.include('No settings in the environment').and.include('the sandbox of npm start');
      expect(newcomer.said()).to.include('held by a bot that').and.include('Fit to run');
    } finally {
      await bot.close();
    }
  });

  it('brings a sandbox of its own where nothing runs', async () => {
    const newcomer = runScript('scripts/doctor.ts', ['--customer', 'Contoso'], {
      PORT: '39788',
      SANDBOX_PORT: '39787',
    });
    expect(await newcomer.ended(), newcomer.said()).to.equal(0);
    expect(newcomer.said()).to.include('a sandbox of its own').and.include('Fit to run');
  });

  it('says how it is used', async () => {
    const doctor = run(['--what']);
    expect(await doctor.ended()).to.equal(1);
    expect(doctor.said()).to.include('npm run doctor').and.not.include('    at ');
  });
});
