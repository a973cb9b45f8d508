import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'chai';
import { ownDataDir } from '../../../../src/services/adapters/storage/data-dir-owner.ts';
import { openDatabase } from '../../../../src/services/adapters/storage/database.ts';
import { DataDirInUseError } from '../../../../src/services/adapters/storage/errors.ts';

describe('owner of a data directory', () => {
  let home: string;
  let child: ChildProcess | undefined;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'healthdesk-owner-'));
  });
  afterEach(async () => {
    child?.kill('SIGKILL');
    await rm(home, { recursive: true, force: true });
  });

  const refusal = (attempt: Promise<unknown>): Promise<unknown> => attempt.catch((error: unknown) => error);

  // `darwin` stands for the systems where the socket is a file.
  for (const platform of [process.platform, 'darwin'] as const) {
    it(`lets one own it until it is released (${platform})`, async () => {
      const dataDir = join(home, 'not', 'there', 'yet');
      const owner = await ownDataDir(dataDir, platform);
      const error = await refusal(ownDataDir(dataDir, platform));
      expect(error).to.be.instanceOf(DataDirInUseError);
      expect((error as Error).message)
        .to.include(dataDir)
        .and.include('DATA_DIR')
        .and.include('DATABASE_URL');
      await owner.release();
      await owner.release();
      await (await ownDataDir(dataDir, platform)).release();
    });
  }

  it('knows the directory by any name', async () => {
    const owner = await ownDataDir(join(home, 'data'));
    await symlink(join(home, 'data'), join(home, 'alias'));
    expect(await refusal(ownDataDir(join(home, 'alias')))).to.be.instanceOf(DataDirInUseError);
    await owner.release();
  });

  it('takes over a socket file that a dead process left', async () => {
    const module = new URL('../../../../src/services/adapters/storage/data-dir-owner.ts', import.meta.url);
    const script = `import { ownDataDir } from '${module}';
      await ownDataDir('${home}', 'darwin');
      process.kill(process.pid, 'SIGKILL');`;
    child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
    expect(await once(child, 'exit')).to.deep.equal([null, 'SIGKILL']);
    await (await ownDataDir(home, 'darwin')).release();
  });

  it('keeps a second process out, is freed by kill -9, and has lost no acknowledged row then', async function () {
    this.timeout(60_000);
    const dataDir = join(home, 'data');
    child = spawn(process.execPath, [join(import.meta.dirname, '../../../support/claim-until-killed.ts'), dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let acknowledged = -1;
    for await (const line of createInterface(child.stdout as NodeJS.ReadableStream)) {
      acknowledged = Number(line);
      if (acknowledged === 100) {
        expect(await refusal(openDatabase({ dataDir }))).to.be.instanceOf(DataDirInUseError);
      }
      if (acknowledged >= 300) child.kill('SIGKILL');
    }
    expect(acknowledged).to.be.at.least(300);

    const database = await openDatabase({ dataDir });
    const rows = await database.db.selectFrom('turn').select('key').execute();
    await database.close();
    const kept = new Set(rows.map(({ key }) => key));
    const lost = Array.from({ length: acknowledged + 1 }, (_, n) => `turn ${n}`).filter((key) => !kept.has(key));
    expect(lost).to.deep.equal([]);
  });
});
