import { type Kysely, type RawBuilder, sql } from 'kysely';
import { inBatches } from './in-batches.ts';
import type { Tables } from './tables.ts';

/** The parts of a WITH clause that write all of these; no other kind of write has their names, or their tables. */
type PartsOf<Item> = (items: readonly Item[]) => RawBuilder<unknown>;

/** Makes the writer of one kind of items; it resolves when the item is in the database. */
export type InOneStatement = <Item>(partsOf: PartsOf<Item>) => (item: Item) => Promise<void>;

interface Write {
  /** Counted as kinds are made: their parts always stand in this order, so that two replicas never wait in a circle. */
  readonly kind: number;
  readonly partsOf: PartsOf<unknown>;
  readonly item: unknown;
}

/**
 * Writes of several kinds, one statement for all that are asked for at once (`inBatches`): what turns write beside each other
 * costs them one way to the database and one commit.
 */
export function createInOneStatement(db: Kysely<Tables>): InOneStatement {
  let kinds = 0;
  const write = inBatches(async (writes: readonly Write[]) => {
    const byKind = [...Map.groupBy(writes, ({ kind }) => kind)].toSorted(([a], [b]) => a - b);
    const parts = byKind.flatMap(([, [first, ...others]]) =>
      first ? [first.partsOf([first, ...others].map(({ item }) => item))] : [],
    );
    await sql`with ${sql.join(parts)} select 1`.execute(db);
    return writes.map(() => undefined);
  });

  return <Item>(partsOf: PartsOf<Item>) => {
    const kind = kinds++;
    return async (item: Item) => await write({ kind, partsOf: partsOf as PartsOf<unknown>, item });
  };
}
