export interface Settings {
  readonly port: number;
  readonly customers: number | undefined;
  readonly caFile: string | undefined;
  readonly now: Date | undefined;
  readonly isClockFixed: boolean;
  readonly exitsWithParent: boolean;
  readonly isLive: boolean;
}

/** Reads the `SANDBOX_*` variables. Fails with one sentence that names the variable. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const count = (name: string): number | undefined => {
    const text = env[name];
    if (!text) return undefined;
    if (!/^\d{1,7}$/.test(text)) throw new Error(`${name} must be a whole number, not '${text}'.`);
    return Number(text);
  };
  const now = env.SANDBOX_NOW ? new Date(env.SANDBOX_NOW) : undefined;
  if (now && Number.isNaN(now.getTime())) throw new Error('SANDBOX_NOW must be a time such as 2026-11-22T10:00:00Z.');
  if (env.SANDBOX_LIVE && !['on', 'off'].includes(env.SANDBOX_LIVE)) throw new Error('SANDBOX_LIVE must be on or off.');
  const port = count('SANDBOX_PORT') ?? 56160;
  if (port > 65535) throw new Error('SANDBOX_PORT must be 0 to 65535.');
  return {
    port,
    customers: count('SANDBOX_CUSTOMERS'),
    caFile: env.SANDBOX_CA_FILE || undefined,
    now,
    isClockFixed: env.SANDBOX_CLOCK === 'fixed',
    isLive: env.SANDBOX_LIVE === 'on',
    exitsWithParent: env.SANDBOX_EXIT_WITH_PARENT === '1',
  };
}
