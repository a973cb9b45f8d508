import type { Outage } from '../../domain/outage.ts';

const KEPT_MS = 15_000;

/**
 * What is open, read once for all who want it within 15 seconds: every answer about a customer's health asks for it, and it
 * changes with rounds. A reading that failed is not kept.
 */
export function createKeptOpen(
  read: () => Promise<readonly Outage[]>,
  clock: () => Date,
): () => Promise<readonly Outage[]> {
  let kept: { readonly outages: Promise<readonly Outage[]>; readonly until: number } | undefined;
  return async () => {
    const now = clock().getTime();
    if (kept && now < kept.until) return await kept.outages;
    const fresh = { outages: read(), until: now + KEPT_MS };
    kept = fresh;
    try {
      return await fresh.outages;
    } catch (error) {
      if (kept === fresh) kept = undefined;
      throw error;
    }
  };
}
