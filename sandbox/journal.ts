import type { Ask } from './exchange.ts';

/** One request as it came, for whoever counts calls. `status` is 0 until, and unless, it was answered. */
export interface Entry {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly tenant: string | null;
  status: number;
}

export interface Journal {
  readonly open: (ask: Ask, tenantId: string | undefined) => Entry;
  readonly read: () => readonly Entry[];
  readonly clear: () => void;
}

const KEPT = 10_000;

/** Remembers the last 10,000 requests. */
export function createJournal(): Journal {
  let entries: Entry[] = [];
  return {
    open: (ask, tenantId) => {
      const entry = { method: ask.method, path: ask.path, query: ask.search, tenant: tenantId ?? null, status: 0 };
      entries.push(entry);
      if (entries.length >= 2 * KEPT) entries = entries.slice(-KEPT);
      return entry;
    },
    read: () => entries.slice(-KEPT),
    clear: () => {
      entries = [];
    },
  };
}
