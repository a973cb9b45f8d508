import { sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import { type Database, openDatabase } from '../../../src/services/adapters/storage/database.ts';
import { until } from './in-time.ts';

type Db = Database['db'];

/** What outlives the bot: its database, looked at between two lives. */
export interface Home {
  readonly name: 'embedded' | 'postgres';
  /** What tells the bot of it. */
  readonly settings: Readonly<Record<string, string>>;
  /** Nobody else may be there: the embedded database has one process. */
  visit<Found>(look: (db: Db) => Promise<Found>): Promise<Found>;
  /** As if so much time went by while nobody lives, for the jobs: their clock is the database's, not the bot's. */
  letPass(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** A directory that holds the database of one process. */
export function embeddedHome(dataDir: string): Home {
  const visit: Home['visit'] = async (look) => {
    const database = await openDatabase({ dataDir });
    try {
      return await look(database.db);
    } finally {
      await database.close();
    }
  };
  return {
    name: 'embedded',
    settings: { ROLE: 'all', DATA_DIR: dataDir },
    visit,
    // A start begins anew by itself what had been begun.
    letPass: async () => {},
    close: async () => {},
  };
}

/** A database on a server, with a worker on it. */
export async function serverHome(databaseUrl: string): Promise<Home> {
  const database = await openDatabase({ databaseUrl });
  const boss = await new PgBoss({ connectionString: databaseUrl, max: 1, supervise: false, schedule: false }).start();
  return {
    name: 'postgres',
    settings: { ROLE: 'worker', DATABASE_URL: databaseUrl },
    visit: (look) => look(database.db),
    async letPass(ms) {
      await until(() => isLeftAlone(database.db));
      await passIn(database.db, ms);
      // Every worker does so every 15 seconds: what has expired is tried again soon, which then is due.
      await boss.supervise();
      await passIn(database.db, FIRST_RETRY_MS);
    },
    async close() {
      await boss.stop();
      await database.close();
    },
  };
}

const FIRST_RETRY_MS = 30_000;

/** The server goes on for a moment with what a process that was killed has asked for last. */
async function isLeftAlone(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_stat_activity where datname = current_database()
    and application_name like 'healthdesk%' and state <> 'idle' and pid <> pg_backend_pid()`.execute(db);
  return rows.length === 0;
}

/** Nobody has been at work for so long, which pg-boss notes every 15 seconds in `singletons_active`. */
async function passIn(db: Db, ms: number): Promise<void> {
  const by = sql`${ms} * interval '1 millisecond'`;
  await sql`update pgboss.job set started_on = started_on - ${by}, start_after = start_after - ${by},
    heartbeat_on = heartbeat_on - ${by} where state <= 'active'`.execute(db);
  await sql`update pgboss.queue set monitor_claim_on = monitor_claim_on - ${by},
    singletons_active = null`.execute(db);
}

/** What waits though nobody will ever come for it. Asked when the bot has ended politely, having nothing to do. */
export async function stuck(db: Db): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select 'card' as what, incident_id as id from living_card where posting_since is not null or message_id is null
    union all select 'reply', incident_id from card_reply where sent_at is null
    union all select 'job', singleton_key from pgboss.job where name like 'tell-%'
      and (state = 'active' or state < 'active' and start_after <= now())`.execute(db);
  return rows;
}

/** The message of each incident's card, as far as the bot knows. */
export async function knownCards(db: Db): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db.selectFrom('living_card').select(['incident_id', 'message_id']).execute();
  return new Map(rows.map((row) => [row.incident_id, row.message_id]));
}
