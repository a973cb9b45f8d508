import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { notePlaces, placesToTry } from '../../../scripts/start/noted-places.ts';
import { places } from '../../../scripts/start/places.ts';

/** Of nobody: only this test starts there. */
const ELSEWHERE = { PORT: '39781', SANDBOX_PORT: '39782', PLAYGROUND: 'off' };

describe('where npm start may run', () => {
  let dataDir: string;
  const there = () => places({ ...ELSEWHERE, DATA_DIR: dataDir });
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'healthdesk-places-'));
    await notePlaces(there());
  });
  after(async () => {
    await rm(there().runDir, { recursive: true });
    await rm(dataDir, { recursive: true });
  });

  it('is where the settings say, then wherever it was started', async () => {
    const [first, ...others] = await placesToTry({});
    expect(first?.runDir).to.equal(places({}).runDir);
    expect(others).to.deep.include(JSON.parse(JSON.stringify(there())));
  });

  it('is nowhere else where a port is named; the data is where it was started with', async () => {
    expect(await placesToTry({ PORT: '39783' })).to.deep.equal([places({ PORT: '39783' })]);
    const found = await placesToTry(ELSEWHERE);
    expect(found).to.deep.equal([there()]);
    expect((await placesToTry({ ...ELSEWHERE, DATA_DIR: '/mine' }))[0]?.dataDir).to.equal('/mine');
  });

  it('is not told by a note that cannot be read', async () => {
    await writeFile(join(there().runDir, 'places.json'), '{');
    expect(await placesToTry(ELSEWHERE)).to.deep.equal([places(ELSEWHERE)]);
  });
});
