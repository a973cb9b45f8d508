import { createDoOnce, type DoOnce } from '../../src/services/deeds/do-once.ts';
import type { DeedLedger } from '../../src/services/ports.ts';
import { NOW } from './builders.ts';

/** In memory, with the same rules as the stored one save that nobody dies. */
export function aDeedLedger(): DeedLedger {
  const deeds = new Map<string, { by: string; at: Date; isDone: boolean }>();
  return {
    async begin(key, by, at, repeatableSince) {
      const earlier = deeds.get(key);
      if (earlier && !(repeatableSince && earlier.at <= repeatableSince)) return earlier;
      deeds.set(key, { by: by.name, at, isDone: false });
      return undefined;
    },
    async finish(key) {
      const deed = deeds.get(key);
      if (deed) deed.isDone = true;
    },
    forget: async (key) => void deeds.delete(key),
    purge: async () => 0,
  };
}

export const aDoOnce = (clock = () => NOW): DoOnce => createDoOnce({ ledger: aDeedLedger(), clock });
