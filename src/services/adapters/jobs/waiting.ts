import type { JobDepth } from '../../metrics-ports.ts';
import type { JobKind, OpenTransaction } from '../../outage-ports.ts';
import { JOB_KINDS } from './queues.ts';

export const SCHEMA = 'pgboss';

interface Wanted {
  readonly key: string;
  readonly afterMs?: number;
}

/**
 * Moves jobs that wait to the earlier of two times, and holds them until the transaction ends: nobody begins one of them
 * that would not see what the transaction writes. pg-boss changes one job a statement, and this is for thousands. Answers
 * the keys of all that wait.
 */
export async function bringForward(
  db: OpenTransaction,
  kind: JobKind,
  jobs: readonly Wanted[],
): Promise<ReadonlySet<string>> {
  const { rows } = await db.executeSql(
    `with held as (
       select id, singleton_key as key from ${SCHEMA}.job
       where name = $1 and state < 'active' and singleton_key = any($2::text[])
       order by singleton_key, id for update
     )
     update ${SCHEMA}.job
     set start_after = least(start_after, ${SCHEMA}.job_now() + wanted.after_ms * interval '1 millisecond')
     from held join unnest($2::text[], $3::float8[]) as wanted (key, after_ms) using (key)
     where job.name = $1 and job.id = held.id and job.state < 'active'
     returning singleton_key as key`,
    [kind, jobs.map(({ key }) => key), jobs.map(({ afterMs = 0 }) => afterMs)],
  );
  return new Set(keysIn(rows));
}

/** Begins at once those that would wait longer. Answers how many there were. */
export async function hurry(db: OpenTransaction, kind: JobKind, keys: readonly string[]): Promise<number> {
  const { rows } = await db.executeSql(
    `update ${SCHEMA}.job set start_after = ${SCHEMA}.job_now()
     where name = $1 and state < 'active' and singleton_key = any($2::text[]) and start_after > ${SCHEMA}.job_now()
     returning 1 as one`,
    [kind, [...keys]],
  );
  return rows.length;
}

/** Takes back those that wait. Answers how many there were. */
export async function cancel(db: OpenTransaction, kind: JobKind, keys: readonly string[]): Promise<number> {
  const { rows } = await db.executeSql(
    `delete from ${SCHEMA}.job where name = $1 and state < 'active' and singleton_key = any($2::text[])
     returning 1 as one`,
    [kind, [...keys]],
  );
  return rows.length;
}

/** Keys for which nothing waits and nothing is under way. */
export async function missing(db: OpenTransaction, kind: JobKind, keys: readonly string[]): Promise<readonly string[]> {
  const { rows } = await db.executeSql(
    `select key from unnest($2::text[]) as key
     where key not in (
       select singleton_key from ${SCHEMA}.job
       where name = $1 and state <= 'active' and singleton_key is not null)`,
    [kind, [...keys]],
  );
  return keysIn(rows);
}

const keysIn = (rows: readonly unknown[]): readonly string[] => (rows as readonly Wanted[]).map(({ key }) => key);

interface Begun {
  readonly kind: JobKind;
  readonly ids: readonly string[];
  readonly keys: readonly string[];
}

/** Those that somebody has begun, by kind. */
export async function underWay(db: OpenTransaction): Promise<readonly Begun[]> {
  const { rows } = await db.executeSql(
    `select name as kind, array_agg(id::text) as ids, array_agg(singleton_key) as keys from ${SCHEMA}.job
     where state = 'active' and name = any($1::text[]) group by name`,
    [JOB_KINDS],
  );
  return rows as readonly Begun[];
}

/** Begins these at once, and forgets that pg-boss has noted them as under way: it would pass over them until its next note. */
export async function release(db: OpenTransaction, kind: JobKind, keys: readonly string[]): Promise<void> {
  await hurry(db, kind, keys);
  await db.executeSql(`update ${SCHEMA}.queue set singletons_active = null where name = $1`, [kind]);
}

/** How much of each kind there is to do. */
export async function depths(db: OpenTransaction): Promise<readonly JobDepth[]> {
  const { rows } = await db.executeSql(
    `select name as kind,
       (count(*) filter (where state < 'active' and start_after <= ${SCHEMA}.job_now()))::int as due,
       (count(*) filter (where state < 'active' and start_after > ${SCHEMA}.job_now()))::int as later,
       (count(*) filter (where state = 'active'))::int as "underWay",
       coalesce(extract(epoch from ${SCHEMA}.job_now() - min(start_after) filter (
         where state < 'active' and start_after <= ${SCHEMA}.job_now())), 0)::float8 as "oldestDueS"
     from ${SCHEMA}.job where state <= 'active' and name = any($1::text[]) group by name order by name`,
    [JOB_KINDS],
  );
  return rows as readonly JobDepth[];
}
