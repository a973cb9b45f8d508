import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { DEFAULT_WISH, type Wish } from '../../src/domain/following.ts';
import { openDatabase } from '../../src/services/adapters/storage/database.ts';
import { createFollowingBook } from '../../src/services/adapters/storage/following-book.ts';
import type { Tables } from '../../src/services/adapters/storage/tables.ts';
import { postgresBinaries, startPostgres } from '../../test/support/postgres.ts';
import { type Sandbox, startSandbox } from '../../test/support/sandbox.ts';
import { PARTNER_TENANT_ID } from '../../test/support/sandbox-calls.ts';
import { STAFF } from '../../test/support/staff.ts';
import { type Connector, startConnector } from '../../test/support/teams/connector.ts';
import { createTeamsLimits } from '../../test/support/teams/limits.ts';
import { cpuMsOfFamily } from '../process-figures.ts';
import { startWorker, type WorkerProcess } from './worker.ts';

/** A sandbox with its customers, Teams with its limits, PostgreSQL, and a worker between them. */
export interface Scene {
  readonly sandbox: Sandbox;
  readonly teams: Connector;
  readonly db: Kysely<Tables>;
  readonly worker: WorkerProcess;
  /** Processor time of the database server so far, in milliseconds. */
  databaseCpuMs(): number;
  /** Has so many channels follow outages from now on. */
  follow(channels: number, wish?: Partial<Wish>): Promise<void>;
  /**
   * Resolves when everybody has been looked at once, or so many: the others' first looks wait an hour then. Answers how many
   * seconds that took.
   */
  firstRound(most?: number): Promise<number>;
  close(): Promise<void>;
}

export interface SceneOptions {
  readonly customers: number;
  readonly settings?: Readonly<Record<string, string>>;
  /** What the sandbox has to be told before anybody looks. */
  readonly prepare?: (sandbox: Sandbox) => Promise<void>;
}

const PACE_MS = 1000;

export async function openScene({ customers, settings = {}, prepare }: SceneOptions): Promise<Scene> {
  const binaries = postgresBinaries();
  if (!binaries) throw new Error('No PostgreSQL binaries under /usr/lib/postgresql: there is nothing to measure on.');
  const sandbox = await startSandbox({ customers });
  await prepare?.(sandbox);
  const server = await startPostgres(binaries, []);
  const teams = await startConnector({ limits: createTeamsLimits(() => performance.now()) });
  const began = performance.now();
  const { db, close: closeDatabase } = await openDatabase({ databaseUrl: server.url });
  const { rows } = await sql<{ directory: string }>`
    select setting as directory from pg_settings where name = 'data_directory'`.execute(db);
  const postmaster = Number(readFileSync(join(rows[0]?.directory ?? '', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const worker = startWorker(sandbox, server.url, settings);
  const followings = createFollowingBook(db, { send: async () => {} });

  return {
    sandbox,
    teams,
    db,
    worker,
    databaseCpuMs: () => cpuMsOfFamily(postmaster),
    async follow(channels, wish = {}) {
      const owner = { tenantId: PARTNER_TENANT_ID, objectId: STAFF.helpdesk, name: 'Kim Minji' };
      const now = new Date();
      for (let number = 1; number <= channels; number += 1) {
        const place = {
          conversationId: `19:channel-${number}@thread.tacv2`,
          kind: 'channel',
          serviceUrl: teams.url,
          channelId: 'msteams',
          botId: '28:healthdesk',
          tenantId: PARTNER_TENANT_ID,
          teamId: '19:team@thread.tacv2',
        } as const;
        const reader = { locale: number % 2 === 0 ? 'ko-KR' : 'en-GB', zone: 'Asia/Seoul' };
        const following = { ...DEFAULT_WISH, ...wish, id: `following-${number}`, place, owner, reader, since: now };
        await followings.keep(following, owner, now);
      }
    },
    async firstRound(most = customers) {
      if (most < customers) await putOff(db, customers, most);
      for (;;) {
        await sleep(PACE_MS);
        const { rows } = await sql<{ looked: number; left: number }>`
          select (select count(*) from source_look where source = 'microsoft365')::int as looked,
            (select count(*) from pgboss.job where name = 'look' and state <= 'active' and data ->> 'first' = 'true'
              and start_after < now() + interval '30 minutes')::int
              as left`
          .execute(db)
          // The worker has not made its tables yet.
          .catch(() => ({ rows: [{ looked: 0, left: 0 }] }));
        const { looked = 0, left = 0 } = rows[0] ?? {};
        if (looked > Math.min(most, customers) * 0.7 && left === 0) return (performance.now() - began) / 1000;
      }
    },
    async close() {
      await worker.stop();
      await closeDatabase();
      await server.stop();
      await teams.close();
      await sandbox.stop();
    },
  };
}

/** As soon as nearly everybody's first look is asked for, all but so many of them wait an hour. */
async function putOff(db: Kysely<Tables>, customers: number, most: number): Promise<void> {
  const asked = async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from pgboss.job where name = 'look'`
      .execute(db)
      .catch(() => ({ rows: [] }));
    return rows[0]?.count ?? 0;
  };
  while ((await asked()) < customers * 0.8) await sleep(PACE_MS);
  await sql`
    update pgboss.job set start_after = now() + interval '1 hour'
    where name = 'look' and state < 'active' and id not in (
      select id from pgboss.job where name = 'look' order by state desc, start_after limit ${most})`.execute(db);
}
