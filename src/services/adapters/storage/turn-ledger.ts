import { type Kysely, sql } from 'kysely';
import type { TurnLedger } from '../../ports.ts';
import type { Tables } from './tables.ts';

export interface TurnLedgerOptions {
  /** Names this process among the replicas; another name after every start. */
  readonly process: string;
  /** Hears why finished turns could not be recorded. They are lost: a redelivery 30 s later may be worked on again. */
  readonly onError: (error: unknown) => void;
  /** How long finished turns are collected before they are written together. */
  readonly flushAfterMs?: number;
}

export interface StoredTurnLedger extends TurnLedger {
  /** Writes what is finished so far; call it before the database is closed. */
  flush(): Promise<void>;
  /** Forgets turns claimed before then. Answers how many. */
  purge(before: Date): Promise<number>;
}

/** A claim this old whose turn is not finished was taken by a process that died. */
const SILENT_AFTER_MS = 30_000;

/** One statement a claim; finished turns are written together, at most one statement at a time. */
export function createTurnLedger(
  db: Kysely<Tables>,
  { process, onError, flushAfterMs = 20 }: TurnLedgerOptions,
): StoredTurnLedger {
  let finished: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function write(keys: readonly string[]): Promise<void> {
    try {
      await sql`update turn set done_at = now() where key = any(${keys})`.execute(db);
    } catch (error) {
      onError(error);
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const keys = finished;
    finished = [];
    if (keys.length > 0) writing = writing.then(() => write(keys));
    return writing;
  }

  return {
    async claim(key, at) {
      const silentSince = new Date(at.getTime() - SILENT_AFTER_MS);
      const { rows } = await sql`
        insert into turn (key, claimed_at, claimed_by) values (${key}, ${at}, ${process})
        on conflict (key) do update set claimed_at = excluded.claimed_at, claimed_by = excluded.claimed_by
          where turn.done_at is null and turn.claimed_by <> excluded.claimed_by and turn.claimed_at <= ${silentSince}
        returning key`.execute(db);
      return rows.length === 1;
    },

    finish(key) {
      finished.push(key);
      timer ??= setTimeout(flush, flushAfterMs);
    },

    flush,

    async purge(before) {
      const { numDeletedRows } = await db.deleteFrom('turn').where('claimed_at', '<', before).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
