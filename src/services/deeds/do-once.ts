import type { Agent } from '../../domain/agent.ts';
import type { Deed, DeedLedger } from '../ports.ts';

export interface OnceOnly {
  /** Names the deed: two clicks that must not both act have the same. */
  readonly key: string;
  readonly by: Agent;
  /** After so many milliseconds it may be done again; never when absent. */
  readonly againAfterMs?: number;
}

/** Somebody was first. */
export interface Earlier extends Deed {
  readonly askedAt: Date;
}

export interface DoOnce {
  /**
   * Acts, unless somebody has or is about to: then says who, and does nothing. `act` answers whether it was done; what
   * was not, or failed, may be tried again at once.
   */
  (deed: OnceOnly, act: () => Promise<boolean>): Promise<Earlier | undefined>;
  /** Undone: it may be done again. */
  forget(key: string): Promise<void>;
}

/**
 * For clicks that write or send: Teams delivers a click again when its answer was slow, people press twice, and a card can
 * be pressed by several. Clicks that only read need none of it.
 */
export function createDoOnce({ ledger, clock }: { readonly ledger: DeedLedger; readonly clock: () => Date }): DoOnce {
  const doOnce = async ({ key, by, againAfterMs }: OnceOnly, act: () => Promise<boolean>) => {
    const askedAt = clock();
    const since = againAfterMs === undefined ? undefined : new Date(askedAt.getTime() - againAfterMs);
    const earlier = await ledger.begin(key, by, askedAt, since);
    if (earlier) return { ...earlier, askedAt };
    let isDone = false;
    try {
      isDone = await act();
    } finally {
      await (isDone ? ledger.finish(key) : ledger.forget(key));
    }
    return undefined;
  };
  return Object.assign(doOnce, { forget: ledger.forget });
}
