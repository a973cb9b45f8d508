import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { sql } from 'kysely';
import { createBotStorage } from '../../../../src/services/adapters/storage/bot-storage.ts';
import { type Database, openDatabase } from '../../../../src/services/adapters/storage/database.ts';
import { DatabaseUnreachableError } from '../../../../src/services/adapters/storage/errors.ts';
import { openPostgresStore, STORES, type Store } from '../../../support/stores.ts';

const FOLDER = new URL('../../../../src/services/adapters/storage/migrations/', import.meta.url);
const MIGRATIONS = readdirSync(FOLDER)
  .map((file) => file.replace('.ts', ''))
  .sort();

const migrationsOf = async ({ db }: Database): Promise<string[]> =>
  (await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)).rows.map(
    ({ name }) => name,
  );

/** Stands between us and a server, to cut what runs through it as a crash does: without a word. */
async function startRelay(to: number) {
  const sockets = new Set<Socket>();
  const relay = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    for (const socket of [near, far]) sockets.add(socket.on('error', () => {}));
    near.pipe(far).pipe(near);
  }).listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const close = async () => {
    cut();
    relay.close();
    await once(relay, 'close');
  };
  return { port: String((relay.address() as AddressInfo).port), cut, close };
}

for (const [name, openStore] of Object.entries(STORES)) {
  describe(`database: ${name}`, () => {
    let store: Store;
    before(async function () {
      store = await openStore(this);
    });
    after(() => store?.close());

    it('answers a ping', async () => {
      expect(store.database.kind).to.equal(name);
      await store.database.ping();
    });

    it('takes a transaction back whole, and goes on', async function () {
      this.timeout(5_000); // what is not sent through the transaction's handle would hang on the embedded database
      const { db } = store.database;
      const write = async (key: string, fail: boolean): Promise<void> =>
        await db.transaction().execute(async (trx) => {
          await createBotStorage(trx).write({ [key]: { key } });
          expect(await createBotStorage(trx).read([key])).to.have.property(key);
          if (fail) await sql`select 1 / ${0}::int`.execute(trx);
        });
      const outcomes = await Promise.allSettled([write('one', false), write('two', true), write('three', false)]);
      expect(outcomes.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected', 'fulfilled']);
      expect(await createBotStorage(db).read(['one', 'two', 'three'])).to.have.all.keys('one', 'three');
    });

    it('carries every kind of value, prepared or not, and goes on after an error', async () => {
      const { db } = store.database;
      const at = new Date('2026-11-22T12:34:56.789Z');
      const id = '0a1b2c3d-0000-4000-8000-000000000001';
      for (let round = 0; round < 3; round++) {
        const { rows } = await sql`
          select ${at}::timestamptz as at, ${[at, null]}::timestamptz[] as ats, ${null}::text as nothing, ${''}::text as empty,
            ${['a"b', '{c,d}', '', null]}::text[] as texts, ${false}::boolean as no, ${id}::uuid as id, ${{ a: ['\\'] }}::json as json`.execute(
          db,
        );
        const texts = ['a"b', '{c,d}', '', null];
        expect(rows).to.deep.equal([
          { id, at, ats: [at, null], nothing: null, empty: '', texts, no: false, json: { a: ['\\'] } },
        ]);
        const error = await sql`select ${'no number'}::int`.execute(db).catch((error: unknown) => error);
        expect(error).to.have.property('code', '22P02');
      }
    });
  });
}

describe('database: embedded, in a directory', () => {
  it('is there again when opened again', async function () {
    this.timeout(60_000);
    const dataDir = await mkdtemp(join(tmpdir(), 'healthdesk-database-'));
    const first = await openDatabase({ dataDir });
    await createBotStorage(first.db).write({ kept: { words: 'yes' } });
    await first.close();
    await first.close();

    const second = await openDatabase({ dataDir });
    expect(await createBotStorage(second.db).read(['kept'])).to.have.nested.property('kept.words', 'yes');
    expect(await migrationsOf(second)).to.deep.equal(MIGRATIONS);
    await second.close();
    await rm(dataDir, { recursive: true });
  });
});

describe('database: on a server', () => {
  let store: Store;
  before(async function () {
    store = await openPostgresStore(this);
  });
  after(() => store?.close());

  it('is there again when opened again', async () => {
    await createBotStorage(store.database.db).write({ kept: { words: 'yes' } });
    const again = await openDatabase({ databaseUrl: store.databaseUrl });
    expect(await createBotStorage(again.db).read(['kept'])).to.have.nested.property('kept.words', 'yes');
    await again.close();
    await again.close();
  });

  it('is migrated once by replicas that start together', async function () {
    this.timeout(30_000);
    for (let round = 0; round < 5; round++) {
      await sql`drop schema public cascade`.execute(store.database.db);
      await sql`create schema public`.execute(store.database.db);
      const replicas = await Promise.all([1, 2, 3, 4].map(() => openDatabase({ databaseUrl: store.databaseUrl })));
      expect(await migrationsOf(store.database), `round ${round}`).to.deep.equal(MIGRATIONS);
      await Promise.all(replicas.map((replica) => replica.close()));
    }
  });

  it('outlives broken connections', async () => {
    const broken = Promise.withResolvers<Error>();
    const database = await openDatabase({ databaseUrl: store.databaseUrl, poolSize: 1, onError: broken.resolve });
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database.db);
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(store.database.db);
    expect(await broken.promise).to.have.property('code', '57P01');
    await database.ping();
    await database.close();
  });

  it('outlives a connection that breaks at work', async () => {
    const { port, cut, close } = await startRelay(Number(new URL(store.databaseUrl ?? '').port));
    const databaseUrl = Object.assign(new URL(store.databaseUrl ?? ''), { port }).href;
    const broken = Promise.withResolvers<Error>();
    const database = await openDatabase({ databaseUrl, poolSize: 1, onError: broken.resolve });
    const work = sql`select pg_sleep(60)`.execute(database.db).catch((error: unknown) => error);
    await sql`select pg_sleep(0)`.execute(store.database.db);
    cut();
    expect(await work).to.be.instanceOf(Error);
    expect(await broken.promise).to.be.instanceOf(Error);
    await database.ping();
    await database.close();
    await close();
  });

  it('says so when no server answers, without the password', async () => {
    const databaseUrl = 'postgres://bot:s3cret@127.0.0.1:1/health';
    const error = await openDatabase({ databaseUrl }).catch((error: unknown) => error);
    expect(error).to.be.instanceOf(DatabaseUnreachableError);
    expect((error as Error).message)
      .to.include('127.0.0.1:1/health')
      .and.include('DATABASE_URL');
    expect((error as Error).message).to.not.include('s3cret');
  });
});
