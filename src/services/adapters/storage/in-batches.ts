import { setImmediate as roundOver } from 'node:timers/promises';

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

const MOST_IN_A_BATCH = 100;

/**
 * Work of one kind, a batch at a time: what is asked for in one round of the event loop, or while a batch is under way, goes
 * together. A busy time's turns share statements: a statement's way to the database and back is the dearest part of it, and
 * the embedded database, which answers within the round, would otherwise get each alone (165 turns a second, not 300).
 * `run` answers in the order of the items.
 */
export function inBatches<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let isBusy = false;

  async function attempt(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await run(batch.map(({ item }) => item));
      for (const [at, { resolve }] of batch.entries()) resolve(results[at] as Result);
    } catch (error) {
      // What one of them brought must not fail the others.
      if (batch.length > 1 && isRefusal(error)) await Promise.all(batch.map((one) => attempt([one])));
      else for (const { reject } of batch) reject(error);
    }
  }

  async function work(): Promise<void> {
    isBusy = true;
    while (waiting.length > 0) {
      await roundOver();
      const batch = waiting.slice(0, MOST_IN_A_BATCH);
      waiting = waiting.slice(MOST_IN_A_BATCH);
      await attempt(batch);
    }
    isBusy = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isBusy) void work();
    });
}

/** The database read the statement and did not like its data (SQLSTATE classes 22 and 54): nothing was done. */
const isRefusal = (error: unknown): boolean => /^(22|54)/.test(String((error as { code?: unknown } | null)?.code));
