import { expect } from 'chai';
import { ALONE, startProgram } from '../support/program.ts';
import { openPostgresStore, type Store } from '../support/stores.ts';

describe('the two programs', function () {
  this.timeout(60_000);
  let store: Store;
  before(async function () {
    store = await openPostgresStore(this);
  });
  after(() => store?.close());

  it('stand beside each other on one server, and leave when they are told to', async () => {
    const settings = { ...ALONE, DATABASE_URL: store.databaseUrl ?? '' };
    const web = startProgram({ ...settings, ROLE: 'web' });
    const workers = [1, 2].map(() => startProgram({ ...settings, ROLE: 'worker' }, 'src/worker.ts'));
    await web.logged(({ msg }) => msg === 'Healthdesk is open');
    for (const worker of workers) await worker.logged(({ msg }) => msg === 'Healthdesk is at work');
    for (const program of [web, ...workers]) {
      await program.stop();
      expect(await program.ended).to.deep.equal({ code: 0, said: '' });
    }
  });

  it('refuse a role that is not theirs', async () => {
    const settings = { ...ALONE, DATABASE_URL: store.databaseUrl ?? '' };
    for (const program of [startProgram({ ...settings, ROLE: 'worker' }), startProgram(settings, 'src/worker.ts')]) {
      const { code, said } = await program.ended;
      expect(code).to.equal(1);
      expect(said).to.match(/ROLE: must be/);
    }
  });
});
