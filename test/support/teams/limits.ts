/** What Teams refuses, or nothing. */
export interface TeamsRefusal {
  readonly status: number;
  readonly code: string;
  readonly retryAfterSeconds?: number;
}

export interface TeamsLimits {
  /** Counts a call, unless it is refused. */
  check(thread: string, tenant: string, bytes: number): TeamsRefusal | undefined;
}

type Window = readonly [seconds: number, most: number];

/** As Teams publishes them: one bot's messages in one thread, and all calls of an app in one tenant. */
const THREAD: readonly Window[] = [
  [1, 7],
  [2, 8],
  [30, 60],
  [3600, 1800],
];
const TENANT: readonly Window[] = [[1, 50]];
/** Some 100 KB as UTF-16 are taken; nothing of ours comes near it. */
const MOST_CHARACTERS = 50_000;

/** Teams' own limits, by a clock that a test may hold. */
export function createTeamsLimits(now: () => number): TeamsLimits {
  const logs = new Map<string, number[]>();
  const fullUntil = (key: string, windows: readonly Window[]): number => {
    const log = logs.get(key) ?? [];
    const freeAt = windows.map(([seconds, most]) => (log.at(-most) ?? Number.NEGATIVE_INFINITY) + seconds * 1000);
    return Math.max(...freeAt);
  };
  return {
    check(thread, tenant, bytes) {
      if (bytes > MOST_CHARACTERS) return { status: 413, code: 'MessageSizeTooBig' };
      const at = now();
      const free = Math.max(fullUntil(`thread ${thread}`, THREAD), fullUntil(`tenant ${tenant}`, TENANT));
      if (free > at) return { status: 429, code: 'Throttled', retryAfterSeconds: Math.ceil((free - at) / 1000) };
      for (const key of [`thread ${thread}`, `tenant ${tenant}`])
        logs.set(key, [...(logs.get(key) ?? []), at].slice(-1800));
      return undefined;
    },
  };
}
