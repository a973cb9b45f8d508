import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { sql } from 'kysely';
import { openDatabase } from '../../../../src/services/adapters/storage/database.ts';
import { createEmptyDatabase } from '../../../../src/services/adapters/storage/empty-database.ts';
import { type DatabaseLook, lookAtDatabase } from '../../../../src/services/adapters/storage/look-at-database.ts';
import { aDataDir } from '../../../support/data-dirs.ts';
import { openPostgresStore, type Store } from '../../../support/stores.ts';

/** What was found, with the database closed again. */
async function found(look: DatabaseLook): Promise<Omit<DatabaseLook, 'database'>> {
  if (look.kind !== 'open') return look;
  const { database, ...rest } = look;
  await database.close();
  return rest;
}

describe('a look at the database', function () {
  this.timeout(60_000);
  const lookIn = (dataDir: string) => lookAtDatabase({ databaseUrl: undefined, dataDir });
  let dir: string;
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'healthdesk-look-'));
  });
  after(() => rm(dir, { recursive: true }));

  it('makes none where there is none', async () => {
    expect(await found(await lookIn(dir))).to.deep.equal({ kind: 'absent', dataDir: dir });
    expect(await readdir(dir)).to.eql([]);
  });

  it('brings none up to date', async () => {
    await (await openDatabase({ dataDir: dir, asItIs: true })).close();
    for (const _ of [1, 2]) {
      const look = await lookIn(dir);
      expect(look.kind === 'open' && look.migrationsBehind).to.be.above(3);
      await found(look);
    }
  });

  it('reads one that is up to date, and stands back from one that is held', async () => {
    const dataDir = await aDataDir();
    const look = await lookIn(dataDir);
    expect(look).to.include({ kind: 'open', migrationsBehind: 0 });
    expect((await lookIn(dataDir)).kind).to.equal('held');
    await found(look);
  });

  it('says where a server is that does not answer, without its password', async () => {
    const look = await lookAtDatabase({ databaseUrl: 'postgres://bot:hidden@127.0.0.1:9/desk', dataDir: dir });
    expect(look.kind === 'unreachable' && look.why)
      .to.include('127.0.0.1:9/desk')
      .and.not.include('hidden');
  });

  it('has an empty one to read in its place', async () => {
    const empty = createEmptyDatabase();
    expect(await empty.selectFrom('account_token').selectAll().execute()).to.eql([]);
    await empty.destroy();
  });

  describe('of a server', () => {
    let store: Store;
    before(async function () {
      store = await openPostgresStore(this);
    });
    after(() => store?.close());

    it('reads it as it is', async () => {
      const look = await lookAtDatabase({ databaseUrl: store.databaseUrl, dataDir: dir });
      const place = 'The PostgreSQL server';
      expect(await found(look)).to.deep.equal({ kind: 'open', place, migrationsBehind: 0, jobs: 'to-be-made' });
    });

    it('sees whether the schema of the jobs is there, or may be made', async () => {
      const { db } = store.database;
      const jobsAs = async (role: string) => {
        const url = new URL(store.databaseUrl ?? '');
        url.searchParams.set('options', `-c role=${role}`);
        const look = await lookAtDatabase({ databaseUrl: url.href, dataDir: dir });
        const { jobs } = look.kind === 'open' ? look : { jobs: look.kind };
        await found(look);
        return jobs;
      };
      await sql`create role plain_jobs`.execute(db);
      try {
        await sql`grant select on all tables in schema public to plain_jobs`.execute(db);
        expect(await jobsAs('plain_jobs')).to.equal('forbidden');
        await sql`create schema pgboss authorization plain_jobs`.execute(db);
        expect(await jobsAs('plain_jobs')).to.equal('there');
      } finally {
        await sql`drop schema if exists pgboss`.execute(db);
        await sql`drop owned by plain_jobs`.execute(db);
        await sql`drop role plain_jobs`.execute(db);
      }
    });
  });
});
