import { type Kysely, type RawBuilder, sql } from 'kysely';
import { StateConflictError } from './errors.ts';
import { inBatches } from './in-batches.ts';
import { createInOneStatement } from './in-one-statement.ts';
import type { Tables } from './tables.ts';

/** Plain JSON, with the version it was read at. */
export interface StateItem {
  eTag?: string;
  [name: string]: unknown;
}

/** botbuilder's `Storage`, by shape. */
export interface BotStorage {
  /** Items that are not there are left out. */
  read(keys: string[]): Promise<Record<string, StateItem>>;
  /**
   * All or nothing; fails with `StateConflictError`. Without eTag, or with `*`, the last writer wins. An eTag read here
   * must still be the item's. Any other eTag means "if it is not there yet" (so botbuilder's single sign-on exchanges a
   * token once).
   */
  write(changes: Record<string, StateItem>): Promise<void>;
  delete(keys: string[]): Promise<void>;
}

interface Change {
  readonly key: string;
  readonly eTag: string | undefined;
  readonly json: string;
}

/** The bot's state in the database: one statement a read, one a write unless several items carry eTags. */
export function createBotStorage(db: Kysely<Tables>, inOneStatement = createInOneStatement(db)): BotStorage {
  const read = inBatches((questions: readonly (readonly string[])[]) => readAll(db, questions));
  const put = inOneStatement(putAll);

  return {
    async read(keys) {
      return keys.length === 0 ? {} : await read(keys);
    },

    async write(changes) {
      const all = toChanges(changes);
      const [first] = all;
      if (!first) return;
      if (all.every(isUnconditional)) await put(all);
      else if (all.length === 1) await writeOne(db, first);
      else
        await db.transaction().execute(async (trx) => {
          for (const change of all) await writeOne(trx, change);
        });
    },

    async delete(keys) {
      await sql`delete from bot_state where key = any(${keys})`.execute(db);
    },
  };
}

/** Always in the order of the keys, so that two writers never wait for each other in a circle. */
function toChanges(items: Record<string, StateItem>): Change[] {
  return Object.keys(items)
    .sort()
    .map((key) => {
      const { eTag, ...data } = items[key] ?? {};
      return { key, eTag, json: JSON.stringify(data) };
    });
}

const isUnconditional = ({ eTag }: Change): boolean => !eTag || eTag === '*';
const isOurs = (eTag: string): boolean => /^\d{1,18}$/.test(eTag);

/** Each asker gets objects of their own. */
async function readAll(
  db: Kysely<Tables>,
  questions: readonly (readonly string[])[],
): Promise<Record<string, StateItem>[]> {
  const keys = [...new Set(questions.flat())];
  const { rows } = await sql<{ key: string; etag: string; data: string }>`
    select key, etag::text, data::text from bot_state where key = any(${keys})`.execute(db);
  const found = new Map(rows.map((row) => [row.key, row]));
  return questions.map((asked) => {
    const items = asked.flatMap((key) => found.get(key) ?? []);
    return Object.fromEntries(items.map(({ key, etag, data }) => [key, { ...JSON.parse(data), eTag: etag }]));
  });
}

/** As if they had been written one after the other. */
function putAll(writes: readonly (readonly Change[])[]): RawBuilder<unknown> {
  const last = new Map(writes.flat().map((change) => [change.key, change]));
  const keys = [...last.keys()];
  const data = [...last.values()].map(({ json }) => json);
  return sql`state_put as (
    insert into bot_state (key, data, updated_at)
    select key, data::json, now() from unnest(${keys}::text[], ${data}::text[]) as change (key, data)
    order by key
    on conflict (key) do update set data = excluded.data, etag = default, updated_at = excluded.updated_at
  )`;
}

async function writeOne(db: Kysely<Tables>, change: Change): Promise<void> {
  const { key, eTag, json } = change;
  if (!eTag || eTag === '*') return void (await sql`with ${putAll([[change]])} select 1`.execute(db));
  const statement = isOurs(eTag)
    ? sql`update bot_state set data = ${json}::json, etag = default, updated_at = now()
          where key = ${key} and etag = ${eTag}::bigint`
    : sql`insert into bot_state (key, data, updated_at) values (${key}, ${json}::json, now())
          on conflict (key) do nothing`;
  const { numAffectedRows } = await statement.execute(db);
  if (!numAffectedRows) throw new StateConflictError(key);
}
