import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect } from 'chai';
import { type DataDirOwner, ownDataDir } from '../../src/services/adapters/storage/data-dir-owner.ts';
import { aDataDir } from '../support/data-dirs.ts';
import { ALONE, startProgram } from '../support/program.ts';

const A_STACK = /\n\s+at /;

describe('story: somebody starts the bot', function () {
  this.timeout(60_000);
  let owner: DataDirOwner | undefined;
  afterEach(() => owner?.release());

  it('is refused without an app id, and told which setting is missing', async () => {
    const { BOT_LOCAL: _, ...settings } = ALONE;
    const { code, said } = await startProgram(settings).ended;
    expect(code).to.equal(1);
    expect(said).to.include('- BOT_APP_ID: must be').and.include('BOT_LOCAL=true').and.not.match(A_STACK);
  });

  it('is refused a data directory that another process has', async () => {
    const dataDir = await aDataDir();
    owner = await ownDataDir(dataDir);
    const { code, said } = await startProgram({ ...ALONE, DATA_DIR: dataDir }).ended;
    expect(code).to.equal(1);
    expect(said).to.include(`The data directory ${dataDir} is in use by another process.`).and.not.match(A_STACK);
  });

  it('is refused a port that is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const PORT = String((taken.address() as AddressInfo).port);
    const { code, said } = await startProgram({ ...ALONE, DATA_DIR: await aDataDir(), PORT }).ended;
    taken.close();
    expect(code).to.equal(1);
    expect(said.trim()).to.equal(`Port ${PORT} is in use. Stop what uses it, or set PORT to another one.`);
  });
});
