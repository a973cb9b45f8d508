/** How Microsoft counts requests under /admin/serviceAnnouncement/: per tenant and application. */
const LIMITS = [
  { requests: 240, windowMs: 60_000 },
  { requests: 800, windowMs: 3_600_000 },
];

export interface Throttle {
  /** Counts a request; answers the seconds to wait when it is one too many. Refused requests do not count. */
  readonly take: (tenantId: string) => number | undefined;
  readonly isOn: () => boolean;
  readonly turn: (on: boolean) => void;
}

/** `machine` tells milliseconds; a clock that stands still would never let anyone through again. */
export function createThrottle(machine: () => number): Throttle {
  const taken = new Map<string, number[]>();
  let on = true;
  return {
    take: (tenantId) => {
      if (!on) return undefined;
      const now = machine();
      const times = (taken.get(tenantId) ?? []).filter((at) => at > now - 3_600_000);
      for (const { requests, windowMs } of LIMITS) {
        const oldest = times.at(-requests);
        if (oldest !== undefined && oldest > now - windowMs) return Math.ceil((oldest + windowMs - now) / 1000);
      }
      taken.set(tenantId, [...times, now]);
      return undefined;
    },
    isOn: () => on,
    turn: (wanted) => {
      on = wanted;
      taken.clear();
    },
  };
}
