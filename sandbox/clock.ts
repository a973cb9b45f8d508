/** The sandbox's own time: what its contents are told in. Tokens and throttling follow the machine's. */
export interface Clock {
  readonly now: () => Date;
  readonly isFixed: boolean;
  readonly moveTo: (now: Date) => void;
}

/** Starts at `start` and runs with `machine` (milliseconds), or stands still when `fixed`. */
export function createClock(start: Date, fixed: boolean, machine: () => number): Clock {
  let shown = start.getTime();
  let since = machine();
  return {
    now: () => new Date(fixed ? shown : shown + machine() - since),
    isFixed: fixed,
    moveTo: (now) => {
      shown = now.getTime();
      since = machine();
    },
  };
}
