const LOOK_AGAIN_MS = 250;

/** Aborts when somebody asks `npm start` to stop: by Ctrl-C or `kill`, or by ending npm alone. */
export function askedToStop(runByNpm: boolean): AbortSignal {
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked.abort());
  if (runByNpm) {
    // npm hands a signal to the shell between us, which dies of it and tells nobody.
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && asked.abort(), LOOK_AGAIN_MS).unref();
  }
  return asked.signal;
}
