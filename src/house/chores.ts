import type { World } from './world.ts';

/** Repeats work for as long as the house stands; a round begins only when the one before has ended. */
export interface Chores {
  every(ms: number, chore: () => Promise<unknown>): void;
  /** Resolves when the rounds now under way have ended. */
  settled(): Promise<void>;
  /** Begins no further round, and waits for those under way. */
  stop(): Promise<void>;
}

export function createChores({ alarm }: Pick<World, 'alarm'>, onError: (error: unknown) => void): Chores {
  const pending = new Map<object, () => void>();
  const underWay = new Set<Promise<unknown>>();
  let stopped = false;

  return {
    every(ms, chore) {
      const id = {};
      const round = () => {
        const work = chore().catch(onError);
        underWay.add(work);
        void work.finally(() => {
          underWay.delete(work);
          if (!stopped) pending.set(id, alarm(ms, round));
        });
      };
      round();
    },
    async settled() {
      await Promise.all(underWay);
    },
    async stop() {
      stopped = true;
      for (const takeBack of pending.values()) takeBack();
      await Promise.all(underWay);
    },
  };
}
