import { type Kysely, sql } from 'kysely';
import type { TurnLedger } from '../../ports.ts';
import { inBatches } from './in-batches.ts';
import { createInOneStatement } from './in-one-statement.ts';
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

interface Claim {
  readonly key: string;
  readonly at: Date;
}

/** A claim this old whose turn is not finished was taken by a process that died. */
const SILENT_AFTER_MS = 30_000;

/** Claims are written together, and finished turns with whatever else is written at that moment. */
export function createTurnLedger(
  db: Kysely<Tables>,
  { process, onError, flushAfterMs = 20 }: TurnLedgerOptions,
  inOneStatement = createInOneStatement(db),
): StoredTurnLedger {
  let finished: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const claim = inBatches(async (claims: readonly Claim[]) => {
    // Of several claims in one batch, the first one counts.
    const first = new Map(claims.toReversed().map((one) => [one.key, one]));
    const keys = [...first.keys()];
    const times = [...first.values()].map(({ at }) => at);
    const { rows } = await sql<{ key: string }>`
      insert into turn (key, claimed_at, claimed_by)
      select key, at, ${process} from unnest(${keys}::text[], ${times}::timestamptz[]) as claim (key, at)
      order by key
      on conflict (key) do update set claimed_at = excluded.claimed_at, claimed_by = excluded.claimed_by
        where turn.done_at is null and turn.claimed_by <> excluded.claimed_by
          and turn.claimed_at <= excluded.claimed_at - ${SILENT_AFTER_MS} * interval '1 millisecond'
      returning key`.execute(db);
    const ours = new Set(rows.map(({ key }) => key));
    return claims.map((one) => ours.has(one.key) && first.get(one.key) === one);
  });

  const finishAll = inOneStatement(
    (some: readonly (readonly string[])[]) =>
      sql`turn_done as (update turn set done_at = now() where key = any(${some.flat()}))`,
  );

  async function write(keys: readonly string[]): Promise<void> {
    try {
      await finishAll(keys);
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
    claim: (key, at) => claim({ key, at }),

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
