import type { KyselyPlugin } from 'kysely';
import type { Database } from '../../src/services/adapters/storage/database.ts';

/** A process that dies at one of the moments at which it waits, and does nothing more from then on. */
export interface Mortal {
  readonly db: Database['db'];
  /** One more moment, for what is waited for elsewhere. */
  readonly moment: () => Promise<string>;
  readonly isDead: () => boolean;
}

/** Dies at moment number `at`, counted from 0: before each statement, and after it was done. */
export function aMortal(db: Database['db'], at: number): Mortal {
  let passed = 0;
  const moment = () => {
    if (passed >= at) throw new Error(`died at moment ${at}`);
    passed += 1;
  };
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      moment();
      return node;
    },
    transformResult: async ({ result }) => {
      moment();
      return result;
    },
  };
  return {
    db: db.withPlugin(plugin),
    moment: async () => {
      moment();
      return 'token';
    },
    isDead: () => passed >= at,
  };
}
